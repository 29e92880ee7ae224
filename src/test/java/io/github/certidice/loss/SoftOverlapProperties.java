package io.github.certidice.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Labels;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SoftOverlapProperties {

    private static final SoftOverlap DICE = SoftOverlap.dice(Exponent.ONE);

    /** Labels with floats take a fast path; a mask with the same numbers as doubles takes the general one. */
    @Property(tries = 60)
    void the_fast_path_gives_what_the_general_one_gives(
            @ForAll @IntRange(min = 1, max = 20_000) int size, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Shape.of(size);
        byte[] labels = new byte[size];
        float[] p = new float[size];
        for (int voxel = 0; voxel < size; voxel++) {
            labels[voxel] = (byte) random.nextInt(2);
            p[voxel] = random.nextInt(50) == 0 ? Float.MIN_VALUE : (float) random.nextDouble();
        }
        Pair fast = new Pair(Labels.of(shape, 2, labels), ProbabilityMap.of(shape, p));
        Pair general =
                new Pair(Mask.of(shape, voxel -> labels[voxel] == 1), ProbabilityMap.of(shape, voxel -> p[voxel]));

        assertThat(OverlapSums.of(fast, Exponent.ONE)).isEqualTo(OverlapSums.of(general, Exponent.ONE));
        assertThat(DICE.of(fast).gradient().doubles())
                .containsExactly(DICE.of(general).gradient().doubles());
    }

    @Property
    void jaccard_and_dice_obey_their_identity_also_for_soft_labels(@ForAll long seed) {
        Pair pair = Pairs.soft(seed);
        for (Exponent exponent : Exponent.values()) {
            DICE.of(pair).exact().ifPresent(any -> {
                Rational dice = exact(SoftOverlap.dice(exponent), pair);
                Rational jaccard = exact(SoftOverlap.jaccard(exponent), pair);
                // 1 - J = 2 (1 - D) / (2 - D), with losses in place of 1 - D and 1 - J
                assertThat(jaccard.times(Rational.ONE.plus(dice))).isEqualTo(dice.times(Rational.TWO));
            });
        }
    }

    private static Rational exact(Loss loss, Pair pair) {
        return loss.of(pair).exact().orElseThrow().asRational().orElseThrow();
    }

    @Example
    void both_empty_has_no_value_without_a_rule() {
        Evaluation answer = DICE.of(bothEmpty());

        assertThat(answer.value()).isNaN();
        assertThat(answer.flags()).containsExactly(Flag.UNDEFINED);
        assertThat(answer.gradient().doubles()).containsExactly(Double.NaN, Double.NaN, Double.NaN);
        assertThatThrownBy(() -> answer.gradient().at(0)).hasMessage("0/0: the gradient is undefined");
    }

    @Example
    void both_empty_follows_the_rule_and_stays_flagged() {
        assertThat(DICE.whenEmpty(EmptyRule.ONE).of(bothEmpty()).value()).isZero();
        assertThat(DICE.whenEmpty(EmptyRule.ZERO).of(bothEmpty()).value()).isEqualTo(1);
        assertThat(DICE.whenEmpty(EmptyRule.ONE).of(bothEmpty()).flags()).containsExactly(Flag.UNDEFINED);
    }

    @Example
    void smoothing_makes_both_empty_perfect() {
        Evaluation answer = DICE.smoothedBy(Rational.HALF).of(bothEmpty());

        assertThat(answer.value()).isZero();
        assertThat(answer.flags()).isEmpty();
        assertThat(answer.gradient().doubles()).containsExactly(1, 1, 1);
    }

    /** With squares and unequal weights, I may exceed P, and then the ratio exceeds 1. */
    @Example
    void squared_tversky_of_unequal_weights_promises_nothing_at_equality() {
        Tversky weights = new Tversky(Rational.of(9, 10), Rational.of(1, 10));
        SoftOverlap squared =
                new SoftOverlap("squared Tversky", weights, Exponent.TWO, Rational.ZERO, EmptyRule.UNDEFINED);
        Pair pair = new Pair(Mask.parse(Shape.of(1), "1"), ProbabilityMap.of(Shape.of(1), 0.5));

        assertThat(squared.of(pair).value()).isNegative();
        assertThat(squared.isZeroAtEquality()).isFalse();
        assertThat(SoftOverlap.dice(Exponent.TWO).isZeroAtEquality()).isTrue();
    }

    @Example
    void negative_smoothing_is_refused() {
        assertThatThrownBy(() -> DICE.smoothedBy(Rational.of(-1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("smoothing: found -1, allowed: a number of at least 0");
    }

    @Example
    void names_tell_the_form() {
        assertThat(DICE.smoothedBy(Rational.HALF).name()).isEqualTo("soft Dice, smoothed by 1/2");
        assertThat(SoftOverlap.jaccard(Exponent.TWO).name()).isEqualTo("soft Jaccard, squared");
    }

    private static Pair bothEmpty() {
        Shape shape = Shape.of(3);
        return new Pair(Mask.parse(shape, "000"), ProbabilityMap.of(shape, 0, 0, -0.0));
    }
}
