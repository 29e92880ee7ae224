package io.github.certidice.evidence;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Whether cases refute a claim: what the status of a {@link Campaign} says, without counting on after the first counterexample.
 * What solvers say is left out, because it does not depend on the formulas.
 */
final class Refutation {

    private static final long SEED = 1;
    private static final Budget BUDGET = Budget.QUICK;

    /** What counts as a small case. */
    static final int SMALL = 4;

    private final Claim claim;

    private Refutation(Claim claim) {
        this.claim = claim;
    }

    /** True where a case of the quick campaign is a counterexample. */
    static boolean refutes(Claim claim) {
        return isReached(new Refutation(claim)::isFound);
    }

    /** True where the case that is kept, or a small one, is a counterexample: most are seen there, in no time. */
    static boolean refutesSoon(Claim claim) {
        return isReached(new Refutation(claim)::isFoundSoon);
    }

    /** A crash is no counterexample. */
    private static boolean isReached(BooleanSupplier found) {
        try {
            return found.getAsBoolean();
        } catch (ArithmeticException undefined) {
            return false;
        }
    }

    private boolean isFoundSoon() {
        return WorstCases.known().evidence(claim).filter(this::isRefuting).isPresent()
                || claim.domain()
                        .enumeration()
                        .filter(cases -> isRefuted(cases, Math.min(SMALL, cases.limit(BUDGET))))
                        .isPresent();
    }

    private boolean isFound() {
        return isFoundSoon()
                || claim.domain()
                        .enumeration()
                        .filter(cases -> isRefuted(cases, cases.limit(BUDGET)))
                        .isPresent()
                || claim.domain().sampler().filter(this::isRefuted).isPresent()
                || isRefuting(new Search(claim, SEED, BUDGET).evidence());
    }

    private boolean isRefuting(CaseEvidence evidence) {
        return evidence.counts().violated() > 0;
    }

    private boolean isRefuted(Domain.Enumeration enumeration, int limit) {
        return FirstCase.exists(enumeration, limit, this::isCounterexample);
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
