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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Foreground;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmpLossesTest {

    private static final String LOSSES = "segmentation_models_pytorch.losses.";
    private static final Rational EPS = Rational.of(1e-7);

    @Test
    void dice_is_a_ratio_for_each_class_over_the_batch() {
        String call = LOSSES + "DiceLoss('multiclass', smooth=0.5)";

        assertThat(documented(call))
                .isEqualTo(new OverlapLoss(
                        Front.of(Layout.of(ChannelAxis.SECOND, Encoding.INDEX_EITHER), Activation.SOFTMAX),
                        Grouping.CLASS,
                        Overlap.tversky(Form.NORM, Rational.HALF, Rational.HALF, Rational.HALF, Rational.HALF)
                                .withFloor(EPS),
                        EmptyRule.ZERO_LOSS,
                        List.of(Step.ONE_MINUS),
                        Averaging.MEAN));
        assertThat(flags(call))
                .containsExactly("CONVENTION_BATCH_SUMS", "CONVENTION_ABSENT_CLASS", "CONVENTION_SMOOTHING");
        assertThat(flags(LOSSES + "DiceLoss('binary')"))
                .containsExactly("CONVENTION_BATCH_SUMS", "CONVENTION_ABSENT_CLASS");
    }

    @Test
    void modes_choose_layout_and_activation() {
        Front binary = overlap(documented(LOSSES + "DiceLoss('binary', ignore_index=255)"))
                .front();
        Front multilabel = overlap(documented("smp.losses.JaccardLoss(mode='multilabel', from_logits=False)"))
                .front();

        assertThat(binary)
                .isEqualTo(Front.of(Layout.of(ChannelAxis.FLAT, Encoding.CHANNELS), Activation.SIGMOID)
                        .with(Voids.label(255)));
        assertThat(multilabel).isEqualTo(Front.of(Layout.CHANNELS_SECOND, Activation.IDENTITY));
        assertInvalid(
                LOSSES + "DiceLoss('panoptic')",
                "mode: found 'panoptic', allowed: one of binary, multiclass, multilabel");
        assertThatThrownBy(() -> documented(LOSSES + "DiceLoss()"))
                .hasMessage("mode: found nothing, allowed: a value: it has no default");
    }

    @Test
    void classes_take_their_weights_along_in_order() {
        OverlapLoss loss =
                overlap(documented(LOSSES + "JaccardLoss('multiclass', classes=[2, 0], class_weights=[1, 2, 4])"));

        assertThat(loss.front().channels()).isEqualTo(Channels.only(List.of(0, 2)));
        assertThat(loss.averaging())
                .isEqualTo(Averaging.MEAN.with(new Averaging.Given("class_weights", floats(1, 4), true)));
        assertThat(loss.overlap())
                .isEqualTo(
                        Overlap.jaccard(Form.NORM, Rational.ZERO, Rational.ZERO).withFloor(EPS));
    }

    @Test
    void classes_and_weights_are_checked() {
        String dice = LOSSES + "DiceLoss";
        assertInvalid(dice + "('binary', classes=[0])", "classes: found [0], allowed: None in mode binary");
        assertInvalid(
                dice + "('binary', class_weights=[1.0])", "class_weights: found [1.0], allowed: None in mode binary");
        assertInvalid(
                dice + "('multiclass', classes=[3], class_weights=[1, 2])",
                "class_weights: found 2 numbers, allowed: one for class 3 too");
        assertInvalid(dice + "('multiclass', classes=[-1])", "classes: found -1, allowed: indices of at least 0");
        assertInvalid(dice + "('multiclass', classes=[])", "classes: found [], allowed: None, or at least one index");
        assertUnsupported(dice + "('multiclass', classes=[1, 1])", "classes: found [1, 1], allowed: each class once");
        assertInvalid(dice + "('binary', smooth=-1)", "smooth: found -1, allowed: a number of at least 0");
        assertInvalid(dice + "('binary', eps=-1)", "eps: found -1, allowed: a number of at least 0");
    }

    @Test
    void log_loss_has_the_floor_eps() {
        String call = LOSSES + "JaccardLoss('binary', log_loss=True, eps=0.25)";

        assertThat(overlap(documented(call)).shape())
                .containsExactly(new Step.NegativeLog(Optional.of(Rational.of(1, 4))));
        assertThat(flags(call)).contains("CONVENTION_LOG_FLOOR");
    }

    @Test
    void tversky_has_its_power_for_each_class_as_documented_and_after_the_mean_as_shipped() {
        String call = LOSSES + "TverskyLoss('multilabel', alpha=0.25, beta=0.75, gamma=0.5)";
        Step power = new Step.Power(Rational.HALF);

        assertThat(overlap(documented(call)).overlap().alpha()).isEqualTo(Rational.of(1, 4));
        assertThat(overlap(documented(call)).overlap().beta()).isEqualTo(Rational.of(3, 4));
        assertThat(overlap(documented(call)).shape()).containsExactly(Step.ONE_MINUS, power);
        assertThat(overlap(shipped(call)).shape()).containsExactly(Step.ONE_MINUS);
        assertThat(overlap(shipped(call)).averaging()).isEqualTo(Averaging.MEAN.then(power));
        assertThat(flags(call)).contains("POWER_AFTER_MEAN", "NAN_GRADIENT");
    }

    @Test
    void tversky_of_one_class_is_shipped_as_documented() {
        assertThat(Meanings.of(LOSSES + "TverskyLoss('binary', gamma=2)").shipped())
                .isEmpty();
        assertThat(Meanings.of(LOSSES + "TverskyLoss('multiclass', classes=1, gamma=2)")
                        .shipped())
                .isEmpty();
        assertThat(Meanings.of(LOSSES + "TverskyLoss('multiclass')").shipped()).isEmpty();
        assertInvalid(LOSSES + "TverskyLoss('binary', gamma=0)", "gamma: found 0, allowed: a number above 0");
    }

    @Test
    void weights_lose_digits() {
        String call = LOSSES + "DiceLoss('multiclass', class_weights=[0.5, 0.1])";

        assertThat(overlap(documented(call)).averaging().weights())
                .isEqualTo(new Averaging.Given("class_weights", floats(0.5, 0.1), true));
        assertThat(flags(call)).contains("FLOAT32_INSIDE");
    }

    @Test
    void focal_is_one_binary_problem_for_each_class() {
        String call = LOSSES + "FocalLoss('multiclass', alpha=0.25, ignore_index=255, class_weights=[1, 2])";
        PixelwiseLoss loss = pixelwise(documented(call));

        assertThat(loss.front())
                .isEqualTo(Front.of(
                                Layout.of(ChannelAxis.SECOND, Encoding.INDEX).with(Labels.NO_CLASS), Activation.SIGMOID)
                        .with(Voids.label(255)));
        assertThat(loss.term())
                .isEqualTo(BinaryFocal.of(Rational.TWO, Optional.of(Rational.of(1, 4)), FocalFactor.OF_CROSS_ENTROPY));
        assertThat(loss.divisor()).isEqualTo(new PixelwiseLoss.CountedTerms());
        assertThat(loss.grouping()).isEqualTo(Grouping.CLASS);
        assertThat(loss.averaging())
                .isEqualTo(Averaging.MEAN.with(new Averaging.Given("class_weights", floats(1, 2), true)));
        assertThat(flags(call)).containsExactly("CONVENTION_ONE_VS_REST");
    }

    @Test
    void focal_options_change_factor_divisor_and_probabilities() {
        String call =
                LOSSES + "FocalLoss('binary', normalized=True, reduced_threshold=0.25, from_logits=False, gamma=0.5)";
        PixelwiseLoss loss = pixelwise(documented(call));
        Rational quarter = Rational.of(1, 4);

        assertThat(((BinaryFocal) loss.term()).reduced()).contains(new PixelTerm.Reduced(quarter, quarter));
        assertThat(loss.divisor())
                .isEqualTo(new PixelwiseLoss.FocalFactors(Rational.of(1e-6), new PixelwiseLoss.CountedTerms()));
        assertThat(loss.front().activation())
                .isEqualTo(new Activation.Clamped(Activation.IDENTITY, EPS, Rational.ONE.minus(EPS)));
        assertThat(flags(call))
                .containsExactly("CONVENTION_REDUCED_DIVISOR", "CONVENTION_NORMALIZED_MEAN", "NAN_GRADIENT");
        assertThat(flags(LOSSES + "FocalLoss('multiclass', from_logits=False)")).contains("LOG_AS_LOGIT");
        assertThat(pixelwise(documented(LOSSES + "FocalLoss('binary', reduction='sum')"))
                        .divisor())
                .isEqualTo(new PixelwiseLoss.One());
    }

    @Test
    void focal_weights_lose_digits() {
        String call = LOSSES + "FocalLoss('multilabel', class_weights=[0.5, 0.1])";

        assertThat(pixelwise(documented(call)).averaging().weights())
                .isEqualTo(new Averaging.Given("class_weights", floats(0.5, 0.1), true));
        assertThat(flags(call)).containsExactly("FLOAT32_INSIDE");
    }

    @Test
    void focal_refuses_what_the_library_fails_on() {
        assertInvalid(
                LOSSES + "FocalLoss('multilabel', ignore_index=-1)",
                "ignore_index: found -1, allowed: None in mode multilabel, where the library fails");
        assertInvalid(
                LOSSES + "FocalLoss('binary', class_weights=[1])",
                "class_weights: found [1], allowed: None in mode binary");
        assertInvalid(
                LOSSES + "FocalLoss('binary', reduced_threshold=0)",
                "reduced_threshold: found 0, allowed: a number above 0 and below 1");
        assertInvalid(
                LOSSES + "FocalLoss('binary', eps=0.5)", "eps: found 0.5, allowed: a number above 0 and below 1/2");
        assertInvalid(LOSSES + "FocalLoss('binary', gamma=None)", "gamma: found None, allowed: a number");
        assertUnsupported(
                LOSSES + "FocalLoss('binary', reduction='none')", "reduction: found 'none', allowed: 'mean' or 'sum'");
    }

    @Test
    void lovasz_sorts_the_batch_unless_told_otherwise() {
        LovaszLoss loss = lovasz(documented(LOSSES + "LovaszLoss('multiclass', ignore_index=255)"));

        assertThat(loss)
                .isEqualTo(new LovaszLoss(
                        Front.of(
                                        Layout.of(ChannelAxis.SECOND, Encoding.INDEX_EITHER)
                                                .with(Labels.NO_CLASS),
                                        Activation.SOFTMAX)
                                .with(Voids.label(255)),
                        Grouping.CLASS,
                        Margin.PROBABILITY,
                        Foreground.CLASS,
                        EmptyRule.PRESENT,
                        Averaging.MEAN.with(Averaging.Order.CLASSES_FIRST).with(Averaging.None.ZERO)));
        assertThat(flags(LOSSES + "LovaszLoss('multiclass', ignore_index=255)"))
                .containsExactly("FLOAT64_FAILS", "ALL_VOID");
        assertThat(lovasz(documented(LOSSES + "LovaszLoss('multiclass', per_image=True)"))
                        .grouping())
                .isEqualTo(Grouping.IMAGE_CLASS);
    }

    @Test
    void lovasz_of_one_class_is_the_hinge() {
        LovaszLoss batch = lovasz(documented(LOSSES + "LovaszLoss('binary')"));
        LovaszLoss images = lovasz(documented(LOSSES + "LovaszLoss('binary', per_image=True)"));

        assertThat(batch.margin()).isEqualTo(Margin.HINGE);
        assertThat(batch.front().layout().channels()).isEqualTo(ChannelAxis.FLAT);
        assertThat(batch.grouping()).isEqualTo(Grouping.ALL);
        assertThat(images.front().layout().channels()).isEqualTo(ChannelAxis.NONE);
        assertThat(images.grouping()).isEqualTo(Grouping.IMAGE);
        assertThat(flags(LOSSES + "LovaszLoss('binary', from_logits=False)"))
                .containsExactly("FLOAT64_FAILS", "OPTION_IGNORED");
    }

    @Test
    void lovasz_of_labels_is_shipped_as_one_class() {
        String call = LOSSES + "LovaszLoss('multilabel')";

        assertThat(lovasz(documented(call)).grouping()).isEqualTo(Grouping.CLASS);
        assertThat(lovasz(shipped(call)).grouping()).isEqualTo(Grouping.ALL);
        assertThat(flags(call)).containsExactly("CHANNELS_FLATTENED", "FLOAT64_FAILS");
    }

    @Test
    void lovasz_ignores_from_logits() {
        String call = LOSSES + "LovaszLoss('multiclass', from_logits=False)";

        assertThat(lovasz(documented(call)).front().activation()).isEqualTo(Activation.IDENTITY);
        assertThat(lovasz(shipped(call)).front().activation()).isEqualTo(Activation.SOFTMAX);
        assertThat(flags(call)).containsExactly("FLOAT64_FAILS", "DOUBLE_ACTIVATION", "OPTION_IGNORED");
    }

    @Test
    void soft_bce_smooths_and_ignores() {
        String call = LOSSES + "SoftBCEWithLogitsLoss(smooth_factor=0.25, pos_weight=[[[1]], [[3]]], weight=2)";
        PixelwiseLoss loss = pixelwise(documented(call));

        assertThat(loss.term())
                .isEqualTo(
                        new PixelTerm.BinaryCrossEntropy(floats(1, 3), floats(2), Optional.empty(), Rational.of(1, 4)));
        assertThat(loss.front().voids()).isEqualTo(Voids.label(-100));
        assertThat(loss.divisor()).isEqualTo(new PixelwiseLoss.AllTerms());
        assertThat(flags(call)).containsExactly("CONVENTION_MEAN_OF_ALL");
        assertThat(flags(LOSSES + "SoftBCEWithLogitsLoss(ignore_index=None)")).isEmpty();
        assertUnsupported(
                LOSSES + "SoftBCEWithLogitsLoss(pos_weight=[1, 3])",
                "pos_weight: found [1, 3], allowed: one number, or shape (C, 1, ...): a flat list is broadcast along"
                        + " the last axis");
        assertInvalid(
                LOSSES + "SoftBCEWithLogitsLoss(weight=[[-1], [2]])",
                "weight: found -1, allowed: numbers of at least 0");
        assertInvalid(
                LOSSES + "SoftBCEWithLogitsLoss(smooth_factor=2)",
                "smooth_factor: found 2, allowed: a number from 0 to 1");
    }

    @Test
    void soft_ce_fails_on_its_own_default() {
        String call = LOSSES + "SoftCrossEntropyLoss()";

        assertThat(pixelwise(documented(call)).term()).isEqualTo(PixelTerm.CrossEntropy.PLAIN);
        assertThat(flags(call)).containsExactly("CONVENTION_MEAN_OF_ALL", "DEFAULT_FAILS");
        assertThat(flags(LOSSES + "SoftCrossEntropyLoss(smooth_factor=0.5, reduction='sum')"))
                .isEmpty();
        assertThat(flags(LOSSES + "SoftCrossEntropyLoss(smooth_factor=0.5, reduction='none')"))
                .containsExactly("CONVENTION_SHAPE");
        assertUnsupported(LOSSES + "SoftCrossEntropyLoss(dim=2)", "dim: found 2, allowed: 1");
    }
}
