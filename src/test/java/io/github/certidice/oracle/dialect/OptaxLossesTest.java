package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Calls.assertRefused;
import static io.github.certidice.oracle.dialect.Calls.assertUnsupported;
import static io.github.certidice.oracle.dialect.Calls.flags;
import static io.github.certidice.oracle.dialect.Calls.numbers;
import static io.github.certidice.oracle.dialect.Calls.overlap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Activation.Softmax.Single;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptaxLossesTest {

    private static final Overlap SMOOTHED =
            Overlap.tversky(Overlap.Form.PRODUCT, Rational.HALF, Rational.HALF, Rational.ONE, Rational.ONE);

    @Test
    void dice_is_one_number_for_each_image() {
        assertThat(overlap("optax.losses.dice_loss()"))
                .isEqualTo(new OverlapLoss(
                        Front.of(
                                Layout.of(ChannelAxis.LAST, Encoding.CHANNELS), new Activation.Softmax(Single.SIGMOID)),
                        Grouping.IMAGE_CLASS,
                        SMOOTHED,
                        EmptyRule.FORMULA,
                        List.of(Step.ONE_MINUS),
                        Averaging.of(Reduction.MEAN, Reduction.NONE)));
        assertThat(flags("optax.losses.dice_loss()"))
                .containsExactly("CONVENTION_SMOOTHING", "CONVENTION_BATCH_NOT_REDUCED");
    }

    @Test
    void dice_drops_the_background_after_weighting() {
        OverlapLoss loss =
                overlap("optax.losses.dice_loss(class_weights=[1, 2, 3], ignore_background=True, reduction='sum')");
        assertThat(loss.averaging().weights()).isEqualTo(new Averaging.Given("class_weights", numbers(2, 3), false));
        assertThat(loss.front().channels()).isEqualTo(Channels.WITHOUT_BACKGROUND);
        assertThat(loss.averaging().classes()).isEqualTo(Reduction.SUM);
        assertThat(overlap("optax.losses.dice_loss(class_weights=[2], ignore_background=True)")
                        .averaging()
                        .weights())
                .isEqualTo(new Averaging.Given("class_weights", numbers(2), false));
    }

    @Test
    void dice_weighs_errors() {
        OverlapLoss loss = overlap("optax.losses.dice_loss(alpha=0.3, beta=0.7, smooth=0.0, apply_softmax=False)");
        assertThat(loss.overlap())
                .isEqualTo(Overlap.tversky(
                        Overlap.Form.PRODUCT, Rational.of(0.3), Rational.of(0.7), Rational.ZERO, Rational.ZERO));
        assertThat(loss.front().activation()).isEqualTo(Activation.IDENTITY);
        assertThat(flags("optax.losses.dice_loss(smooth=0, apply_softmax=False)"))
                .containsExactly("OPTION_FAILS", "CONVENTION_BATCH_NOT_REDUCED");
    }

    @Test
    void binary_dice_has_no_axis_of_classes() {
        OverlapLoss loss = overlap("optax.losses.binary_dice_loss()");
        assertThat(loss.front().layout().channels()).isEqualTo(ChannelAxis.NONE);
        assertThat(loss.front().activation()).isEqualTo(Activation.SIGMOID);
        assertThat(loss.overlap()).isEqualTo(SMOOTHED);
        assertThat(loss.averaging().images()).isEqualTo(Reduction.NONE);
        assertThat(flags("optax.losses.binary_dice_loss(apply_sigmoid=False)"))
                .containsExactly("OPTION_FAILS", "CONVENTION_SMOOTHING");
    }

    @Test
    void generalized_dice_is_a_mean_of_weighted_losses() {
        OverlapLoss loss = overlap("optax.losses.multiclass_generalized_dice_loss(ignore_background=True)");
        assertThat(loss.averaging())
                .isEqualTo(Averaging.MEAN.with(new Averaging.InverseSquareFrequency(Rational.of(1e-7))));
        assertThat(loss.grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(loss.front().channels()).isEqualTo(Channels.WITHOUT_BACKGROUND);
        assertThat(flags("optax.losses.multiclass_generalized_dice_loss()"))
                .containsExactly("CONVENTION_SMOOTHING", "CONVENTION_MEAN_OF_RATIOS", "CONVENTION_ABSENT_CLASS");
    }

    @Test
    void errors_name_the_argument() {
        assertRefused(
                "optax.losses.dice_loss(reduction='avg')",
                "reduction",
                "reduction: found 'avg', allowed: one of mean, sum, none");
        assertRefused(
                "optax.losses.dice_loss(smooth=-1)", "smooth", "smooth: found -1, allowed: a number of at least 0");
        assertUnsupported("optax.losses.dice_loss(axis=(1, 2))", "axis", "axis: found [1, 2], allowed: None only");
    }
}
