package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Meanings.assertInvalid;
import static io.github.certidice.oracle.dialect.Meanings.assertUnsupported;
import static io.github.certidice.oracle.dialect.Meanings.choice;
import static io.github.certidice.oracle.dialect.Meanings.documented;
import static io.github.certidice.oracle.dialect.Meanings.flags;
import static io.github.certidice.oracle.dialect.Meanings.floats;
import static io.github.certidice.oracle.dialect.Meanings.overlap;
import static io.github.certidice.oracle.dialect.Meanings.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;

/** MONAI's overlap losses. */
class MonaiLossesTest {

    private static final String DICE = "monai.losses.DiceLoss";
    private static final Rational SMOOTHING = Rational.of(1e-5);

    @Test
    void dice_is_a_ratio_for_each_image_and_class() {
        assertThat(documented(DICE))
                .isEqualTo(new OverlapLoss(
                        Front.of(Layout.CHANNELS_SECOND, Activation.IDENTITY),
                        Grouping.IMAGE_CLASS,
                        Overlap.dice(Form.PRODUCT, SMOOTHING, SMOOTHING),
                        EmptyRule.FORMULA,
                        List.of(Step.ONE_MINUS),
                        Averaging.MEAN));
        assertThat(flags(DICE)).containsExactly("CONVENTION_PRODUCT_FORM");
    }

    @Test
    void jaccard_keeps_the_factor_2_before_its_smoothing() {
        Overlap jaccard = overlap(documented(DICE + "(jaccard=True, smooth_nr=0, smooth_dr=0.5)"))
                .overlap();

        assertThat(jaccard)
                .isEqualTo(Overlap.jaccard(Form.PRODUCT, Rational.ZERO, Rational.HALF)
                        .scaled(Rational.TWO));
        assertThat(flags(DICE + "(jaccard=True)")).contains("CONVENTION_SMOOTHING");
    }

    @Test
    void squares_and_soft_labels_choose_the_form() {
        Overlap squared = overlap(documented(DICE + "(squared_pred=True, soft_label=True)"))
                .overlap();
        Overlap soft = overlap(documented(DICE + "(soft_label=True)")).overlap();

        assertThat(squared.form()).isEqualTo(Form.NORMS);
        assertThat(squared.exponent()).isEqualTo(Rational.TWO);
        assertThat(soft.form()).isEqualTo(Form.NORMS);
        assertThat(soft.exponent()).isEqualTo(Rational.ONE);
        assertThat(flags(DICE + "(squared_pred=True)")).isEmpty();
        assertThat(flags(DICE + "(squared_pred=True, to_onehot_y=True)"))
                .containsExactly("CONVENTION_ONE_CHANNEL", "FLOAT32_INSIDE");
        assertThat(flags(DICE + "(soft_label=True)")).isEmpty();
    }

    @Test
    void softmax_and_background_pass_over_a_single_channel() {
        Front front = overlap(documented(DICE + "(softmax=True, include_background=False, batch=True)"))
                .front();

        assertThat(front.activation()).isEqualTo(new Activation.Softmax(Activation.Softmax.Single.LEFT_OUT));
        assertThat(front.channels()).isEqualTo(Channels.WITHOUT_BACKGROUND);
        assertThat(flags(DICE + "(softmax=True)")).contains("CONVENTION_ONE_CHANNEL");
        assertThat(flags(DICE + "(to_onehot_y=True)")).contains("CONVENTION_ONE_CHANNEL");
        assertThat(flags(DICE + "(weight=2)")).contains("CONVENTION_ONE_CHANNEL");
    }

    @Test
    void indices_are_targets_of_several_channels() {
        Choice choice = choice(documented(DICE + "(to_onehot_y=True)"));

        assertThat(choice.condition()).isEqualTo(new Choice.AtMostChannels(1));
        assertThat(overlap(choice.met()).front().layout().target()).isEqualTo(Encoding.CHANNELS);
        assertThat(overlap(choice.otherwise()).front().layout().target()).isEqualTo(Encoding.INDEX_CHANNEL);
    }

    @Test
    void weights_multiply_the_losses_of_classes() {
        Choice choice = choice(documented(DICE + "(weight=[1, 2.5])"));

        assertThat(choice.condition()).isEqualTo(new Choice.AtMostChannels(1));
        assertThat(overlap(choice.met()).averaging()).isEqualTo(Averaging.MEAN);
        assertThat(overlap(choice.otherwise()).averaging())
                .isEqualTo(Averaging.MEAN.with(new Averaging.Given("weight", floats(1, 2.5), false)));
    }

    @Test
    void one_weight_for_all_counts_where_several_classes_do() {
        Choice choice = choice(documented(DICE + "(weight=2, include_background=False)"));

        assertThat(choice.condition()).isEqualTo(new Choice.AtMostChannels(2));
        assertThat(overlap(choice.met()).averaging()).isEqualTo(Averaging.MEAN);
        assertThat(overlap(choice.otherwise()).averaging())
                .isEqualTo(Averaging.MEAN.then(new Step.Times(Rational.TWO)));
    }

    @Test
    void reductions_keep_axes_or_not() {
        assertThat(overlap(documented(DICE + "(reduction='none')")).averaging())
                .isEqualTo(Averaging.of(Reduction.NONE, Reduction.NONE).withSpatialOnes());
        assertThat(overlap(documented(DICE + "(reduction='sum', batch=True)")).grouping())
                .isEqualTo(Grouping.CLASS);
        assertThat(overlap(documented("monai.losses.TverskyLoss(reduction='none')"))
                        .averaging())
                .isEqualTo(Averaging.of(Reduction.NONE, Reduction.NONE));
    }

    @Test
    void activations_are_named() {
        assertThat(overlap(documented(DICE + "(sigmoid=True)")).front().activation())
                .isEqualTo(Activation.SIGMOID);
        assertThat(overlap(documented(DICE + "(other_act='sigmoid')")).front().activation())
                .isEqualTo(Activation.SIGMOID);
        assertThat(overlap(documented(DICE + "(other_act=torch.softmax)"))
                        .front()
                        .activation())
                .isEqualTo(Activation.SOFTMAX);
    }

    @Test
    void contradictions_are_errors() {
        assertInvalid(
                DICE + "(sigmoid=True, softmax=True)",
                "softmax: found True, allowed: False beside sigmoid=True: one activation at most");
        assertInvalid(
                DICE + "(softmax=True, other_act='sigmoid')",
                "other_act: found 'sigmoid', allowed: None beside sigmoid=True or softmax=True: one activation at most");
        assertInvalid(DICE + "(smooth_nr=-1)", "smooth_nr: found -1, allowed: a number of at least 0");
        assertInvalid(DICE + "(weight=[1, -2])", "weight: found -2, allowed: numbers of at least 0");
        assertInvalid(DICE + "(reduction='max')", "reduction: found 'max', allowed: one of mean, sum, none");
        assertUnsupported(
                DICE + "(other_act=torch.tanh)",
                "other_act: found 'torch.tanh', allowed: None, 'softmax' or 'sigmoid'");
        assertUnsupported(DICE + "(other_act=3)", "other_act: found 3, allowed: None, 'softmax' or 'sigmoid'");
    }

    @Test
    void masks_act_after_the_activation_as_documented_and_before_it_as_shipped() {
        String call = "monai.losses.MaskedDiceLoss(sigmoid=True)";

        assertThat(overlap(documented(call)).front().voids()).isEqualTo(Voids.mask("mask"));
        assertThat(overlap(shipped(call)).front().voids())
                .isEqualTo(new Voids(new Voids.Mask("mask"), Voids.Effect.ZERO_BEFORE_ACTIVATION));
        assertThat(flags(call)).contains("MASK_BEFORE_ACTIVATION");
        assertThat(Meanings.of("monai.losses.MaskedDiceLoss").shipped()).isEmpty();
        assertThat(flags("monai.losses.MaskedDiceLoss(to_onehot_y=True)")).contains("MASK_BEFORE_ACTIVATION");
    }

    @Test
    void tversky_adds_its_smoothing_to_tp() {
        String call = "monai.losses.TverskyLoss(alpha=0.3, beta=0.7, soft_label=True)";

        assertThat(overlap(documented(call)).overlap())
                .isEqualTo(Overlap.tversky(Form.NORMS, Rational.of(0.3), Rational.of(0.7), SMOOTHING, SMOOTHING));
        assertThat(flags(call)).containsExactly("CONVENTION_SMOOTHING");
        assertInvalid("monai.losses.TverskyLoss(alpha=-0.5)", "alpha: found -0.5, allowed: a number of at least 0");
    }

    @Test
    void generalized_dice_weighs_classes_within_the_ratio() {
        String call = "monai.losses.GeneralizedDiceLoss";
        OverlapLoss loss = overlap(documented(call));
        RatioWeights.Absent absent = new RatioWeights.AsLargestClass();

        assertThat(loss.grouping()).isEqualTo(Grouping.IMAGE);
        assertThat(loss.overlap())
                .isEqualTo(Overlap.dice(Form.PRODUCT, SMOOTHING, SMOOTHING)
                        .with(new RatioWeights.InverseVolume(2, absent)));
        assertThat(overlap(documented(call + "(batch=True, w_type='simple')"))
                        .overlap()
                        .weights())
                .isEqualTo(new RatioWeights.InverseVolume(1, absent));
        assertThat(overlap(documented(call + "(batch=True)")).grouping()).isEqualTo(Grouping.ALL);
        assertThat(overlap(documented(call + "(w_type='uniform')")).overlap().weights())
                .isEqualTo(RatioWeights.EQUAL);
        assertThat(flags(call)).containsExactly("CONVENTION_PRODUCT_FORM", "FLOAT32_INSIDE", "CONVENTION_ABSENT_CLASS");
        assertInvalid(call + "(w_type='cubic')", "w_type: found 'cubic', allowed: one of square, simple, uniform");
    }
}
