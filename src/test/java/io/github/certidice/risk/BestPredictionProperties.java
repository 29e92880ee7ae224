package io.github.certidice.risk;

import static io.github.certidice.risk.Distributions.mask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.EmptyRule;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.Similarity;
import io.github.certidice.loss.Tversky;
import io.github.certidice.number.Rational;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The algorithms find what a search through all predictions finds. */
class BestPredictionProperties {

    private static final int MOST_VOXELS = 7;

    @Property(tries = 100)
    void independent_voxels_have_a_best_set_of_most_probable_ones(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        IndependentVoxels target = new IndependentVoxels(IntStream.range(0, random.nextInt(1, MOST_VOXELS))
                .mapToObj(voxel -> Rational.of(random.nextInt(13), 12))
                .toList());
        for (EmptyRule empty : List.of(EmptyRule.ZERO, EmptyRule.ONE)) {
            for (Similarity score : List.of(new Dice(empty), new Jaccard(empty))) {
                BestPrediction best = target.best(score);
                BestPrediction all = BestPrediction.exhaustive(target.distribution(), score);

                assertThat(best.score()).isEqualTo(all.score());
                assertThat(all.masks()).containsAll(best.masks());
            }
        }
    }

    @Property(tries = 100)
    void masks_of_one_size_need_marginals_only(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int voxels = random.nextInt(1, MOST_VOXELS);
        MaskDistribution target = ofSize(random, voxels, random.nextInt(1, voxels + 1));
        Rational alpha = Rational.of(random.nextInt(1, 9), 8);
        BestPrediction best = BestPrediction.ofConstantSize(target, alpha);
        Similarity tversky = new Tversky(alpha, Rational.ONE.minus(alpha));

        assertThat(target.expected(tversky, best.masks().get(0))).isEqualTo(best.score());
        for (long bits = 1; bits < 1L << voxels; bits++) { // with beta = 0 the empty prediction is 0/0
            Rational other = target.expected(tversky, Mask.of(Shape.of(voxels), bits));
            assertThat(other).isLessThanOrEqualTo(best.score());
        }
    }

    private static MaskDistribution ofSize(SplittableRandom random, int voxels, int size) {
        Map<Mask, Integer> weights = new LinkedHashMap<>();
        while (weights.isEmpty() || random.nextInt(4) > 0) {
            long bits = random.nextLong(1L << voxels);
            if (Long.bitCount(bits) == size) {
                weights.merge(Mask.of(Shape.of(voxels), bits), random.nextInt(1, 6), Integer::sum);
            }
        }
        int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
        Map<Mask, Rational> probabilities = new LinkedHashMap<>();
        weights.forEach((mask, weight) -> probabilities.put(mask, Rational.of(weight, sum)));
        return MaskDistribution.of(probabilities);
    }

    /** The rule "above half the best score" is exact for masks of one size, not for independent voxels (the ledger's B15). */
    @Example
    void half_the_best_score_is_no_threshold_for_independent_voxels() {
        IndependentVoxels target = new IndependentVoxels(
                List.of(Rational.of(1, 4), Rational.of(3, 4), Rational.of(2, 5), Rational.of(3, 10)));
        Dice dice = new Dice(EmptyRule.ONE);
        BestPrediction best = target.best(dice);

        assertThat(best).isEqualTo(new BestPrediction(Rational.of(47, 80), List.of(mask("0110"))));
        assertThat(best.score().minus(target.distribution().expected(dice, mask("0111"))))
                .isEqualTo(Rational.of(251, 28_000));
    }

    /** The share of voxels that are right: a score that looks at true negatives. */
    private static final Similarity ACCURACY = new Similarity() {
        @Override
        public String name() {
            return "accuracy";
        }

        @Override
        public boolean isDefinedAt(Confusion counts) {
            return true;
        }

        @Override
        public Rational of(Confusion counts) {
            return Rational.of(counts.tp() + counts.tn(), counts.tp() + counts.fp() + counts.fn() + counts.tn());
        }
    };

    @Example
    void true_negatives_count_too() {
        IndependentVoxels target =
                new IndependentVoxels(List.of(Rational.of(3, 4), Rational.of(1, 5), Rational.of(2, 5)));

        assertThat(target.best(ACCURACY))
                .isEqualTo(new BestPrediction(Rational.of(43, 60), List.of(mask("100"))))
                .isEqualTo(BestPrediction.exhaustive(target.distribution(), ACCURACY));
    }

    @Example
    void many_independent_voxels_are_no_burden() {
        IndependentVoxels target = new IndependentVoxels(Collections.nCopies(40, Rational.of(1, 3)));

        assertThat(target.best(new Dice(EmptyRule.ZERO)).masks().get(0).count()).isEqualTo(40);
    }

    @Example
    void wrong_input_is_refused() {
        assertThatThrownBy(() -> new IndependentVoxels(List.of()))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("probabilities: found none, allowed: one for each voxel");
        assertThatThrownBy(() -> new IndependentVoxels(List.of(Rational.of(3, 2))))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("probabilities: found 3/2, allowed: numbers from 0 to 1");
        assertThatThrownBy(() -> new IndependentVoxels(Collections.nCopies(21, Rational.HALF)).distribution())
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("distribution: found 21 voxels, so 2^21 masks");
        MaskDistribution sizes = Distributions.of("10", "1/2", "11", "1/2");
        assertThatThrownBy(() -> BestPrediction.ofConstantSize(sizes, Rational.HALF))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "distribution: found masks of other sizes than 1, allowed: masks of one number of foreground"
                                + " voxels above 0");
        assertThatThrownBy(() -> BestPrediction.ofConstantSize(sizes, Rational.ZERO))
                .hasMessage("alpha: found 0, allowed: a number above 0 and at most 1");
    }
}
