package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Averaging;
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
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;

/** nnU-Net's Dice losses: minus the mean of {@code (2 TP + s) / max(2 TP + FP + FN + s, 1e-8)}. */
final class NnUnetDice {

    private static final Rational FLOOR = Rational.of(1e-8);

    private NnUnetDice() {}

    /** Alone. */
    static Meaning meaning(Arguments arguments) {
        Front front = Front.of(
                        Layout.of(ChannelAxis.SECOND, Encoding.BY_SHAPE), NamedActivation.of(arguments, "apply_nonlin"))
                .with(Voids.mask("loss_mask"));
        return noted(arguments, Meaning.of(loss(arguments, front)));
    }

    /** As a part of a compound loss. */
    static OverlapLoss loss(Arguments arguments, Front front) {
        Rational s = Ranges.notNegative(arguments, "smooth");
        if (arguments.all().containsKey("clip_tp") && !arguments.isNone("clip_tp")) {
            throw arguments.unsupported("clip_tp", "None");
        }
        return new OverlapLoss(
                front.with(arguments.flag("do_bg") ? Channels.ALL : Channels.WITHOUT_BACKGROUND),
                arguments.flag("batch_dice") ? Grouping.CLASS : Grouping.IMAGE_CLASS,
                Overlap.dice(Overlap.Form.PRODUCT, s, s).withFloor(FLOOR),
                EmptyRule.FORMULA,
                List.of(Step.NEGATED),
                Averaging.MEAN);
    }

    /** What surprises in it. */
    static Meaning noted(Arguments arguments, Meaning meaning) {
        Meaning noted = meaning.noting(
                        "CONVENTION_NEGATIVE", "The loss is minus the score: -1 is perfect, 0 the worst.")
                .noting("FLOAT32_INSIDE", "nnU-Net adds up in float32, whatever the precision of the prediction.");
        if (arguments.number("smooth").signum() == 0) {
            noted = noted.noting(
                    "CONVENTION_EMPTY", "With smooth=0 a class that target and prediction lack scores 0, not 1.");
        }
        if (!arguments.flag("do_bg")) {
            noted = noted.noting(
                    "ONE_CHANNEL_WITHOUT_BACKGROUND",
                    "Where the prediction has one channel, nnU-Net returns NaN for do_bg=False; here the channel counts.");
        }
        return arguments.flag("ddp") && arguments.flag("batch_dice")
                ? noted.noting(
                        "NEEDS_PROCESS_GROUP",
                        "With ddp=True and batch_dice=True nnU-Net fails outside a distributed run; this is the loss of one"
                                + " process.")
                : noted;
    }
}
