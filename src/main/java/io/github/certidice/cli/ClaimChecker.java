package io.github.certidice.cli;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Claim;
import io.github.certidice.evidence.Campaign;
import io.github.certidice.evidence.Progress;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.Verdict;
import java.util.List;

/** Who gathers the evidence that the command {@code verify} asks for. */
interface ClaimChecker {

    /** Decide proof files for it; Coq may be added. */
    Provers solvers();

    /** The verdicts on the claims, in their order. */
    List<Verdict> verdicts(List<Claim> claims, long seed, Budget budget, Checking how);

    /**
     * What a check makes use of.
     *
     * @param provers the checker's own solvers, maybe with Coq
     * @param progress is told how far it came
     */
    record Checking(Provers provers, Progress progress) {}

    /** This process. */
    final class Alone implements ClaimChecker {

        @Override
        public Provers solvers() {
            return Provers.solvers();
        }

        @Override
        public List<Verdict> verdicts(List<Claim> claims, long seed, Budget budget, Checking how) {
            return new Campaign(seed, budget, how.provers(), how.progress()).run(claims);
        }
    }
}
