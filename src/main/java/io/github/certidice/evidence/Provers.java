package io.github.certidice.evidence;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Theorem;
import io.github.certidice.evidence.coq.CoqLibrary;
import io.github.certidice.evidence.coq.CoqOutcome;
import java.io.IOException;
import java.util.List;

/** Decides proof files. */
@FunctionalInterface
public interface Provers {

    /** What the solvers say of {@code proofs/smt/<slug>.smt2}. */
    SolverEvidence decide(String slug);

    /** Told early whose proofs will be asked for, so that work on them can begin. */
    default void expect(List<Claim> claims) {}

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
            public void expect(List<Claim> claims) {
                solvers.expect(claims);
                audit(theories, claims);
            }

            @Override
            public CoqEvidence prove(Theorem theorem) {
                return new CoqEvidence(theorem, outcome(theories, theorem));
            }
        };
    }

    private static void audit(CoqLibrary theories, List<Claim> claims) {
        try {
            theories.audit(
                    claims.stream().flatMap(claim -> claim.theorems().stream()).toList());
        } catch (IOException e) {
            // asked one by one, each theorem says what is wrong
        }
    }

    private static CoqOutcome outcome(CoqLibrary theories, Theorem theorem) {
        try {
            return theories.outcome(theorem);
        } catch (IOException e) {
            return new CoqOutcome.NotRun(e.getClass().getSimpleName());
        }
    }

    /** Z3 and cvc5, each in a JVM of its own that is killed when it takes too long; each file once, as many at a time as there are processors. */
    static Provers solvers() {
        return new ForkedSolvers();
    }

    /** Where the proof of a claim lies, from the root of the project and in the jar. */
    static String file(String slug) {
        return "proofs/smt/" + slug + ".smt2";
    }
}
