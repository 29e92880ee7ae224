package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.None;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.Layout.Sizes;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Foreground;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;

/** Berman's losses and scores, the file {@code lovasz_losses.py} of LovaszSoftmax. */
final class LovaszSoftmaxLosses {

    private static final String LIBRARY = "LovaszSoftmax 7d48792d";
    private static final Layout ONE_CLASS = Layout.of(ChannelAxis.NONE, Encoding.CHANNELS);
    private static final Step PERCENT = new Step.Times(Rational.of(100));

    private LovaszSoftmaxLosses() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        LIBRARY, "lovasz_losses.lovasz_hinge(per_image=True, ignore=None)", LovaszSoftmaxLosses::hinge),
                Entry.of(
                        LIBRARY,
                        "lovasz_losses.lovasz_softmax(classes='present', per_image=False, ignore=None)",
                        LovaszSoftmaxLosses::softmax),
                Entry.of(
                        LIBRARY,
                        "lovasz_losses.iou(C=REQUIRED, EMPTY=1.0, ignore=None, per_image=False)",
                        LovaszSoftmaxLosses::iou),
                Entry.of(
                        LIBRARY,
                        "lovasz_losses.iou_binary(EMPTY=1.0, ignore=None, per_image=True)",
                        LovaszSoftmaxLosses::iouBinary));
    }

    private static Meaning hinge(Arguments a) {
        return Meaning.of(new LovaszLoss(
                        front(a, ONE_CLASS),
                        a.flag("per_image") ? Grouping.IMAGE_CLASS : Grouping.ALL,
                        Margin.HINGE,
                        Foreground.CLASS,
                        EmptyRule.FORMULA,
                        Averaging.MEAN))
                .noting(Texts.FLOAT64_FAILS, Texts.FLOAT32_GAINS)
                .noting(Texts.UNSTABLE_SORT, Texts.TIES_BY_ORDER);
    }

    private static Front front(Arguments a, Layout layout) {
        return Front.of(layout, Activation.IDENTITY).with(Reading.voids(a, "ignore"));
    }

    private static Meaning softmax(Arguments a) {
        LovaszClasses classes = LovaszClasses.of(a, "classes");
        Layout layout = Layout.of(ChannelAxis.SECOND, Encoding.INDEX).with(Labels.NO_CLASS);
        LovaszLoss loss = new LovaszLoss(
                front(a, layout).with(classes.channels()),
                a.flag("per_image") ? Grouping.IMAGE_CLASS : Grouping.CLASS,
                Margin.PROBABILITY,
                Foreground.CLASS,
                classes.empty(),
                Averaging.MEAN.with(Order.CLASSES_FIRST).with(None.ZERO));
        Meaning meaning = Meaning.of(loss)
                .noting(
                        "CONVENTION_PROBABILITIES",
                        "In spite of its name the loss takes probabilities, and applies no softmax.")
                .noting(Texts.FLOAT64_FAILS, Texts.FLOAT32_GAINS)
                .noting(Texts.UNSTABLE_SORT, Texts.TIES_BY_ORDER);
        return a.isNone("ignore")
                ? meaning
                : meaning.noting(
                        "ALL_VOID",
                        "Where one voxel is left that isn't ignored the library raises; where none is it returns an empty"
                                + " tensor instead of 0.");
    }

    private static Meaning iouBinary(Arguments a) {
        return percent(
                iou(a, front(a, ONE_CLASS), a.flag("per_image") ? Grouping.IMAGE_CLASS : Grouping.ALL, Reduction.MEAN));
    }

    private static Meaning iou(Arguments a) {
        int classes = Reading.wholeFrom(1, a, "C");
        Layout layout = Layout.of(ChannelAxis.SECOND, Encoding.INDEX)
                .withPrediction(Encoding.INDEX)
                .with(Labels.NO_CLASS)
                .with(Sizes.ofClasses(classes));
        Channels channels = a.optionalWhole("ignore").map(Channels::without).orElse(Channels.ALL);
        return percent(iou(
                a,
                front(a, layout).with(channels),
                a.flag("per_image") ? Grouping.IMAGE_CLASS : Grouping.CLASS,
                Reduction.NONE));
    }

    private static OverlapLoss iou(Arguments a, Front front, Grouping grouping, Reduction classes) {
        return new OverlapLoss(
                front,
                grouping,
                Overlap.jaccard(Overlap.Form.PRODUCT, Rational.ZERO, Rational.ZERO),
                new EmptyRule.RatioAtZero(a.number("EMPTY")),
                List.of(),
                Averaging.of(classes, Reduction.MEAN).then(PERCENT));
    }

    private static Meaning percent(OverlapLoss score) {
        return Meaning.of(score).noting("CONVENTION_PERCENT", "A score, 100 for a perfect prediction; not a loss.");
    }
}
