package io.github.certidice.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.evidence.CaseEvidence;
import io.github.certidice.evidence.CoqEvidence;
import io.github.certidice.evidence.Evidence;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.coq.CoqOutcome;
import io.github.certidice.evidence.coq.CoqSources;
import io.github.certidice.evidence.smt.CheckAnswer;
import io.github.certidice.evidence.smt.SolverOutcome;
import io.github.certidice.evidence.smt.SolverVerdict;

/** Pieces of evidence. */
final class EvidenceJson {

    private EvidenceJson() {}

    static ObjectNode of(Evidence evidence) {
        if (evidence instanceof CoqEvidence coq) {
            return of(coq);
        }
        return evidence instanceof SolverEvidence solvers ? of(solvers) : of((CaseEvidence) evidence);
    }

    private static ObjectNode of(CaseEvidence evidence) {
        ObjectNode node = ClaimsJson.NODES.objectNode();
        node.put("kind", evidence.kind().name()).put("scope", evidence.scope());
        node.put("checked", evidence.counts().checked());
        node.put("outside", evidence.counts().outside());
        node.put("violated", evidence.counts().violated());
        evidence.violation().ifPresent(w -> node.set("violation", WitnessJson.of(w)));
        evidence.closest().ifPresent(w -> node.set("closest", WitnessJson.of(w)));
        evidence.histogram().counts().forEach(node.withArray("histogram")::add);
        return node;
    }

    private static ObjectNode of(SolverEvidence evidence) {
        ObjectNode node = ClaimsJson.NODES.objectNode();
        node.put("kind", "SOLVER").put("file", evidence.file());
        ProofDigest.of(evidence.file()).ifPresent(digest -> node.put("sha256", digest));
        evidence.outcomes().forEach(outcome -> node.withArray("outcomes").add(of(outcome)));
        return node;
    }

    private static ObjectNode of(CoqEvidence evidence) {
        ObjectNode node = ClaimsJson.NODES.objectNode();
        node.put("kind", "COQ").put("file", evidence.theorem().file());
        node.put("theorem", evidence.theorem().name());
        evidence.theorem().part().ifPresent(part -> node.put("part", part));
        node.put("sha256", CoqSources.digest());
        node.put("proves", evidence.outcome().proves());
        node.put("says", evidence.outcome().says());
        if (evidence.outcome() instanceof CoqOutcome.Accepted accepted) {
            node.put("version", accepted.version());
            ArrayNode axioms = node.putArray("axioms");
            accepted.axioms().forEach(axioms::add);
        }
        return node;
    }

    private static ObjectNode of(SolverOutcome outcome) {
        ObjectNode node = ClaimsJson.NODES.objectNode();
        node.put("solver", outcome.solver().word());
        node.put("decides", outcome.decides());
        node.put("says", outcome.says());
        if (outcome instanceof SolverVerdict verdict) {
            node.put("version", verdict.version());
            verdict.checks().forEach(check -> node.withArray("checks").add(of(check)));
        }
        return node;
    }

    private static ObjectNode of(CheckAnswer check) {
        return ClaimsJson.NODES
                .objectNode()
                .put("line", check.line())
                .put("expected", check.expected().word())
                .put("found", check.found().word());
    }
}
