package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Meanings.assertInvalid;
import static io.github.certidice.oracle.dialect.Meanings.assertUnsupported;
import static io.github.certidice.oracle.dialect.Meanings.documented;
import static io.github.certidice.oracle.dialect.Meanings.flags;
import static io.github.certidice.oracle.dialect.Meanings.floats;
import static io.github.certidice.oracle.dialect.Meanings.overlap;
import static io.github.certidice.oracle.dialect.Meanings.part;
import static io.github.certidice.oracle.dialect.Meanings.pixelwise;
import static io.github.certidice.oracle.dialect.Meanings.shipped;
import static io.github.certidice.oracle.dialect.Meanings.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;

class NnUnetLossesTest {

    private static final String LOSS = "nnunetv2.training.loss.";
    private static final String DICE = LOSS + "dice.SoftDiceLoss";
    private static final String DICE_CE = LOSS + "compound_losses.DC_and_CE_loss";
    private static final String DICE_BCE = LOSS + "compound_losses.DC_and_BCE_loss";
    private static final String DICE_TOPK = LOSS + "compound_losses.DC_and_topk_loss";

    @Test
    void dice_is_minus_a_score() {
        OverlapLoss expected = new OverlapLoss(
                Front.of(Layout.of(ChannelAxis.SECOND, Encoding.BY_SHAPE), Activation.SOFTMAX)
                        .with(Voids.mask("loss_mask")),
                Grouping.IMAGE_CLASS,
                Overlap.dice(Overlap.Form.PRODUCT, Rational.ONE, Rational.ONE).withFloor(Rational.of(1e-8)),
                EmptyRule.FORMULA,
                List.of(Step.NEGATED),
                Averaging.MEAN);

        assertThat(documented(DICE + "(apply_nonlin=softmax_helper_dim1)")).isEqualTo(expected);
        assertThat(documented(LOSS + "dice.MemoryEfficientSoftDiceLoss(apply_nonlin='softmax')"))
                .isEqualTo(expected);
        assertThat(flags(DICE)).containsExactly("CONVENTION_NEGATIVE", "FLOAT32_INSIDE");
    }

    @Test
    void dice_options_are_noted() {
        String call = DICE + "(None, True, False, smooth=0)";
        OverlapLoss loss = overlap(documented(call));

        assertThat(loss.grouping()).isEqualTo(Grouping.CLASS);
        assertThat(loss.front().channels()).isEqualTo(Channels.WITHOUT_BACKGROUND);
        assertThat(flags(call))
                .containsExactly(
                        "CONVENTION_NEGATIVE",
                        "FLOAT32_INSIDE",
                        "CONVENTION_EMPTY",
                        "ONE_CHANNEL_WITHOUT_BACKGROUND",
                        "NEEDS_PROCESS_GROUP");
        assertUnsupported(DICE + "(clip_tp=0.5)", "clip_tp: found 0.5, allowed: None");
        assertInvalid(DICE + "(smooth=-1)", "smooth: found -1, allowed: a number of at least 0");
    }

    @Test
    void cross_entropy_takes_indices_with_a_channel_or_without() {
        PixelwiseLoss loss = pixelwise(
                documented(LOSS + "robust_ce_loss.RobustCrossEntropyLoss(weight=[1, 3], label_smoothing=0.5)"));

        assertThat(loss.front().layout().target()).isEqualTo(Encoding.INDEX_EITHER);
        assertThat(loss.front().voids()).isEqualTo(Voids.label(-100));
        assertThat(loss.term()).isEqualTo(new PixelTerm.CrossEntropy(floats(1, 3), Rational.HALF));
        assertThat(loss.divisor()).isEqualTo(new PixelwiseLoss.WeightsOfTargets());
        assertUnsupported(
                LOSS + "robust_ce_loss.RobustCrossEntropyLoss(reduce=False)",
                "reduce: found False, allowed: None only");
    }

    @Test
    void top_k_is_a_share_of_all_voxels() {
        PixelwiseLoss loss = pixelwise(documented(LOSS + "robust_ce_loss.TopKLoss(k=25)"));

        assertThat(loss.top()).contains(Rational.of(1, 4));
        assertThat(loss.divisor()).isEqualTo(new PixelwiseLoss.AllTerms());
        assertThat(flags(LOSS + "robust_ce_loss.TopKLoss")).containsExactly("CONVENTION_TOP_OF_ALL");
        assertInvalid(
                LOSS + "robust_ce_loss.TopKLoss(k=200)", "k: found 200, allowed: a percentage above 0, at most 100");
        assertInvalid(LOSS + "robust_ce_loss.TopKLoss(k=0)", "k: found 0, allowed: a number above 0");
    }

    @Test
    void dice_and_ce_share_the_ignore_label() {
        String call =
                DICE_CE + "({'batch_dice': True, 'smooth': 1e-5, 'do_bg': False, 'ddp': False}, {}, weight_ce=0.5,"
                        + " ignore_label=7)";
        PixelwiseLoss ce = pixelwise(part(documented(call), 0));
        OverlapLoss dice = overlap(part(documented(call), 1));

        assertThat(weight(documented(call), 0)).isEqualTo(Rational.HALF);
        assertThat(weight(documented(call), 1)).isEqualTo(Rational.ONE);
        assertThat(ce.front().voids()).isEqualTo(Voids.label(7));
        assertThat(ce.averaging().none()).isEqualTo(Averaging.None.ZERO);
        assertThat(dice.front().voids()).isEqualTo(Voids.label(7));
        assertThat(dice.front().layout().target()).isEqualTo(Encoding.INDEX_CHANNEL);
        assertThat(dice.grouping()).isEqualTo(Grouping.CLASS);
        assertThat(dice.overlap().numerator()).isEqualTo(Rational.of(1e-5));
    }

    @Test
    void dice_and_ce_without_an_ignore_label() {
        String call = DICE_CE + "({}, {'ignore_index': 3}, dice_class=MemoryEfficientSoftDiceLoss)";

        assertThat(pixelwise(part(documented(call), 0)).front().voids()).isEqualTo(Voids.label(3));
        assertThat(pixelwise(part(documented(call), 0)).averaging().none()).isEqualTo(Averaging.None.NAN);
        assertThat(overlap(part(documented(call), 1)).front().voids()).isEqualTo(Voids.NONE);
        assertThat(((CompoundLoss) documented(DICE_CE + "({}, {}, weight_ce=0)")).terms())
                .hasSize(1);
    }

    @Test
    void dictionaries_are_checked_as_the_parts_would() {
        assertInvalid(DICE_CE + "(3, {})", "soft_dice_kwargs: found 3, allowed: a dictionary, {'argument': value}");
        assertInvalid(
                DICE_CE + "({}, {}, weight_ce=0, weight_dice=0)",
                "weight_dice: found 0, allowed: a number other than 0 beside weight_ce=0");
        assertUnsupported(
                DICE_CE + "({}, {'reduction': 'none'})",
                "ce_kwargs: found {'reduction': 'none'}, allowed: reduction 'mean' or 'sum'");
        assertUnsupported(
                DICE_CE + "({}, {}, dice_class='OtherLoss')",
                "dice_class: found 'OtherLoss', allowed: SoftDiceLoss or MemoryEfficientSoftDiceLoss");
        assertThatThrownBy(() -> documented(DICE_CE + "({'apply_nonlin': 'softmax'}, {})"))
                .hasMessageStartingWith("apply_nonlin: found an argument of that name, allowed: perhaps ");
    }

    @Test
    void dice_and_topk_are_a_sum() {
        String call = DICE_TOPK + "({'ddp': False}, {'k': 50}, ignore_label=2)";

        assertThat(pixelwise(part(documented(call), 0)).top()).contains(Rational.HALF);
        assertThat(pixelwise(part(documented(call), 0)).front().voids()).isEqualTo(Voids.label(2));
        assertThat(overlap(part(documented(call), 1)).shape()).containsExactly(Step.NEGATED);
        assertThat(flags(call)).contains("CONVENTION_TOP_OF_ALL");
    }

    @Test
    void dice_and_bce_lose_the_number_of_classes_with_an_ignore_label() {
        String call = DICE_BCE + "({}, {}, use_ignore_label=True)";
        PixelwiseLoss bce = pixelwise(part(documented(call), 0));

        assertThat(bce.front())
                .isEqualTo(Front.of(Layout.CHANNELS_SECOND, Activation.SIGMOID)
                        .with(new Voids(new Voids.LastTargetChannel(), Voids.Effect.REMOVED)));
        assertThat(bce.divisor()).isEqualTo(new PixelwiseLoss.CountedTerms());
        assertThat(pixelwise(part(shipped(call), 0)).divisor())
                .isEqualTo(new PixelwiseLoss.CountedVoxels(Rational.of(1e-8)));
        assertThat(flags(call)).contains("DIVISOR_WITHOUT_CLASSES");
    }

    @Test
    void dice_and_bce_without_an_ignore_label_are_plain() {
        String call = DICE_BCE + "({'pos_weight': [[[2]], [[3]]]}, {'smooth': 0})";
        PixelwiseLoss bce = pixelwise(part(documented(call), 0));

        assertThat(bce.divisor()).isEqualTo(new PixelwiseLoss.AllTerms());
        assertThat(((PixelTerm.BinaryCrossEntropy) bce.term()).positive()).isEqualTo(floats(2, 3));
        assertThat(Meanings.of(call).shipped()).isEmpty();
        assertUnsupported(
                DICE_BCE + "({'reduction': 'none'}, {})",
                "bce_kwargs: found {'reduction': 'none'}, allowed: reduction 'mean' or 'sum'");
    }
}
