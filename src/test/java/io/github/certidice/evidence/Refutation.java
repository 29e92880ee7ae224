package io.github.certidice.evidence;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import java.util.stream.IntStream;

/**
 * Whether cases refute a claim: what the status of a {@link Campaign} says, without counting on after the first counterexample.
 * What solvers say is left out, because it does not depend on the formulas.
 */
final class Refutation {

    private static final long SEED = 1;
    private static final Budget BUDGET = Budget.QUICK;

    private final Claim claim;

    private Refutation(Claim claim) {
        this.claim = claim;
    }

    /** True where a case of the quick campaign is a counterexample. */
    static boolean refutes(Claim claim) {
        return new Refutation(claim).isFound();
    }

    private boolean isFound() {
        return WorstCases.known().evidence(claim).filter(this::isRefuting).isPresent()
                || claim.domain().enumeration().filter(this::isRefuted).isPresent()
                || claim.domain().sampler().filter(this::isRefuted).isPresent()
                || isRefuting(new Search(claim, SEED, BUDGET).evidence());
    }

    private boolean isRefuting(CaseEvidence evidence) {
        return evidence.counts().violated() > 0;
    }

    private boolean isRefuted(Domain.Enumeration enumeration) {
        return FirstCase.exists(enumeration, BUDGET, this::isCounterexample);
    }

    private boolean isRefuted(Domain.Sampler sampler) {
        return IntStream.range(0, sampler.cases(BUDGET))
                .mapToObj(index -> sampler.sample(SEED, index))
                .anyMatch(this::isCounterexample);
    }

    private boolean isCounterexample(Case example) {
        return claim.domain().contains(example) && !claim.law().of(example).holds();
    }
}
