package io.github.certidice.evidence.sent;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.evidence.CaseEvidence;
import io.github.certidice.evidence.CaseEvidence.Counts;
import io.github.certidice.evidence.CoqEvidence;
import io.github.certidice.evidence.Evidence;
import io.github.certidice.evidence.Histogram;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.Witness;
import io.github.certidice.evidence.smt.SolverOutcome;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Optional;

/** A piece of evidence without its claim and without exact numbers: cases travel as tokens and are measured where they arrive. */
public sealed interface SentEvidence extends Serializable {

    /** As it was before it was sent. */
    Evidence received(Claim claim, Provers coq);

    /** To be sent. */
    static SentEvidence of(Claim claim, Evidence evidence) {
        if (evidence instanceof CaseEvidence cases) {
            return Cases.of(cases);
        }
        return evidence instanceof SolverEvidence solvers
                ? new Solvers(solvers.file(), new ArrayList<>(solvers.outcomes()))
                : new Coq(claim.theorems().indexOf(((CoqEvidence) evidence).theorem()));
    }

    /**
     * Cases that were checked.
     *
     * @param kind how they were chosen
     * @param scope which they are
     * @param counts checked, outside, violated
     * @param violation its token, or null
     * @param closest its token, or null
     * @param histogram counts by bin
     */
    record Cases(
            CaseEvidence.Kind kind,
            String scope,
            Numbers counts,
            String violation,
            String closest,
            ArrayList<Long> histogram)
            implements SentEvidence {

        private record Numbers(long checked, long outside, long violated) implements Serializable {}

        private static Cases of(CaseEvidence cases) {
            Counts counts = cases.counts();
            return new Cases(
                    cases.kind(),
                    cases.scope(),
                    new Numbers(counts.checked(), counts.outside(), counts.violated()),
                    token(cases.violation()),
                    token(cases.closest()),
                    new ArrayList<>(cases.histogram().counts()));
        }

        private static String token(Optional<Witness> witness) {
            return witness.map(found -> found.example().token()).orElse(null);
        }

        @Override
        public CaseEvidence received(Claim claim, Provers coq) {
            return new CaseEvidence(
                    kind,
                    scope,
                    new Counts(counts.checked, counts.outside, counts.violated),
                    witness(claim, violation),
                    witness(claim, closest),
                    new Histogram(histogram));
        }

        private static Optional<Witness> witness(Claim claim, String token) {
            return Optional.ofNullable(token)
                    .map(Case::parse)
                    .map(example -> new Witness(example, claim.law().of(example)));
        }
    }

    /**
     * A proof file that solvers ran.
     *
     * @param file from the root of the project
     * @param outcomes one for each solver
     */
    record Solvers(String file, ArrayList<SolverOutcome> outcomes) implements SentEvidence {
        @Override
        public SolverEvidence received(Claim claim, Provers coq) {
            return new SolverEvidence(file, outcomes);
        }
    }

    /**
     * The place of a theorem: what Coq says of it is asked where it arrives.
     *
     * @param theorem of the claim's theorems, from 0
     */
    record Coq(int theorem) implements SentEvidence {
        @Override
        public CoqEvidence received(Claim claim, Provers coq) {
            return coq.prove(claim.theorems().get(theorem));
        }
    }
}
