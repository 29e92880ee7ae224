package io.github.certidice.evidence;

import io.github.certidice.claim.Theorem;
import io.github.certidice.evidence.coq.CoqLibrary;
import io.github.certidice.evidence.coq.CoqOutcome;
import io.github.certidice.evidence.smt.Solver;
import io.github.certidice.evidence.smt.SolverFork;
import io.github.certidice.evidence.smt.SolverLimits;
import io.github.certidice.evidence.smt.SolverOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Decides proof files. */
@FunctionalInterface
public interface Provers {

    /** What the solvers say of {@code proofs/smt/<slug>.smt2}. */
    SolverEvidence decide(String slug);

    /** What Coq says of a theorem; these provers have none. */
    default CoqEvidence prove(Theorem theorem) {
        return new CoqEvidence(
                theorem, new CoqOutcome.NotRun("Coq was not asked: --coq, or mvn verify -Pstrict, asks it"));
    }

    /** These provers, and theories that were compiled. */
    default Provers and(CoqLibrary theories) {
        Provers solvers = this;
        return new Provers() {
            @Override
            public SolverEvidence decide(String slug) {
                return solvers.decide(slug);
            }

            @Override
            public CoqEvidence prove(Theorem theorem) {
                return new CoqEvidence(theorem, outcome(theories, theorem));
            }
        };
    }

    private static CoqOutcome outcome(CoqLibrary theories, Theorem theorem) {
        try {
            return theories.outcome(theorem);
        } catch (IOException e) {
            return new CoqOutcome.NotRun(e.getClass().getSimpleName());
        }
    }

    /** Z3 and cvc5, each in a JVM of its own that is killed when it takes too long; each file once. */
    static Provers solvers() {
        Map<String, SolverEvidence> known = new ConcurrentHashMap<>();
        return slug -> known.computeIfAbsent(slug, s -> new SolverEvidence(file(s), runAll(script(s))));
    }

    /** Where the proof of a claim lies, from the root of the project and in the jar. */
    static String file(String slug) {
        return "proofs/smt/" + slug + ".smt2";
    }

    private static List<SolverOutcome> runAll(String script) {
        return Arrays.stream(Solver.values())
                .parallel()
                .map(solver -> run(solver, script))
                .toList();
    }

    private static SolverOutcome run(Solver solver, String script) {
        try {
            return new SolverFork(SolverLimits.DEFAULT).run(solver, script);
        } catch (IOException e) {
            return new SolverOutcome.Unavailable(solver, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SolverOutcome.Unavailable(solver, "interrupted");
        }
    }

    private static String script(String slug) {
        try (InputStream in = Provers.class.getResourceAsStream("/" + file(slug))) {
            if (in == null) {
                throw new IllegalStateException("no " + file(slug) + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
