package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Sizes;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;

/** The Jaccard index of torchmetrics, in its three tasks. */
final class TorchmetricsJaccard {

    private static final String PACKAGE = "torchmetrics.functional.classification.";
    private static final String END = "ignore_index=None, validate_args=True, zero_division=0.0)";
    private static final Overlap JACCARD = Overlap.jaccard(Overlap.Form.PRODUCT, Rational.ZERO, Rational.ZERO);

    private TorchmetricsJaccard() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        TorchmetricsScores.LIBRARY,
                        "torchmetrics.functional.jaccard_index(task=REQUIRED, threshold=0.5, num_classes=None,"
                                + " num_labels=None, average='macro', " + END,
                        TorchmetricsJaccard::ofTask,
                        PACKAGE + "jaccard_index"),
                Entry.of(
                        TorchmetricsScores.LIBRARY,
                        PACKAGE + "binary_jaccard_index(threshold=0.5, " + END,
                        TorchmetricsJaccard::binary),
                Entry.of(
                        TorchmetricsScores.LIBRARY,
                        PACKAGE + "multiclass_jaccard_index(num_classes=REQUIRED, average='macro', " + END,
                        TorchmetricsJaccard::ofClasses),
                Entry.of(
                        TorchmetricsScores.LIBRARY,
                        PACKAGE + "multilabel_jaccard_index(num_labels=REQUIRED, threshold=0.5, average='macro', "
                                + END,
                        TorchmetricsJaccard::ofLabels));
    }

    private static Meaning ofTask(Arguments a) {
        return switch (a.choice("task", "binary", "multiclass", "multilabel")) {
            case "binary" -> binary(a);
            case "multiclass" -> ofClasses(a);
            default -> ofLabels(a);
        };
    }

    private static Meaning binary(Arguments a) {
        Front front = Front.of(Layout.of(ChannelAxis.FLAT, Encoding.CHANNELS), threshold(a))
                .with(Reading.voids(a, "ignore_index"));
        return noteLogits(Meaning.of(index(front, Grouping.ALL, zeroDivision(a), Averaging.MEAN)));
    }

    private static Activation threshold(Arguments a) {
        return new Activation.Threshold(new Activation.SigmoidOfLogits(), Ranges.share(a, "threshold"));
    }

    private static EmptyRule zeroDivision(Arguments a) {
        return new EmptyRule.RatioAtZero(a.number("zero_division"));
    }

    private static Meaning noteLogits(Meaning meaning) {
        return meaning.noting(Texts.FLOAT32_INSIDE, Texts.FLOAT32_JACCARD)
                .noting(
                        "CONVENTION_SIGMOID",
                        "The sigmoid is applied to all predictions if one of them is below 0 or above 1, else to none.");
    }

    private static OverlapLoss index(Front front, Grouping grouping, EmptyRule empty, Averaging averaging) {
        return new OverlapLoss(front, grouping, JACCARD, empty, List.of(), averaging);
    }

    private static Meaning ofClasses(Arguments a) {
        int classes = Reading.wholeFrom(2, a, "num_classes");
        Layout layout = Layout.of(ChannelAxis.SECOND, Encoding.INDEX)
                .withPrediction(Encoding.BY_SHAPE)
                .with(Sizes.ofClasses(classes));
        Front front = Front.of(layout, new Activation.Argmax())
                .with(Reading.voids(a, "ignore_index"))
                .with(channels(a));
        return Meaning.of(averaged(a, front, EmptyRule.UNION)).noting(Texts.FLOAT32_INSIDE, Texts.FLOAT32_JACCARD);
    }

    /** In the two averages that leave it out, the class of the ignored index; an index of none is without effect. */
    private static Channels channels(Arguments a) {
        String average = TorchmetricsScores.average(a);
        boolean leavesOut = average.equals("micro") || average.equals("macro");
        return a.optionalWhole("ignore_index")
                .filter(ignored -> leavesOut && ignored >= 0)
                .map(Channels::without)
                .orElse(Channels.ALL);
    }

    private static OverlapLoss averaged(Arguments a, Front front, EmptyRule ofMacro) {
        return switch (TorchmetricsScores.average(a)) {
            case "micro" -> index(front, Grouping.ALL, zeroDivision(a), Averaging.MEAN);
            case "macro" -> index(front, Grouping.CLASS, ofMacro, Averaging.MEAN);
            case "weighted" ->
                index(front, Grouping.CLASS, zeroDivision(a), Averaging.MEAN.with(new Averaging.Support()));
            default -> index(front, Grouping.CLASS, zeroDivision(a), Averaging.of(Reduction.NONE, Reduction.NONE));
        };
    }

    private static Meaning ofLabels(Arguments a) {
        Reading.wholeFrom(2, a, "num_labels");
        Front front = Front.of(Layout.CHANNELS_SECOND, threshold(a)).with(Reading.voids(a, "ignore_index"));
        Meaning meaning = noteLogits(Meaning.of(averaged(a, front, zeroDivision(a))));
        return channels(a).equals(Channels.ALL)
                ? meaning
                : meaning.shippedAs(
                        averaged(a, front.with(channels(a)), zeroDivision(a)),
                        "IGNORED_VALUE_DROPS_LABEL",
                        "An ignore_index of at least 0 also leaves out the label with that index, besides targets with that"
                                + " value.");
    }
}
