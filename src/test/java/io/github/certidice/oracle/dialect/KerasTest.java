package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Calls.assertRefused;
import static io.github.certidice.oracle.dialect.Calls.assertUnsupported;
import static io.github.certidice.oracle.dialect.Calls.flags;
import static io.github.certidice.oracle.dialect.Calls.meaning;
import static io.github.certidice.oracle.dialect.Calls.numbers;
import static io.github.certidice.oracle.dialect.Calls.overlap;
import static io.github.certidice.oracle.dialect.Calls.pixelwise;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Sizes;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.ClassFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.PixelwiseLoss.Joined;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KerasTest {

    private static final Rational EPSILON = Rational.of(1e-7);
    private static final Layout LAST = Layout.of(ChannelAxis.LAST, Encoding.CHANNELS);

    @Test
    void dice_is_one_ratio_for_all() {
        assertThat(overlap("keras.losses.Dice()"))
                .isEqualTo(new OverlapLoss(
                        Front.of(Layout.of(ChannelAxis.FLAT, Encoding.CHANNELS), Activation.IDENTITY),
                        Grouping.ALL,
                        Overlap.dice(Overlap.Form.PRODUCT, Rational.ZERO, EPSILON),
                        EmptyRule.FORMULA,
                        List.of(Step.ONE_MINUS),
                        Averaging.MEAN));
        assertThat(flags("keras.losses.Dice()")).containsExactly("SMOOTHING_ONLY_BELOW", "CONVENTION_BATCH_SUMS");
    }

    @Test
    void axes_are_those_of_images_with_channels_last() {
        assertThat(grouping("(1, 2, 3)")).isEqualTo(Grouping.IMAGE);
        assertThat(grouping("(1, 2)")).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(grouping("(0, 1, 2)")).isEqualTo(Grouping.CLASS);
        assertThat(grouping("[1, 2, -1]")).isEqualTo(Grouping.IMAGE);
        assertThat(grouping("(0, 1, 2, 3)")).isEqualTo(Grouping.ALL);
        assertThat(overlap("keras.losses.Dice(axis=(1, 2))").front().layout()).isEqualTo(LAST.with(Sizes.ofRank(4)));
        assertThat(flags("keras.losses.Dice(axis=(1, 2))")).containsExactly("SMOOTHING_ONLY_BELOW");
        assertUnsupported(
                "keras.losses.Dice(axis=1)",
                "axis",
                "axis: found 1, allowed: None, or (1, 2), (1, 2, 3), (0, 1, 2) or all four axes of (B, H, W, C)");
    }

    private static Grouping grouping(String axes) {
        return overlap("keras.losses.Dice(axis=" + axes + ")").grouping();
    }

    @Test
    void classes_reduce_and_functions_do_not() {
        assertThat(averaging("keras.losses.Dice('sum', axis=(1, 2))")).isEqualTo(Reduction.SUM);
        assertThat(averaging("keras.losses.Dice(None, axis=(1, 2))")).isEqualTo(Reduction.NONE);
        assertThat(averaging("keras.losses.Dice('none', axis=(1, 2))")).isEqualTo(Reduction.NONE);
        assertThat(averaging("keras.losses.Dice('mean', axis=(1, 2))")).isEqualTo(Reduction.MEAN);
        assertThat(averaging("keras.losses.Dice('mean_with_sample_weight')")).isEqualTo(Reduction.MEAN);
        assertThat(averaging("keras.losses.dice(axis=(1, 2))")).isEqualTo(Reduction.NONE);
        assertThat(averaging("keras.losses.tversky(axis=(1, 2))")).isEqualTo(Reduction.NONE);
    }

    private static Reduction averaging(String call) {
        Averaging averaging = overlap(call).averaging();
        assertThat(averaging.images()).isEqualTo(averaging.classes());
        return averaging.classes();
    }

    @Test
    void tversky_ships_alpha_and_beta_swapped() {
        String call = "keras.losses.Tversky(alpha=0.3, beta=0.7)";
        OverlapLoss documented = overlap(call);
        OverlapLoss shipped = (OverlapLoss) Calls.shipped(call);
        assertThat(documented.overlap().alpha()).isEqualTo(Rational.of(0.3));
        assertThat(documented.overlap().beta()).isEqualTo(Rational.of(0.7));
        assertThat(shipped.overlap().alpha()).isEqualTo(Rational.of(0.7));
        assertThat(shipped.overlap().beta()).isEqualTo(Rational.of(0.3));
        assertThat(documented.overlap().denominator()).isEqualTo(EPSILON);
        assertThat(flags(call)).containsExactly("SWAPPED_ALPHA_BETA", "SMOOTHING_ONLY_BELOW", "CONVENTION_BATCH_SUMS");
    }

    @Test
    void tversky_with_equal_weights_is_right() {
        assertThat(meaning("keras.losses.Tversky()").shipped()).isEmpty();
    }

    @Test
    void binary_focal_clamps_its_logarithms_only() {
        PixelwiseLoss loss = pixelwise("keras.losses.BinaryFocalCrossentropy()");
        assertThat(loss)
                .isEqualTo(PixelwiseLoss.of(
                                Front.of(LAST, Activation.IDENTITY),
                                BinaryFocal.of(Rational.TWO, Optional.empty(), FocalFactor.OF_MIXTURE)
                                        .clamped(EPSILON),
                                new PixelwiseLoss.AllTerms())
                        .joining(Joined.MEAN));
        assertThat(flags("keras.losses.BinaryFocalCrossentropy()"))
                .containsExactly("CONVENTION_CLAMP", "FLOAT32_INSIDE");
    }

    @Test
    void binary_focal_balances_where_told_to() {
        PixelwiseLoss loss = pixelwise("keras.losses.binary_focal_crossentropy(True, from_logits=True)");
        assertThat(((BinaryFocal) loss.term()).alpha()).contains(Rational.of(0.25));
        assertThat(loss.front().activation()).isEqualTo(Activation.SIGMOID);
        assertThat(loss.elementwise()).isTrue();
    }

    @Test
    void categorical_focal_normalises_and_clamps() {
        PixelwiseLoss loss = pixelwise("keras.losses.CategoricalFocalCrossentropy(reduction='sum')");
        assertThat(loss)
                .isEqualTo(PixelwiseLoss.of(
                                Front.of(
                                        LAST,
                                        new Activation.Clamped(
                                                new Activation.Normalised(Activation.IDENTITY),
                                                EPSILON,
                                                Rational.ONE.minus(EPSILON))),
                                new ClassFocal(Rational.TWO, ClassWeights.all(Rational.of(0.25))),
                                new PixelwiseLoss.One())
                        .joining(Joined.SUM));
        assertThat(flags("keras.losses.categorical_focal_crossentropy()"))
                .containsExactly("CONVENTION_CLAMP", "CONVENTION_ALPHA");
    }

    @Test
    void categorical_focal_takes_a_list_of_alphas() {
        PixelwiseLoss loss =
                pixelwise("keras.losses.categorical_focal_crossentropy(alpha=[0.5, 0.25], from_logits=True)");
        assertThat(loss.term()).isEqualTo(new ClassFocal(Rational.TWO, ClassWeights.each(numbers(0.5, 0.25))));
        assertThat(((Activation.Clamped) loss.front().activation()).inner())
                .isEqualTo(new Activation.Normalised(Activation.SOFTMAX));
        assertThat(loss.elementwise()).isTrue();
    }

    @Test
    void errors_name_the_argument() {
        assertRefused(
                "keras.losses.Dice('avg')",
                "reduction",
                "reduction: found 'avg', allowed: one of sum_over_batch_size, sum, none, mean, mean_with_sample_weight");
        assertRefused(
                "keras.losses.CategoricalFocalCrossentropy(alpha=None)",
                "alpha",
                "alpha: found None, allowed: a number, or one for each class");
        assertRefused(
                "keras.losses.BinaryFocalCrossentropy(True, 2)",
                "alpha",
                "alpha: found 2, allowed: a number from 0 to 1");
    }

    @Test
    void smoothed_labels_and_other_axes_are_not_translated() {
        assertUnsupported(
                "keras.losses.BinaryFocalCrossentropy(label_smoothing=0.1)",
                "label_smoothing",
                "label_smoothing: found 0.1, allowed: 0.0 only");
        assertUnsupported(
                "keras.losses.CategoricalFocalCrossentropy(axis=1)", "axis", "axis: found 1, allowed: -1 only");
    }
}
