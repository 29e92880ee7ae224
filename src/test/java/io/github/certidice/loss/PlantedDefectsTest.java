package io.github.certidice.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Pair;
import io.github.certidice.number.LogSum;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tests of the tests: each mistake that people make is caught by the promises named here. */
class PlantedDefectsTest {

    private static final int CASES = 80;
    private static final SoftOverlap DICE = SoftOverlap.dice(Exponent.ONE);
    private static final SoftOverlap TVERSKY = SoftOverlap.tversky(Rational.of(3, 10), Rational.of(7, 10));
    private static final LovaszExtension LOVASZ = new LovaszExtension(new Jaccard(EmptyRule.ONE));
    private static final CrossEntropy ENTROPY = new CrossEntropy();

    @Test
    void no_promise_is_broken_by_a_right_loss() {
        for (Loss loss : LossRegistry.all()) {
            assertThat(broken(Candidate.of(loss))).as(loss.name()).isEmpty();
        }
    }

    @Test
    void alpha_and_beta_swapped() {
        Loss swapped = SoftOverlap.tversky(Rational.of(7, 10), Rational.of(3, 10));
        assertThat(broken(new Candidate(TVERSKY, swapped::of)))
                .containsExactlyInAnyOrder(LossContract.VERTICES, LossContract.DEFINITION);
    }

    /** 1 - I / (... + s): a perfect prediction is not 0. */
    @Test
    void smoothing_in_the_denominator_only() {
        Rational s = Rational.of(1, 100);
        assertThat(broken(new Candidate(DICE, pair -> smoothedBelow(pair, s))))
                .contains(LossContract.ZERO_AT_EQUALITY, LossContract.VERTICES, LossContract.DEFINITION);
    }

    @Test
    void errors_sorted_upwards() {
        assertThat(broken(new Candidate(LOVASZ, PlantedDefectsTest::ascending)))
                .contains(LossContract.VERTICES, LossContract.DEFINITION);
    }

    @Test
    void the_background_term_forgotten() {
        Loss foreground = new CrossEntropy(Rational.ZERO, Rational.ONE);
        assertThat(broken(new Candidate(ENTROPY, foreground::of)))
                .contains(LossContract.ZERO_AT_EQUALITY, LossContract.DEFINITION);
    }

    /** On masks and at p = y the two agree; between them they don't. */
    @Test
    void squares_in_place_of_sums() {
        Loss squared = SoftOverlap.dice(Exponent.TWO);
        assertThat(broken(new Candidate(DICE, squared::of))).contains(LossContract.SLOPE, LossContract.DEFINITION);
    }

    @Test
    void a_score_in_place_of_a_loss() {
        assertThat(broken(withValue(DICE, value -> Rational.ONE.minus(value))))
                .contains(LossContract.ZERO_AT_EQUALITY, LossContract.MONOTONICITY, LossContract.SLOPE);
    }

    @Test
    void a_gradient_of_the_score() {
        assertThat(broken(withGradient(DICE, Rational::negated)))
                .containsExactlyInAnyOrder(LossContract.SLOPE, LossContract.DEFINITION);
    }

    @Test
    void a_gradient_off_by_one_part_in_a_million() {
        Rational factor = Rational.of(1_000_001, 1_000_000);
        assertThat(broken(withGradient(DICE, g -> g.times(factor)))).contains(LossContract.SLOPE);
    }

    @Test
    void a_sum_in_place_of_a_mean() {
        Function<Pair, Evaluation> sum = pair -> new Evaluation(
                ENTROPY.of(pair).exact().map(value -> summed(pair)),
                ENTROPY.of(pair).gradient(),
                ENTROPY.of(pair).flags());
        assertThat(broken(new Candidate(ENTROPY, sum))).contains(LossContract.SLOPE, LossContract.DEFINITION);
    }

    @Test
    void the_first_voxel_counted_twice() {
        Function<Pair, Evaluation> twice = pair -> DICE.of(new Pair(
                pair.target(),
                Pairs.with(pair, 0, Math.sqrt(pair.prediction().at(0))).prediction()));
        assertThat(broken(new Candidate(DICE, twice))).contains(LossContract.PERMUTATION);
    }

    @Test
    void a_number_where_the_formula_is_undefined() {
        Function<Pair, Evaluation> quiet = pair -> {
            Evaluation answer = DICE.of(pair);
            return new Evaluation(answer.exact(), answer.gradient(), Set.of());
        };
        assertThat(broken(new Candidate(DICE, quiet))).contains(LossContract.FLAGS);
    }

    private static Set<LossContract> broken(Candidate loss) {
        Set<LossContract> broken = EnumSet.noneOf(LossContract.class);
        for (LossContract promise : LossContract.values()) {
            if (IntStream.range(0, CASES).anyMatch(seed -> isBroken(promise, loss, seed))) {
                broken.add(promise);
            }
        }
        return broken;
    }

    private static boolean isBroken(LossContract promise, Candidate loss, long seed) {
        try {
            promise.check(loss, seed);
            return false;
        } catch (AssertionError e) {
            return true;
        }
    }

    private static Candidate withValue(Loss loss, UnaryOperator<Rational> change) {
        return new Candidate(loss, pair -> {
            Evaluation answer = loss.of(pair);
            Optional<Real> value = answer.exact().flatMap(Real::asRational).map(change);
            return new Evaluation(value, answer.gradient(), answer.flags());
        });
    }

    private static Candidate withGradient(Loss loss, UnaryOperator<Rational> change) {
        return new Candidate(loss, pair -> {
            Evaluation answer = loss.of(pair);
            return answer.flags().contains(Flag.UNDEFINED)
                    ? answer
                    : new Evaluation(answer.exact(), changed(answer.gradient(), change), answer.flags());
        });
    }

    private static Gradient changed(Gradient gradient, UnaryOperator<Rational> change) {
        return new Gradient() {
            @Override
            public int size() {
                return gradient.size();
            }

            @Override
            public Rational at(int voxel) {
                return change.apply(gradient.at(voxel));
            }
        };
    }

    private static Evaluation smoothedBelow(Pair pair, Rational s) {
        OverlapSums sums = OverlapSums.of(pair, Exponent.ONE);
        Rational below = sums.prediction().plus(sums.target()).plus(s);
        Rational value =
                Rational.ONE.minus(Rational.TWO.times(sums.intersection()).over(below));
        return new Evaluation(
                Optional.of(value), DICE.of(pair).gradient(), DICE.of(pair).flags());
    }

    /** The usual cumulative form, with the smallest error first. */
    private static Evaluation ascending(Pair pair) {
        Evaluation right = LOVASZ.of(pair);
        Rational value = Rational.ZERO;
        Rational before = Rational.ZERO;
        SortedErrors errors = SortedErrors.of(pair);
        Deque<SortedErrors.Tie> smallestFirst = new ArrayDeque<>();
        errors.forEach(smallestFirst::push);
        int missed = 0;
        int added = 0;
        for (SortedErrors.Tie tie : smallestFirst) {
            missed += tie.on();
            added += tie.off();
            Rational after = LovaszExtension.loss(LOVASZ.set(), errors, missed, added);
            value = value.plus(tie.error().times(after.minus(before)));
            before = after;
        }
        return new Evaluation(Optional.of(value), right.gradient(), right.flags());
    }

    private static Real summed(Pair pair) {
        return new LogSum(IntStream.range(0, pair.size())
                .mapToObj(voxel -> {
                    boolean on = pair.target().at(voxel) == 1;
                    Rational p = Rational.of(pair.prediction().at(voxel));
                    return new LogSum.Term(Rational.of(-1), on ? p : Rational.ONE.minus(p));
                })
                .toList());
    }
}
