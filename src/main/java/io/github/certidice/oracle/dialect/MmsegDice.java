package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Activation.Softmax.Single;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Dice loss of mmsegmentation, which became another one in version 1.1: its arguments, which configurations name one
 * by one, tell the two apart.
 */
final class MmsegDice {

    private static final String NOW = "use_sigmoid=True, activate=True, reduction='mean', naive_dice=False,"
            + " loss_weight=1.0, ignore_index=255, eps=1e-3, loss_name='loss_dice'";
    private static final String EARLY = "smooth=None, exponent=None, class_weight=None";
    private static final String VOIDS_NOT_REMOVED =
            "Ignored voxels are left out of the intersection only: their probabilities count in the denominator, so the"
                    + " loss grows with them.";

    private MmsegDice() {}

    static List<Entry> entries() {
        return List.of(Entry.of(
                MmsegLosses.LIBRARY,
                "mmseg.models.losses.DiceLoss(" + NOW + ", " + EARLY + ")",
                a -> isEarly(a) ? early(a) : now(a)));
    }

    private static boolean isEarly(Arguments a) {
        return !Stream.of("smooth", "exponent", "class_weight").allMatch(a::isNone);
    }

    private static Meaning now(Arguments a) {
        Optional<Integer> ignored = a.optionalWhole("ignore_index");
        Front indexed =
                front(a, Encoding.INDEX).with(ignored.map(Channels::without).orElse(Channels.ALL));
        Pipeline channels = now(a, front(a, Encoding.CHANNELS).with(indexed.channels()));
        Pipeline shipped = Choice.byTarget(now(a, indexed), channels);
        Meaning meaning = ignored.isEmpty()
                ? Meaning.of(shipped)
                : Meaning.of(Choice.byTarget(now(a, indexed.with(Voids.label(ignored.get()))), channels))
                        .shippedAs(shipped, "IGNORED_IN_DENOMINATOR", VOIDS_NOT_REMOVED);
        return noteIndices(noteDropped(a, meaning))
                .noting(Texts.FLOAT32_INSIDE, Texts.FLOAT32_TARGET)
                .noting(
                        "VERSION",
                        "Up to version 1.0 DiceLoss was another loss: give smooth=1 or exponent=2 to ask for that one.");
    }

    private static Front front(Arguments a, Encoding target) {
        return Front.of(Layout.of(ChannelAxis.SECOND, target).with(Labels.NO_CLASS), activation(a));
    }

    private static Activation activation(Arguments a) {
        if (!a.flag("activate")) {
            return Activation.IDENTITY;
        }
        return a.flag("use_sigmoid") ? Activation.SIGMOID : new Activation.Softmax(Single.LEFT_OUT);
    }

    private static Pipeline now(Arguments a, Front front) {
        Rational eps = Ranges.notNegative(a, "eps");
        Overlap vnet = Overlap.dice(Overlap.Form.PRODUCT, Rational.ZERO, eps.times(Rational.TWO))
                .withExponent(Rational.TWO);
        Overlap overlap = a.flag("naive_dice") ? Overlap.dice(Overlap.Form.PRODUCT, eps, eps) : vnet;
        Averaging averaging = Averaging.of(Reduction.MEAN, Reading.reduction(a));
        return MmsegLosses.scaled(a, loss(front, Grouping.IMAGE, overlap, averaging));
    }

    private static OverlapLoss loss(Front front, Grouping grouping, Overlap overlap, Averaging averaging) {
        return new OverlapLoss(front, grouping, overlap, EmptyRule.FORMULA, List.of(Step.ONE_MINUS), averaging);
    }

    private static Meaning noteDropped(Arguments a, Meaning meaning) {
        return MmsegLosses.mayBeClass(a)
                ? meaning.noting(
                        "CLASS_OF_IGNORED_INDEX_DROPPED",
                        "ignore_index drops the class with that index; voxels with that label still count for others.")
                : meaning;
    }

    private static Meaning noteIndices(Meaning meaning) {
        return meaning.noting(
                "CONVENTION_ONE_CHANNEL",
                "Where there is one class and the target has no class axis, voxels labelled 0 are the foreground.");
    }

    private static Meaning early(Arguments a) {
        requireEarly(a);
        Voids voids = Voids.label(a.whole("ignore_index"));
        Voids shipped = new Voids(voids.source(), Voids.Effect.OUT_OF_INTERSECTION);
        Averaging averaging = MmsegLosses.weighted(a, Averaging.MEAN);
        Meaning meaning = Meaning.of(early(a, voids, averaging))
                .shippedAs(early(a, shipped, averaging), "IGNORED_IN_DENOMINATOR", VOIDS_NOT_REMOVED);
        Meaning skipped =
                MmsegLosses.skippedAs(a, meaning, () -> early(a, shipped, MmsegLosses.skipping(a, averaging)));
        return noteReduction(a, skipped)
                .noting(
                        "VERSION",
                        "smooth, exponent and class_weight are of versions up to 1.0; 1.1 and later have another DiceLoss.");
    }

    private static void requireEarly(Arguments a) {
        boolean plain = a.flag("use_sigmoid")
                && a.flag("activate")
                && !a.flag("naive_dice")
                && a.number("eps").equals(Rational.of(1e-3));
        if (!plain) {
            throw a.invalid(
                    a.isNone("smooth") ? a.isNone("exponent") ? "class_weight" : "exponent" : "smooth",
                    "None beside use_sigmoid, activate, naive_dice and eps: these are of other versions");
        }
    }

    private static Pipeline early(Arguments a, Voids voids, Averaging averaging) {
        Rational smooth = a.isNone("smooth") ? Rational.ONE : Ranges.notNegative(a, "smooth");
        Rational exponent = a.isNone("exponent") ? Rational.TWO : a.number("exponent");
        if (exponent.compareTo(Rational.ONE) < 0) {
            throw a.invalid("exponent", "a number of at least 1");
        }
        Layout layout = Layout.of(ChannelAxis.SECOND, Encoding.INDEX).with(Labels.CLAMPED);
        Overlap overlap = Overlap.dice(Overlap.Form.PRODUCT, smooth, smooth).withExponent(exponent);
        return MmsegLosses.scaled(
                a, loss(Front.of(layout, Activation.SOFTMAX).with(voids), Grouping.IMAGE_CLASS, overlap, averaging));
    }

    private static Meaning noteReduction(Arguments a, Meaning meaning) {
        return Reading.reduction(a) == Reduction.MEAN
                ? meaning
                : meaning.noting("OPTION_IGNORED", "Images are averaged before reduction is looked at.");
    }
}
