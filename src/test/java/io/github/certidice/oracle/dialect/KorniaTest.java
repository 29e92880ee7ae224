package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Calls.assertRefused;
import static io.github.certidice.oracle.dialect.Calls.flags;
import static io.github.certidice.oracle.dialect.Calls.lovasz;
import static io.github.certidice.oracle.dialect.Calls.meaning;
import static io.github.certidice.oracle.dialect.Calls.numbers;
import static io.github.certidice.oracle.dialect.Calls.overlap;
import static io.github.certidice.oracle.dialect.Calls.pixelwise;
import static io.github.certidice.oracle.dialect.Calls.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Foreground;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.ClassFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KorniaTest {

    private static final Layout INDEXED = Layout.of(ChannelAxis.SECOND, Encoding.INDEX);

    @Test
    void dice_sums_classes_of_an_image() {
        assertThat(overlap("kornia.losses.DiceLoss()"))
                .isEqualTo(new OverlapLoss(
                        Front.of(INDEXED, Activation.SOFTMAX).with(Voids.label(-100)),
                        Grouping.IMAGE,
                        Overlap.dice(Overlap.Form.PRODUCT, Rational.ZERO, Rational.of(1e-8)),
                        EmptyRule.FORMULA,
                        List.of(Step.ONE_MINUS),
                        Averaging.MEAN));
        assertThat(flags("kornia.losses.dice_loss()")).containsExactly("ONE_HOT_LEAK");
        assertThat(meaning("kornia.losses.dice_loss()")).isEqualTo(meaning("kornia.losses.DiceLoss"));
    }

    @Test
    void dice_ships_a_target_that_leaks() {
        OverlapLoss shipped = (OverlapLoss) shipped("kornia.losses.dice_loss()");
        assertThat(shipped.front().layout()).isEqualTo(INDEXED.withOffValue(Rational.of(1e-6)));
        assertThat(shipped.overlap())
                .isEqualTo(overlap("kornia.losses.dice_loss()").overlap());
    }

    @Test
    void dice_by_class_costs_1_where_empty() {
        String call = "kornia.losses.dice_loss(average='macro', weight=[1, 2], ignore_index=None)";
        assertThat(overlap(call).grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(overlap(call).averaging())
                .isEqualTo(Averaging.MEAN.with(new Averaging.Given("weight", numbers(1, 2), true)));
        assertThat(overlap(call).front().voids()).isEqualTo(Voids.NONE);
        assertThat(flags(call)).containsExactly("ONE_HOT_LEAK", "SMOOTHING_ONLY_BELOW");
    }

    @Test
    void dice_over_classes_squares_weights_in_the_intersection() {
        String call = "kornia.losses.dice_loss(weight=[1, 2])";
        assertThat(overlap(call).overlap().weights())
                .isEqualTo(new RatioWeights.OfProbabilities("weight", numbers(1, 2)));
        assertThat(overlap(call).averaging()).isEqualTo(Averaging.MEAN);
        assertThat(flags(call)).containsExactly("ONE_HOT_LEAK", "CONVENTION_SQUARED_WEIGHTS");
    }

    @Test
    void tversky_weighs_both_errors_alike() {
        String call = "kornia.losses.tversky_loss(0.1, 0.9)";
        assertThat(overlap(call).overlap())
                .isEqualTo(Overlap.tversky(
                        Overlap.Form.PRODUCT, Rational.of(0.1), Rational.of(0.9), Rational.ZERO, Rational.of(1e-8)));
        assertThat(overlap(call).grouping()).isEqualTo(Grouping.IMAGE);
        assertThat(flags(call)).containsExactly("CONVENTION_ALPHA_BETA");
        assertThat(flags("kornia.losses.TverskyLoss(alpha=0.5, beta=0.5)")).isEmpty();
    }

    @Test
    void hinge_is_per_image() {
        assertThat(lovasz("kornia.losses.LovaszHingeLoss()"))
                .isEqualTo(new LovaszLoss(
                        Front.of(Layout.of(ChannelAxis.NONE, Encoding.CHANNELS), Activation.IDENTITY),
                        Grouping.IMAGE_CLASS,
                        Margin.HINGE,
                        Foreground.CLASS,
                        EmptyRule.FORMULA,
                        Averaging.MEAN));
        assertThat(flags("kornia.losses.lovasz_hinge_loss()")).containsExactly("FLOAT32_INSIDE", "UNSTABLE_SORT");
    }

    @Test
    void lovasz_softmax_ships_label_numbers() {
        LovaszLoss documented = lovasz("kornia.losses.lovasz_softmax_loss()");
        LovaszLoss shipped = (LovaszLoss) shipped("kornia.losses.LovaszSoftmaxLoss()");
        assertThat(documented.foreground()).isEqualTo(Foreground.CLASS);
        assertThat(documented.empty()).isEqualTo(EmptyRule.FORMULA);
        assertThat(shipped.foreground()).isEqualTo(Foreground.LABEL_NUMBER);
        assertThat(shipped.front()).isEqualTo(documented.front());
        assertThat(flags("kornia.losses.LovaszSoftmaxLoss()"))
                .containsExactly("LABEL_IDS_AS_FOREGROUND", "FLOAT32_INSIDE", "UNSTABLE_SORT");
    }

    @Test
    void lovasz_softmax_weights_do_not_change_the_divisor() {
        assertThat(lovasz("kornia.losses.LovaszSoftmaxLoss(weight=[1, 2])").averaging())
                .isEqualTo(Averaging.MEAN.with(new Averaging.Given("weight", numbers(1, 2), false)));
    }

    @Test
    void focal_gives_alpha_to_all_but_the_first_class() {
        String call = "kornia.losses.FocalLoss(0.25, reduction='mean')";
        assertThat(pixelwise(call))
                .isEqualTo(PixelwiseLoss.of(
                        Front.of(INDEXED, Activation.SOFTMAX).with(Voids.label(-100)),
                        new ClassFocal(Rational.TWO, ClassWeights.background(Rational.of(0.75), Rational.of(0.25))),
                        new PixelwiseLoss.AllTerms()));
        assertThat(flags(call))
                .containsExactly("ONE_HOT_LEAK", "CONVENTION_MEAN_OVER_CLASSES", "CONVENTION_MEAN_OF_ALL");
        PixelwiseLoss shipped = (PixelwiseLoss) shipped(call);
        assertThat(shipped.front().layout().offValue()).isEqualTo(Rational.of(1e-6));
    }

    @Test
    void focal_returns_each_term_unless_told_otherwise() {
        assertThat(pixelwise("kornia.losses.focal_loss(None)").elementwise()).isTrue();
        assertThat(pixelwise("kornia.losses.focal_loss(None, reduction='sum')").divisor())
                .isEqualTo(new PixelwiseLoss.One());
        assertThat(flags("kornia.losses.focal_loss(None, gamma=0.5)")).containsExactly("ONE_HOT_LEAK", "NAN_GRADIENT");
    }

    @Test
    void focal_multiplies_alpha_and_weights() {
        assertThat(pixelwise("kornia.losses.focal_loss(0.25, weight=[2, 4])").term())
                .isEqualTo(new ClassFocal(Rational.TWO, ClassWeights.each(numbers(1.5, 1))));
        assertThat(pixelwise("kornia.losses.focal_loss(None, weight=[2, 4])").term())
                .isEqualTo(new ClassFocal(Rational.TWO, ClassWeights.each(numbers(2, 4))));
    }

    @Test
    void binary_focal_has_a_default_alpha_as_a_function_only() {
        BinaryFocal term = BinaryFocal.of(Rational.TWO, Optional.of(Rational.of(0.25)), FocalFactor.OF_EACH_TERM);
        PixelwiseLoss loss = pixelwise("kornia.losses.binary_focal_loss_with_logits()");
        assertThat(loss.term()).isEqualTo(term);
        assertThat(loss.front().layout().channels()).isEqualTo(ChannelAxis.FLAT);
        assertThat(loss.elementwise()).isTrue();
        assertRefused(
                "kornia.losses.BinaryFocalLossWithLogits()",
                "alpha",
                "alpha: found nothing, allowed: a value: it has no default");
    }

    @Test
    void binary_focal_weighs_classes() {
        PixelwiseLoss loss =
                pixelwise("kornia.losses.BinaryFocalLossWithLogits(None, 1, 'mean', pos_weight=[1, 2], weight=[3, 4])");
        assertThat(loss.term())
                .isEqualTo(BinaryFocal.of(Rational.ONE, Optional.empty(), FocalFactor.OF_EACH_TERM)
                        .withPositive(numbers(1, 2))
                        .with(ClassWeights.each(numbers(3, 4))));
        assertThat(loss.front().layout().channels()).isEqualTo(ChannelAxis.SECOND);
        assertThat(flags("kornia.losses.BinaryFocalLossWithLogits(None, reduction='mean')"))
                .containsExactly("CONVENTION_MEAN_OF_ALL");
    }

    @Test
    void errors_name_the_argument() {
        assertRefused(
                "kornia.losses.dice_loss(average='weighted')",
                "average",
                "average: found 'weighted', allowed: one of micro, macro");
        assertRefused("kornia.losses.dice_loss(eps=-1)", "eps", "eps: found -1, allowed: a number of at least 0");
        assertRefused(
                "kornia.losses.TverskyLoss(-0.5, 1)", "alpha", "alpha: found -0.5, allowed: a number of at least 0");
        assertRefused("kornia.losses.focal_loss(2)", "alpha", "alpha: found 2, allowed: a number from 0 to 1");
        assertRefused("kornia.losses.focal_loss(0.5, -1)", "gamma", "gamma: found -1, allowed: a number of at least 0");
    }
}
