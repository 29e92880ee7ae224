package io.github.certidice.cli;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.cli.worker.Done;
import io.github.certidice.cli.worker.Workers;
import io.github.certidice.evidence.Campaign;
import io.github.certidice.evidence.Progress;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.evidence.sent.SentVerdict;
import java.util.List;
import java.util.stream.IntStream;

/** Sends each claim to a worker. Coq, where it is asked for, compiles its theories here. */
final class SplitChecker implements ClaimChecker {

    private final Workers workers;

    /**
     * Checks one claim.
     *
     * @param seed of random cases and of the search
     * @param budget how much evidence
     */
    private record Check(long seed, String budget) implements Workers.Work<String, SentVerdict> {

        @Override
        public SentVerdict on(String slug) {
            List<Claim> claim = Catalogue.reference().select(slug);
            Campaign campaign = new Campaign(seed, Budget.parse(budget), Solvers.HERE, Progress.silent());
            return SentVerdict.of(campaign.run(claim).get(0));
        }
    }

    /** One pool of solver processes for all claims that come to a worker. */
    private static final class Solvers {
        private static final Provers HERE = Provers.solvers();
    }

    SplitChecker(Workers workers) {
        this.workers = workers;
    }

    /** The workers have their own. */
    @Override
    public Provers solvers() {
        return slug -> {
            throw new IllegalStateException("proof files are decided by the workers, not here: " + slug);
        };
    }

    @Override
    public List<Verdict> verdicts(List<Claim> claims, long seed, Budget budget, Checking how) {
        how.provers().expect(claims);
        List<String> slugs = claims.stream().map(Claim::slug).toList();
        List<SentVerdict> sent = Done.by(workers, slugs, new Check(seed, budget.toString()));
        return IntStream.range(0, claims.size())
                .mapToObj(i -> sent.get(i).received(claims.get(i), how.provers()))
                .toList();
    }
}
