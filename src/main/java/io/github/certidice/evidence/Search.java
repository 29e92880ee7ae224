package io.github.certidice.evidence;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Looks for the worst case: the extremal families of the claim first, then CMA-ES over its search space from several
 * starts. Every case met on the way is checked exactly.
 */
final class Search {

    private static final int STARTS = 4;

    /** What a point outside the domain counts as: more slack than any case has. */
    private static final double NOWHERE = 2;

    private final Claim claim;
    private final long seed;
    private final int evaluations;
    private final Tally tally;

    Search(Claim claim, long seed, Budget budget) {
        this.claim = claim;
        this.seed = seed;
        this.evaluations = budget.choose(100, 1000, 20_000);
        this.tally = new Tally(claim);
    }

    CaseEvidence evidence() {
        for (Domain.Family family : claim.domain().families()) {
            for (int k = 0; k < family.members(); k++) {
                tally.check(family.member().apply(k));
            }
        }
        claim.domain().space().ifPresent(this::optimise);
        return tally.evidence(CaseEvidence.Kind.SEARCHED, scope());
    }

    private String scope() {
        String families = claim.domain().families().stream()
                .map(family -> family.words() + " (" + family.members() + ")")
                .collect(Collectors.joining("; "));
        String optimiser = claim.domain().space().isPresent()
                ? "CMA-ES, " + STARTS + " starts of " + evaluations + " evaluations, seed " + seed
                : "";
        return families.isEmpty() || optimiser.isEmpty() ? families + optimiser : families + "; then " + optimiser;
    }

    private void optimise(Domain.SearchSpace space) {
        for (int start = 0; start < STARTS; start++) {
            optimise(space, start);
        }
    }

    private void optimise(Domain.SearchSpace space, int start) {
        int dimension = space.dimension();
        MersenneTwister random = new MersenneTwister(seed + start);
        double[] guess = new double[dimension];
        Arrays.setAll(guess, i -> random.nextDouble());
        CMAESOptimizer optimizer = new CMAESOptimizer(evaluations, 0, true, 0, 0, random, false, null);
        try {
            optimizer.optimize(
                    new MaxEval(evaluations),
                    new ObjectiveFunction(point -> slack(space, point)),
                    GoalType.MINIMIZE,
                    new InitialGuess(guess),
                    new SimpleBounds(new double[dimension], filled(dimension, 1)),
                    new CMAESOptimizer.Sigma(filled(dimension, 0.3)),
                    new CMAESOptimizer.PopulationSize(4 + 2 * dimension));
        } catch (TooManyEvaluationsException done) {
            // the budget is the intended end
        }
    }

    private double slack(Domain.SearchSpace space, double[] point) {
        return space.decode()
                .apply(point)
                .flatMap(tally::check)
                .map(claim::slackShare)
                .orElse(NOWHERE);
    }

    private static double[] filled(int dimension, double value) {
        double[] all = new double[dimension];
        Arrays.fill(all, value);
        return all;
    }
}
