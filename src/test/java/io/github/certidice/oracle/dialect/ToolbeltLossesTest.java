package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Meanings.assertInvalid;
import static io.github.certidice.oracle.dialect.Meanings.assertUnsupported;
import static io.github.certidice.oracle.dialect.Meanings.documented;
import static io.github.certidice.oracle.dialect.Meanings.flags;
import static io.github.certidice.oracle.dialect.Meanings.floats;
import static io.github.certidice.oracle.dialect.Meanings.lovasz;
import static io.github.certidice.oracle.dialect.Meanings.overlap;
import static io.github.certidice.oracle.dialect.Meanings.pixelwise;
import static io.github.certidice.oracle.dialect.Meanings.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolbeltLossesTest {

    private static final String LOSSES = "pytorch_toolbelt.losses.";
    private static final Rational QUARTER = Rational.of(1, 4);

    @Test
    void overlaps_have_the_product_form_and_plain_smoothing() {
        String dice = LOSSES + "DiceLoss('multiclass', smooth=0.25, eps=0.5)";

        assertThat(overlap(documented(dice)).overlap())
                .isEqualTo(Overlap.dice(Form.PRODUCT, QUARTER, QUARTER).withFloor(Rational.HALF));
        assertThat(overlap(documented(LOSSES + "JaccardLoss('binary', smooth=0.25, eps=0.5)"))
                        .overlap())
                .isEqualTo(Overlap.jaccard(Form.PRODUCT, QUARTER, QUARTER).withFloor(Rational.HALF));
        assertThat(flags(dice))
                .containsExactly("CONVENTION_BATCH_SUMS", "CONVENTION_ABSENT_CLASS", "CONVENTION_PRODUCT_FORM");
        assertThat(flags(LOSSES + "JaccardLoss('binary')")).contains("CONVENTION_PRODUCT_FORM");
        assertThat(flags(LOSSES + "JaccardLoss('multilabel', classes=[0, 2])")).contains("NAN_FOR_CLASSES");
        assertInvalid(LOSSES + "JaccardLoss('binary', classes=0)", "classes: found 0, allowed: None in mode binary");
    }

    @Test
    void jaccard_knows_no_ignore_index() {
        assertThat(Dialects.entry(LOSSES + "JaccardLoss").signature().parameters())
                .doesNotContain("ignore_index");
        assertThat(overlap(documented(LOSSES + "DiceLoss('binary', ignore_index=7)"))
                        .front()
                        .voids())
                .isEqualTo(Voids.label(7));
    }

    @Test
    void lovasz_takes_logits_for_one_class_and_probabilities_for_several() {
        assertThat(lovasz(documented(LOSSES + "BinaryLovaszLoss(per_image=True, ignore_index=255)"))
                        .margin())
                .isEqualTo(Margin.HINGE);
        assertThat(lovasz(documented(LOSSES + "LovaszLoss(ignore=255)")).front().voids())
                .isEqualTo(Voids.label(255));
        assertThat(lovasz(documented(LOSSES + "LovaszLoss")).front().activation())
                .isEqualTo(Activation.IDENTITY);
        assertThat(flags(LOSSES + "LovaszLoss(ignore=255)"))
                .containsExactly("FLOAT64_FAILS", "ALL_VOID", "CONVENTION_PROBABILITIES");
        assertThat(flags(LOSSES + "BinaryLovaszLoss")).containsExactly("FLOAT64_FAILS");
    }

    @Test
    void binary_focal_reads_targets_by_their_shape() {
        String call = LOSSES + "BinaryFocalLoss(alpha=0.25, class_weights=[1, 2], ignore_index=255)";
        PixelwiseLoss loss = pixelwise(documented(call));

        assertThat(loss.front())
                .isEqualTo(Front.of(Layout.of(ChannelAxis.SECOND, Encoding.BY_SHAPE), Activation.SIGMOID)
                        .with(Voids.label(255)));
        assertThat(loss.term())
                .isEqualTo(BinaryFocal.of(Rational.TWO, Optional.of(QUARTER), FocalFactor.OF_MIXTURE)
                        .with(ClassWeights.each(floats(1, 2))));
        assertThat(loss.divisor()).isEqualTo(new PixelwiseLoss.AllTerms());
        assertThat(flags(call)).containsExactly("FLOAT32_INSIDE", "CONVENTION_MEAN_OF_ALL");
        assertThat(flags(LOSSES + "BinaryFocalLoss(ignore_index=255, gamma=1.5)"))
                .contains("NAN_GRADIENT");
    }

    @Test
    void binary_focal_can_be_reduced_and_normalized() {
        String call = LOSSES + "BinaryFocalLoss(reduced_threshold=0.25, normalized=True, activation='softmax',"
                + " softmax_dim=1)";
        BinaryFocal term = (BinaryFocal) pixelwise(documented(call)).term();

        assertThat(term.reduced()).contains(new PixelTerm.Reduced(QUARTER, Rational.of(3, 4)));
        assertThat(term.factor()).isEqualTo(FocalFactor.OF_SOFTMAX_MIXTURE);
        assertThat(pixelwise(documented(call)).divisor())
                .isEqualTo(new PixelwiseLoss.FocalFactors(Rational.of(1e-6), new PixelwiseLoss.AllTerms()));
        assertThat(flags(call)).containsExactly("FLOAT32_INSIDE", "CONVENTION_NORMALIZED_MEAN");
        assertUnsupported(
                LOSSES + "BinaryFocalLoss(activation='softmax')",
                "softmax_dim: found None, allowed: 1, beside activation='softmax'");
        assertUnsupported(
                LOSSES + "BinaryFocalLoss(reduction='batchwise_mean')",
                "reduction: found 'batchwise_mean', allowed: 'mean' or 'sum'");
        assertInvalid(
                LOSSES + "BinaryFocalLoss(reduced_threshold=1)",
                "reduced_threshold: found 1, allowed: a number above 0 and below 1");
    }

    @Test
    void cross_entropy_focal_adds_up_the_classes_of_a_voxel() {
        String call = LOSSES + "CrossEntropyFocalLoss(reduced_threshold=0.25)";
        PixelwiseLoss loss = pixelwise(documented(call));

        assertThat(loss.front().layout().target()).isEqualTo(Encoding.INDEX);
        assertThat(loss.front().activation()).isEqualTo(Activation.SIGMOID);
        assertThat(loss.front().voids()).isEqualTo(Voids.label(-100));
        assertThat(((BinaryFocal) loss.term()).factor()).isEqualTo(FocalFactor.OF_SOFTMAX_MIXTURE);
        assertThat(loss.grouping()).isEqualTo(Grouping.CLASS);
        assertThat(loss.averaging()).isEqualTo(Averaging.of(Reduction.SUM, Reduction.MEAN));
        assertThat(flags(call))
                .containsExactly(
                        "CONVENTION_MEAN_OF_ALL",
                        "CONVENTION_SIGMOID_AND_SOFTMAX",
                        "FLOAT32_INSIDE",
                        "REDUCED_MASK_INVERTED");
        assertThat(((BinaryFocal) pixelwise(shipped(call)).term()).reduced())
                .contains(new PixelTerm.Reduced(QUARTER, QUARTER, true));
        assertThat(documented(LOSSES + "FocalLoss")).isEqualTo(documented(LOSSES + "CrossEntropyFocalLoss"));
        assertUnsupported(LOSSES + "CrossEntropyFocalLoss(normalized=True)", "normalized: found True, allowed: False");
    }

    @Test
    void balanced_bce_is_shipped_with_a_second_power() {
        String call = LOSSES + "BalancedBCEWithLogitsLoss(gamma=2, ignore_index=255)";
        Rational epsilon = Rational.of(1e-7);

        assertThat(pixelwise(documented(call)).term())
                .isEqualTo(new PixelTerm.BalancedCrossEntropy(Rational.TWO, Rational.ONE, epsilon));
        assertThat(pixelwise(shipped(call)).term())
                .isEqualTo(new PixelTerm.BalancedCrossEntropy(Rational.TWO, Rational.TWO, epsilon));
        assertThat(flags(call)).containsExactly("CONVENTION_MEAN_OF_ALL", "FLOAT32_INSIDE", "POWER_TWICE");
        assertThat(flags(LOSSES + "BalancedBCEWithLogitsLoss")).containsExactly("FLOAT32_INSIDE");
        assertInvalid(
                LOSSES + "BalancedBCEWithLogitsLoss(gamma=-1)", "gamma: found -1, allowed: a number of at least 0");
    }

    @Test
    void log_cosh_has_two_names() {
        assertThat(pixelwise(documented(LOSSES + "LogCoshLoss()")).term()).isEqualTo(PixelTerm.LogCoshDistance.PLAIN);
        assertThat(documented(LOSSES + "log_cosh_loss()")).isEqualTo(documented(LOSSES + "LogCoshLoss()"));
    }

    @Test
    void soft_f1_has_an_epsilon_below_only() {
        String function = LOSSES + "soft_micro_f1(eps=0.25)";
        String binary = LOSSES + "BinarySoftF1Loss(ignore_index=255, eps=0.25)";

        assertThat(overlap(documented(function)).overlap())
                .isEqualTo(Overlap.dice(Form.PRODUCT, Rational.ZERO, QUARTER));
        assertThat(overlap(documented(binary)).front().activation())
                .isEqualTo(new Activation.Clamped(Activation.SIGMOID, QUARTER, Rational.of(3, 4)));
        assertThat(overlap(documented(binary)).overlap().denominator()).isEqualTo(Rational.of(1e-6));
        assertThat(flags(function)).containsExactly("CONVENTION_EMPTY");
        assertThat(flags(binary)).containsExactly("CONVENTION_EMPTY", "CONVENTION_EPS", "ALL_VOID");
        assertThat(flags(LOSSES + "SoftF1Loss")).containsExactly("CONVENTION_EMPTY", "SAMPLES_ONLY");
        assertUnsupported(
                LOSSES + "SoftF1Loss(ignore_index=255)",
                "ignore_index: found 255, allowed: None: the library compares it with one-hot numbers");
        assertInvalid(LOSSES + "SoftF1Loss(eps=0.5)", "eps: found 0.5, allowed: a number of at least 0 and below 1/2");
    }

    @Test
    void cross_entropies_are_those_of_smp_with_another_default() {
        assertThat(flags(LOSSES + "SoftCrossEntropyLoss")).containsExactly("CONVENTION_MEAN_OF_ALL");
        assertThat(pixelwise(documented(LOSSES + "SoftBCEWithLogitsLoss(reduction='none')"))
                        .elementwise())
                .isTrue();
    }
}
