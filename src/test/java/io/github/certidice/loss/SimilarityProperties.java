package io.github.certidice.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SimilarityProperties {

    private static final Confusion BOTH_EMPTY = new Confusion(0, 0, 0, 5);

    @Property
    void dice_and_jaccard_are_tversky_indices(
            @ForAll @IntRange(max = 9) int tp, @ForAll @IntRange(max = 9) int fp, @ForAll @IntRange(max = 9) int fn) {
        Assume.that(tp + fp + fn > 0);
        Confusion c = new Confusion(tp, fp, fn, 1);

        assertThat(new Dice().of(c)).isEqualTo(new Tversky(Rational.HALF, Rational.HALF).of(c));
        assertThat(new Jaccard().of(c)).isEqualTo(new Tversky(Rational.ONE, Rational.ONE).of(c));
        assertThat(new Dice().of(c)).isEqualTo(Rational.of(2 * tp, 2 * tp + fp + fn));
        assertThat(new Jaccard().lossOf(c)).isEqualTo(Rational.of(fp + fn, tp + fp + fn));
    }

    @Property
    void weighted_hamming_is_a_mean_of_recall_and_specificity(
            @ForAll @IntRange(max = 9) int tp,
            @ForAll @IntRange(max = 9) int fp,
            @ForAll @IntRange(max = 9) int fn,
            @ForAll @IntRange(max = 9) int tn) {
        Assume.that(tp + fn > 0 && fp + tn > 0);
        Rational gamma = Rational.of(2, 7);
        Rational recall = Rational.of(tp, tp + fn);
        Rational specificity = Rational.of(tn, fp + tn);

        assertThat(new WeightedHamming(gamma).of(new Confusion(tp, fp, fn, tn)))
                .isEqualTo(gamma.times(recall).plus(Rational.of(5, 7).times(specificity)));
    }

    @Example
    void both_empty_is_what_the_rule_says() {
        assertThat(new Dice(EmptyRule.ONE).of(BOTH_EMPTY)).isEqualTo(Rational.ONE);
        assertThat(new Dice(EmptyRule.ZERO).of(BOTH_EMPTY)).isEqualTo(Rational.ZERO);
        assertThat(new Jaccard(EmptyRule.ONE).of(BOTH_EMPTY)).isEqualTo(Rational.ONE);
        assertThat(new Jaccard(EmptyRule.ZERO).of(BOTH_EMPTY)).isEqualTo(Rational.ZERO);
        assertThat(new Dice(EmptyRule.ONE).isDefinedAt(BOTH_EMPTY)).isTrue();
        assertThat(new Jaccard(EmptyRule.ZERO).isDefinedAt(BOTH_EMPTY)).isTrue();
    }

    @Example
    void without_a_rule_both_empty_is_undefined() {
        for (Similarity s : new Similarity[] {new Dice(), new Jaccard(), new Tversky(Rational.ONE, Rational.TWO)}) {
            assertThat(s.isDefinedAt(BOTH_EMPTY)).isFalse();
            assertThat(s.isDefinedAt(new Confusion(0, 1, 0, 0))).isTrue();
            assertThatThrownBy(() -> s.of(BOTH_EMPTY))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("0/0: target and prediction are both empty");
        }
    }

    @Example
    void weighted_hamming_needs_both_kinds_of_voxels() {
        WeightedHamming hamming = new WeightedHamming(Rational.HALF);

        assertThat(hamming.isDefinedAt(new Confusion(0, 1, 0, 1))).isFalse();
        assertThatThrownBy(() -> hamming.of(new Confusion(2, 0, 0, 0)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("weighted Hamming needs foreground and background in the target");
    }

    @Example
    void weights_outside_their_range_are_refused() {
        assertThatThrownBy(() -> new Tversky(Rational.of(-1), Rational.ONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("alpha: found -1, allowed: a number of at least 0");
        assertThatThrownBy(() -> new Tversky(Rational.ONE, Rational.of(-1, 2)))
                .hasMessage("beta: found -1/2, allowed: a number of at least 0");
        assertThatThrownBy(() -> new WeightedHamming(Rational.of(3, 2)))
                .hasMessage("gamma: found 3/2, allowed: a number from 0 to 1");
        assertThatThrownBy(() -> new WeightedHamming(Rational.of(-1, 2)))
                .hasMessage("gamma: found -1/2, allowed: a number from 0 to 1");
        Confusion one = new Confusion(1, 0, 1, 1);
        assertThat(new WeightedHamming(Rational.ZERO).of(one)).isEqualTo(Rational.ONE);
        assertThat(new WeightedHamming(Rational.ONE).of(one)).isEqualTo(Rational.HALF);
    }

    @Example
    void names_tell_the_parameters() {
        assertThat(new Tversky(Rational.of(3, 10), Rational.of(7, 10)).name()).isEqualTo("Tversky(3/10, 7/10)");
        assertThat(new WeightedHamming(Rational.HALF).name()).isEqualTo("WeightedHamming(1/2)");
        assertThat(new Dice().name()).isEqualTo("Dice");
        assertThat(new Jaccard().name()).isEqualTo("Jaccard");
    }
}
