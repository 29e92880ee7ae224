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
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SegLossOdysseyLossesTest {

    private static final String DICE = "losses_pytorch.dice_loss.";
    private static final String FOCAL = "losses_pytorch.focal_loss.FocalLoss";
    private static final Rational TINY = Rational.of(1e-5);

    @Test
    void dice_is_minus_a_score() {
        assertThat(documented(DICE + "SoftDiceLoss(apply_nonlin='softmax')"))
                .isEqualTo(new OverlapLoss(
                        Front.of(Layout.of(ChannelAxis.SECOND, Encoding.BY_SHAPE), Activation.SOFTMAX)
                                .with(Voids.mask("loss_mask")),
                        Grouping.IMAGE_CLASS,
                        Overlap.dice(Form.PRODUCT, Rational.ONE, Rational.ONE),
                        EmptyRule.FORMULA,
                        List.of(Step.NEGATED),
                        Averaging.MEAN));
        assertThat(flags(DICE + "SoftDiceLoss")).containsExactly("CONVENTION_NEGATIVE");
    }

    @Test
    void squares_are_those_of_maps() {
        String call = DICE + "IoULoss(square=True, batch_dice=True, do_bg=False, smooth=0.5)";
        OverlapLoss loss = overlap(documented(call));

        assertThat(loss.overlap()).isEqualTo(Overlap.jaccard(Form.SQUARED_MAPS, Rational.HALF, Rational.HALF));
        assertThat(loss.grouping()).isEqualTo(Grouping.CLASS);
        assertThat(loss.front().channels()).isEqualTo(Channels.WITHOUT_BACKGROUND);
        assertThat(flags(call)).containsExactly("CONVENTION_NEGATIVE", "CONVENTION_SQUARED_MAPS");
        assertInvalid(DICE + "IoULoss(smooth=-1)", "smooth: found -1, allowed: a number of at least 0");
        assertUnsupported(
                DICE + "IoULoss(apply_nonlin='relu')",
                "apply_nonlin: found 'relu', allowed: None, 'softmax' or 'sigmoid'");
    }

    @Test
    void weights_of_mistakes_are_fixed() {
        Overlap tversky = overlap(documented(DICE + "TverskyLoss")).overlap();
        Overlap asymmetric = overlap(documented(DICE + "AsymLoss")).overlap();

        assertThat(tversky.alpha()).isEqualTo(Rational.of(0.3));
        assertThat(tversky.beta()).isEqualTo(Rational.of(0.7));
        assertThat(asymmetric.alpha()).isEqualTo(Rational.of(4, 13));
        assertThat(asymmetric.beta()).isEqualTo(Rational.of(9, 13));
        assertThat(flags(DICE + "AsymLoss")).contains("CONVENTION_FIXED_WEIGHTS");
        assertThat(flags(DICE + "TverskyLoss")).contains("CONVENTION_FIXED_WEIGHTS");
    }

    @Test
    void focal_tversky_has_its_power_after_the_mean() {
        String call = DICE + "FocalTversky_loss({'apply_nonlin': 'softmax'}, gamma=0.5)";
        Step power = new Step.Power(Rational.HALF);

        assertThat(overlap(documented(call)).shape()).containsExactly(Step.ONE_MINUS, power);
        assertThat(overlap(shipped(call)).averaging()).isEqualTo(Averaging.MEAN.then(power));
        assertThat(overlap(shipped(call)).shape()).containsExactly(Step.ONE_MINUS);
        assertThat(flags(call)).containsExactly("POWER_AFTER_MEAN");
        assertThat(Meanings.of(DICE + "FocalTversky_loss({}, gamma=1)").shipped())
                .isEmpty();
        assertInvalid(DICE + "FocalTversky_loss({}, gamma=0)", "gamma: found 0, allowed: a number above 0");
    }

    @Test
    void generalized_dice_doubles_its_smoothing_above() {
        OverlapLoss loss = overlap(documented(DICE + "GDiceLoss(apply_nonlin='softmax')"));

        assertThat(loss.grouping()).isEqualTo(Grouping.IMAGE);
        assertThat(loss.overlap())
                .isEqualTo(Overlap.dice(Form.PRODUCT, TINY.times(Rational.TWO), TINY)
                        .with(new RatioWeights.InverseVolume(2, new RatioWeights.Added(Rational.of(1e-10)))));
        assertThat(flags(DICE + "GDiceLoss"))
                .containsExactly(
                        "CONVENTION_NEGATIVE",
                        "ABSENT_CLASS_WEIGHT",
                        "CONVENTION_SMOOTHING",
                        "CONVENTION_3D",
                        "FLOAT32_INSIDE",
                        "DEFAULT_FAILS");
    }

    @Test
    void second_generalized_dice_has_floors() {
        OverlapLoss loss = overlap(documented(DICE + "GDiceLossV2(apply_nonlin='softmax')"));

        assertThat(loss.grouping()).isEqualTo(Grouping.ALL);
        assertThat(loss.overlap())
                .isEqualTo(Overlap.dice(Form.PRODUCT, Rational.ZERO, Rational.ZERO)
                        .withFloor(TINY)
                        .with(new RatioWeights.InverseVolume(2, new RatioWeights.Floored(TINY))));
        assertThat(flags(DICE + "GDiceLossV2"))
                .containsExactly(
                        "CONVENTION_NEGATIVE",
                        "DEFAULT_FAILS",
                        "ABSENT_CLASS_WEIGHT",
                        "CONVENTION_BATCH_SUMS",
                        "FLOAT32_INSIDE");
    }

    @Test
    void penalty_is_shipped_for_the_negative_score() {
        String call = DICE + "PenaltyGDiceLoss({'smooth': 0.5})";
        Step penalty = new Step.Penalty(Rational.of(5, 2));

        assertThat(overlap(documented(call)).shape()).containsExactly(penalty, Step.NEGATED);
        assertThat(overlap(shipped(call)).shape()).containsExactly(Step.NEGATED);
        assertThat(overlap(shipped(call)).averaging().after()).containsExactly(penalty);
        assertThat(overlap(documented(call)).front().activation()).isEqualTo(Activation.SOFTMAX);
        assertThat(flags(call)).contains("PENALTY_OF_NEGATIVE");
        assertInvalid(
                DICE + "PenaltyGDiceLoss(None)",
                "gdice_kwargs: found None, allowed: a dictionary, {'argument': value}");
    }

    @Test
    void lovasz_takes_probabilities_and_all_classes() {
        String call = "losses_pytorch.lovasz_loss.LovaszSoftmax(reduction='none')";
        LovaszLoss loss = lovasz(documented(call));

        assertThat(loss.empty()).isEqualTo(EmptyRule.FORMULA);
        assertThat(loss.grouping()).isEqualTo(Grouping.CLASS);
        assertThat(loss.averaging()).isEqualTo(Averaging.of(Reduction.NONE, Reduction.NONE));
        assertThat(loss.front().activation()).isEqualTo(Activation.IDENTITY);
        assertThat(flags(call)).containsExactly("CONVENTION_PROBABILITIES", "CONVENTION_ABSENT_CLASS");
    }

    @Test
    void focal_smooths_its_targets() {
        PixelwiseLoss loss = pixelwise(documented(FOCAL + "(alpha=[1, 3], size_average=False)"));

        assertThat(loss.term())
                .isEqualTo(new PixelTerm.SmoothedFocal(Rational.TWO, ClassWeights.each(floats(0.25, 0.75)), TINY));
        assertThat(loss.divisor()).isEqualTo(new PixelwiseLoss.One());
        assertThat(flags(FOCAL)).containsExactly("CONVENTION_ABOVE_ONE");
        assertThat(flags(FOCAL + "(smooth=0)")).isEmpty();
        assertThat(flags(FOCAL + "(smooth=None)")).isEmpty();
    }

    @Test
    void focal_alpha_can_single_out_a_class() {
        PixelTerm.SmoothedFocal term = (PixelTerm.SmoothedFocal)
                pixelwise(documented(FOCAL + "(alpha=0.75, balance_index=1)")).term();

        assertThat(term.alphas()).isEqualTo(new ClassWeights(floats(0.25, 0.75), Optional.of(Rational.of(0.25))));
        assertInvalid(
                FOCAL + "(alpha=1)",
                "alpha: found 1, allowed: a float, a list or None: the library refuses an integer");
        assertInvalid(FOCAL + "(alpha=[0, 0])", "alpha: found [0, 0], allowed: numbers with a sum above 0");
        assertUnsupported(
                FOCAL + "(alpha=0.5, balance_index=-1)", "balance_index: found -1, allowed: an index of at least 0");
        assertInvalid(FOCAL + "(smooth=2)", "smooth: found 2, allowed: a number from 0 to 1");
    }
}
