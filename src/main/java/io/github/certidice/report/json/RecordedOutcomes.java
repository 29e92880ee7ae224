package io.github.certidice.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.certidice.claim.Theorem;
import io.github.certidice.evidence.coq.CoqOutcome;
import io.github.certidice.evidence.coq.CoqSources;
import io.github.certidice.evidence.smt.Answer;
import io.github.certidice.evidence.smt.CheckAnswer;
import io.github.certidice.evidence.smt.Solver;
import io.github.certidice.evidence.smt.SolverVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What solvers said when a report was made, read from its {@code claims.json}.
 *
 * @param all one for each proof file and solver that gave a verdict
 * @param theorems one for each theorem that Coq accepted
 */
public record RecordedOutcomes(List<Recorded> all, List<AcceptedTheorem> theorems) {

    /**
     * A verdict on one proof file.
     *
     * @param file the file
     * @param digest the file's content, as SHA-256
     * @param verdict what was said
     */
    record Recorded(String file, String digest, SolverVerdict verdict) {}

    /**
     * A theorem that was accepted.
     *
     * @param file of the theorem
     * @param name of the theorem
     * @param digest of all theories, as SHA-256
     * @param outcome what was said
     */
    record AcceptedTheorem(String file, String name, String digest, CoqOutcome.Accepted outcome) {}

    /**
     * Reads a report.
     *
     * @throws IllegalArgumentException if the text is no report
     */
    public static RecordedOutcomes parse(String claimsJson) {
        List<Recorded> all = new ArrayList<>();
        List<AcceptedTheorem> theorems = new ArrayList<>();
        try {
            for (JsonNode evidence : new ObjectMapper().readTree(claimsJson).findValues("evidence")) {
                evidence.forEach(piece -> addAll(all, piece));
                evidence.forEach(piece -> addTheorem(theorems, piece));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a claims.json: " + e.getOriginalMessage(), e);
        }
        return new RecordedOutcomes(List.copyOf(all), List.copyOf(theorems));
    }

    private static void addTheorem(List<AcceptedTheorem> theorems, JsonNode evidence) {
        if (evidence.has("theorem") && evidence.has("axioms")) {
            List<String> axioms = StreamSupport.stream(evidence.path("axioms").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            theorems.add(new AcceptedTheorem(
                    evidence.path("file").asText(),
                    evidence.path("theorem").asText(),
                    evidence.path("sha256").asText(),
                    new CoqOutcome.Accepted(evidence.path("version").asText(), axioms)));
        }
    }

    private static void addAll(List<Recorded> all, JsonNode evidence) {
        for (JsonNode outcome : evidence.path("outcomes")) {
            if (outcome.has("checks")) {
                all.add(new Recorded(
                        evidence.path("file").asText(), evidence.path("sha256").asText(), verdict(outcome)));
            }
        }
    }

    private static SolverVerdict verdict(JsonNode outcome) {
        Solver solver = Solver.valueOf(outcome.path("solver").asText().toUpperCase(Locale.ROOT));
        List<CheckAnswer> checks = StreamSupport.stream(outcome.path("checks").spliterator(), false)
                .map(check -> new CheckAnswer(
                        check.path("line").asInt(), answer(check.path("expected")), answer(check.path("found"))))
                .toList();
        return new SolverVerdict(solver, outcome.path("version").asText(), checks);
    }

    private static Answer answer(JsonNode word) {
        return Answer.valueOf(word.asText().toUpperCase(Locale.ROOT));
    }

    /** What that solver said of this proof file, if the file has not changed since. */
    Optional<SolverVerdict> verdict(String file, Solver solver) {
        Optional<String> digest = ProofDigest.of(file);
        return all.stream()
                .filter(recorded ->
                        recorded.file().equals(file) && recorded.verdict().solver() == solver)
                .filter(recorded -> digest.filter(recorded.digest()::equals).isPresent())
                .map(Recorded::verdict)
                .findFirst();
    }

    /** What Coq said of this theorem, if no theory has changed since. */
    Optional<CoqOutcome> outcome(Theorem theorem) {
        String digest = CoqSources.digest();
        return theorems.stream()
                .filter(recorded -> recorded.file().equals(theorem.file())
                        && recorded.name().equals(theorem.name())
                        && recorded.digest().equals(digest))
                .<CoqOutcome>map(AcceptedTheorem::outcome)
                .findFirst();
    }
}
