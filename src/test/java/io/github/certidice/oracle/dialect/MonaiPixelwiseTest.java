package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Meanings.assertInvalid;
import static io.github.certidice.oracle.dialect.Meanings.assertUnsupported;
import static io.github.certidice.oracle.dialect.Meanings.choice;
import static io.github.certidice.oracle.dialect.Meanings.documented;
import static io.github.certidice.oracle.dialect.Meanings.flags;
import static io.github.certidice.oracle.dialect.Meanings.floats;
import static io.github.certidice.oracle.dialect.Meanings.overlap;
import static io.github.certidice.oracle.dialect.Meanings.part;
import static io.github.certidice.oracle.dialect.Meanings.pixelwise;
import static io.github.certidice.oracle.dialect.Meanings.shipped;
import static io.github.certidice.oracle.dialect.Meanings.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** MONAI's pixelwise losses, and sums of them and overlap losses. */
class MonaiPixelwiseTest {

    private static final String FOCAL = "monai.losses.FocalLoss";
    private static final String DICE_CE = "monai.losses.DiceCELoss";
    private static final String UNIFIED = "monai.losses.unified_focal_loss.";

    @Test
    void focal_takes_the_sigmoid_of_each_class() {
        assertThat(documented(FOCAL + "(alpha=0.25)"))
                .isEqualTo(PixelwiseLoss.of(
                        Front.of(Layout.CHANNELS_SECOND, Activation.SIGMOID),
                        BinaryFocal.of(Rational.TWO, Optional.of(Rational.of(0.25)), FocalFactor.OF_SIGNED_LOGIT),
                        new PixelwiseLoss.AllTerms()));
        assertThat(flags(FOCAL)).containsExactly("FLOAT32_INSIDE", "CONVENTION_FOCAL_FACTOR");
    }

    @Test
    void focal_of_the_softmax_weighs_the_background_by_1_minus_alpha() {
        PixelwiseLoss loss = pixelwise(documented(FOCAL + "(use_softmax=True, alpha=0.25)"));

        assertThat(loss.front().activation()).isEqualTo(Activation.SOFTMAX);
        assertThat(loss.term())
                .isEqualTo(new PixelTerm.ClassFocal(
                        Rational.TWO, ClassWeights.background(Rational.of(0.75), Rational.of(0.25))));
        assertThat(flags(FOCAL + "(use_softmax=True, gamma=0.5)"))
                .containsExactly("FLOAT32_INSIDE", "CONVENTION_MEAN_OVER_CLASSES", "NAN_GRADIENT");
    }

    @Test
    void focal_of_the_softmax_drops_the_background_before_it_and_alpha_with_it() {
        String call = FOCAL + "(use_softmax=True, alpha=0.25, include_background=False)";
        PixelwiseLoss loss = pixelwise(documented(call));

        assertThat(loss.front().channels()).isEqualTo(new Channels(List.of(), true, true));
        assertThat(loss.term()).isEqualTo(new PixelTerm.ClassFocal(Rational.TWO, ClassWeights.EQUAL));
        assertThat(flags(call)).contains("OPTION_IGNORED", "CONVENTION_ONE_CHANNEL");
    }

    @Test
    void focal_weights_count_where_several_classes_do() {
        Choice choice = choice(documented(FOCAL + "(weight=[1, 3])"));

        assertThat(choice.condition()).isEqualTo(new Choice.AtMostChannels(1));
        assertThat(((BinaryFocal) pixelwise(choice.otherwise()).term()).weights())
                .isEqualTo(ClassWeights.each(floats(1, 3)));
        assertThat(((BinaryFocal) pixelwise(choice.met()).term()).weights()).isEqualTo(ClassWeights.EQUAL);
        Choice single = choice(documented(FOCAL + "(weight=3, use_softmax=True)"));
        assertThat(pixelwise(single.otherwise()).term())
                .isEqualTo(new PixelTerm.ClassFocal(Rational.TWO, ClassWeights.all(Rational.of(3))));
    }

    @Test
    void focal_sum_is_shipped_as_a_sum_of_means() {
        String call = FOCAL + "(reduction='sum')";

        assertThat(pixelwise(documented(call)).divisor()).isEqualTo(new PixelwiseLoss.One());
        assertThat(pixelwise(shipped(call)).divisor()).isEqualTo(new PixelwiseLoss.AllTerms());
        assertThat(pixelwise(shipped(call)).grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(pixelwise(shipped(call)).averaging()).isEqualTo(Averaging.of(Reduction.SUM, Reduction.SUM));
        assertThat(flags(call)).contains("SUM_OF_MEANS");
        assertThat(pixelwise(documented(FOCAL + "(reduction='none')")).elementwise())
                .isTrue();
    }

    @Test
    void focal_refuses_what_is_out_of_range() {
        assertInvalid(FOCAL + "(alpha=1.5)", "alpha: found 1.5, allowed: a number from 0 to 1");
        assertInvalid(FOCAL + "(gamma=-1)", "gamma: found -1, allowed: a number of at least 0");
    }

    @Test
    void dice_ce_is_binary_for_one_channel() {
        Choice choice = choice(documented(DICE_CE + "(softmax=True, to_onehot_y=True, lambda_ce=0.5)"));
        PixelwiseLoss binary = pixelwise(part(choice.met(), 1));
        PixelwiseLoss classes = pixelwise(part(choice.otherwise(), 1));

        assertThat(choice.condition()).isEqualTo(new Choice.AtMostChannels(1));
        assertThat(binary.term()).isEqualTo(PixelTerm.BinaryCrossEntropy.PLAIN);
        assertThat(binary.front()).isEqualTo(Front.of(Layout.CHANNELS_SECOND, Activation.SIGMOID));
        assertThat(classes.term()).isEqualTo(PixelTerm.CrossEntropy.PLAIN);
        assertThat(classes.divisor()).isEqualTo(new PixelwiseLoss.WeightsOfTargets());
        assertThat(classes.front().layout().target()).isEqualTo(Encoding.INDEX_CHANNEL);
        assertThat(weight(choice.otherwise(), 1)).isEqualTo(Rational.HALF);
    }

    @Test
    void dice_ce_drops_the_background_from_its_dice_alone() {
        String call = DICE_CE + "(include_background=False, weight=[1, 2, 4], label_smoothing=0.5)";
        Choice choice = choice(documented(call));
        Choice weighted = choice(part(choice.otherwise(), 0));
        OverlapLoss dice = overlap(weighted.otherwise());
        PixelwiseLoss entropy = pixelwise(part(choice.otherwise(), 1));

        assertThat(weighted.condition()).isEqualTo(new Choice.AtMostChannels(2));
        assertThat(dice.averaging().weights()).isEqualTo(new Averaging.Given("weight", floats(2, 4), false));
        assertThat(dice.front().channels()).isEqualTo(Channels.WITHOUT_BACKGROUND);
        assertThat(entropy.front().channels()).isEqualTo(Channels.ALL);
        assertThat(entropy.term()).isEqualTo(new PixelTerm.CrossEntropy(floats(1, 2, 4), Rational.HALF));
        assertThat(flags(call))
                .containsExactly(
                        "CONVENTION_ONE_CHANNEL",
                        "CONVENTION_CE_KEEPS_BACKGROUND",
                        "CONVENTION_WEIGHTED_MEAN",
                        "OPTION_IGNORED");
    }

    @Test
    void dice_ce_refuses_what_monai_does() {
        assertInvalid(DICE_CE + "(reduction='none')", "reduction: found 'none', allowed: one of mean, sum");
        assertInvalid(DICE_CE + "(lambda_ce=-1)", "lambda_ce: found -1, allowed: a number of at least 0");
        assertInvalid(DICE_CE + "(weight=2)", "weight: found 2, allowed: a list, one number for each class");
        assertInvalid(DICE_CE + "(label_smoothing=2)", "label_smoothing: found 2, allowed: a number from 0 to 1");
    }

    @Test
    void dice_focal_takes_the_sigmoid_beside_the_softmax() {
        String call = "monai.losses.DiceFocalLoss(softmax=True, lambda_focal=0.5, alpha=0.25)";
        Pipeline loss = documented(call);

        assertThat(overlap(part(loss, 0)).front().activation()).isInstanceOf(Activation.Softmax.class);
        assertThat(pixelwise(part(loss, 1)).front().activation()).isEqualTo(Activation.SIGMOID);
        assertThat(weight(loss, 1)).isEqualTo(Rational.HALF);
        assertThat(flags(call)).contains("CONVENTION_SIGMOID_FOCAL", "FLOAT32_INSIDE");
        assertUnsupported(
                "monai.losses.DiceFocalLoss(reduction='none')", "reduction: found 'none', allowed: 'mean' or 'sum'");
    }

    @Test
    void generalized_dice_focal_weighs_its_focal_part_alone() {
        String call = "monai.losses.GeneralizedDiceFocalLoss(weight=[1, 2], reduction='sum', lambda_gdl=2)";

        assertThat(part(documented(call), 0)).isInstanceOf(OverlapLoss.class);
        assertThat(part(documented(call), 1)).isInstanceOf(Choice.class);
        assertThat(weight(documented(call), 0)).isEqualTo(Rational.TWO);
        assertThat(pixelwise(choice(part(shipped(call), 1)).met()).grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(flags(call)).contains("SUM_OF_MEANS");
    }

    @Test
    void asymmetric_tversky_has_a_power_for_the_foreground() {
        String call = UNIFIED + "AsymmetricFocalTverskyLoss(delta=0.75, gamma=0.5, epsilon=0.25)";
        OverlapLoss loss = overlap(documented(call));
        Rational quarter = Rational.of(1, 4);
        Rational rest = Rational.of(3, 4);

        assertThat(loss.front().activation()).isEqualTo(new Activation.Clamped(Activation.IDENTITY, quarter, rest));
        assertThat(loss.front().channels()).isEqualTo(Channels.only(List.of(0, 1)));
        assertThat(loss.overlap()).isEqualTo(Overlap.tversky(Overlap.Form.PRODUCT, quarter, rest, quarter, quarter));
        assertThat(loss.shape())
                .containsExactly(new Step.ByClass(
                        List.of(List.of(Step.ONE_MINUS), List.of(Step.ONE_MINUS, new Step.Power(Rational.HALF)))));
        assertThat(flags(call)).containsExactly("NAN_AT_PERFECT", "CONVENTION_CLAMP");
        assertThat(flags(UNIFIED + "AsymmetricFocalTverskyLoss(reduction='sum')"))
                .contains("OPTION_IGNORED");
        assertInvalid(
                UNIFIED + "AsymmetricFocalTverskyLoss(gamma=1)",
                "gamma: found 1, allowed: a number of at least 0 and below 1");
        assertInvalid(
                UNIFIED + "AsymmetricFocalTverskyLoss(epsilon=0.5)",
                "epsilon: found 0.5, allowed: a number above 0 and below 1/2");
        assertInvalid(UNIFIED + "AsymmetricFocalTverskyLoss(delta=2)", "delta: found 2, allowed: a number from 0 to 1");
    }

    @Test
    void asymmetric_focal_focuses_on_the_background() {
        Pipeline loss = documented(UNIFIED + "AsymmetricFocalLoss(delta=0.75, to_onehot_y=True)");

        assertThat(weight(loss, 0)).isEqualTo(Rational.of(1, 4));
        assertThat(weight(loss, 1)).isEqualTo(Rational.of(3, 4));
        assertThat(pixelwise(part(loss, 0)).term())
                .isEqualTo(new PixelTerm.ClassFocal(Rational.TWO, ClassWeights.EQUAL));
        assertThat(pixelwise(part(loss, 1)).term())
                .isEqualTo(new PixelTerm.ClassFocal(Rational.ZERO, ClassWeights.EQUAL));
        assertThat(pixelwise(part(loss, 1)).front().channels()).isEqualTo(Channels.only(List.of(1)));
        assertThat(pixelwise(part(loss, 1)).front().layout().target()).isEqualTo(Encoding.INDEX_CHANNEL);
        assertThat(flags(UNIFIED + "AsymmetricFocalLoss(reduction='none')")).containsExactly("OPTION_IGNORED");
    }

    @Test
    void unified_focal_documents_a_sigmoid_that_it_lacks() {
        String call = "monai.losses.AsymmetricUnifiedFocalLoss(weight=0.25, to_onehot_y=True)";
        Activation.Clamped documented =
                (Activation.Clamped) overlap(part(documented(call), 1)).front().activation();
        Activation.Clamped shipped =
                (Activation.Clamped) overlap(part(shipped(call), 1)).front().activation();

        assertThat(documented.inner()).isEqualTo(Activation.SIGMOID);
        assertThat(shipped.inner()).isEqualTo(Activation.IDENTITY);
        assertThat(weight(documented(call), 0)).isEqualTo(Rational.of(1, 4));
        assertThat(flags(call)).contains("NO_ACTIVATION", "OPTION_FAILS");
        assertUnsupported(
                "monai.losses.AsymmetricUnifiedFocalLoss(num_classes=3)",
                "num_classes: found 3, allowed: 2: background and foreground");
    }
}
