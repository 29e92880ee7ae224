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
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;

/** Segmentation scores of torchmetrics. */
final class TorchmetricsScores {

    static final String LIBRARY = "torchmetrics 1.9.0";
    private static final Overlap DICE = Overlap.dice(Overlap.Form.PRODUCT, Rational.ZERO, Rational.ZERO);
    private static final Overlap JACCARD = Overlap.jaccard(Overlap.Form.PRODUCT, Rational.ZERO, Rational.ZERO);

    private TorchmetricsScores() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        LIBRARY,
                        "torchmetrics.functional.segmentation.dice_score(num_classes=REQUIRED, include_background=True,"
                                + " average='macro', input_format='one-hot', aggregation_level='samplewise')",
                        TorchmetricsScores::dice),
                Entry.of(
                        LIBRARY,
                        "torchmetrics.functional.segmentation.generalized_dice_score(num_classes=REQUIRED,"
                                + " include_background=True, per_class=False, weight_type='square',"
                                + " input_format='one-hot')",
                        TorchmetricsScores::generalizedDice),
                Entry.of(
                        LIBRARY,
                        "torchmetrics.functional.segmentation.mean_iou(num_classes=None, include_background=True,"
                                + " per_class=False, input_format='one-hot')",
                        TorchmetricsScores::meanIou));
    }

    private static Meaning dice(Arguments a) {
        boolean global = a.choice("aggregation_level", "samplewise", "global").equals("global");
        Reading.wholeFrom(1, a, "num_classes");
        String average = average(a);
        Grouping grouping = average.equals("micro") ? micro(global) : perClass(global);
        EmptyRule empty = List.of("macro", "weighted").contains(average) ? EmptyRule.UNION : EmptyRule.FORMULA;
        return noteFormat(a, Meaning.of(score(front(a), grouping, DICE, empty, diceAveraging(average))));
    }

    private static Grouping micro(boolean global) {
        return global ? Grouping.ALL : Grouping.IMAGE;
    }

    private static Grouping perClass(boolean global) {
        return global ? Grouping.CLASS : Grouping.IMAGE_CLASS;
    }

    /** The word None says {@code 'none'}. */
    static String average(Arguments a) {
        return a.isNone("average") ? "none" : a.choice("average", "micro", "macro", "weighted", "none");
    }

    /** One value for each image. */
    private static Averaging diceAveraging(String average) {
        return switch (average) {
            case "none" -> Averaging.of(Reduction.NONE, Reduction.NONE);
            case "weighted" -> Averaging.of(Reduction.MEAN, Reduction.NONE).with(new Averaging.Support());
            default -> Averaging.of(Reduction.MEAN, Reduction.NONE);
        };
    }

    private static OverlapLoss score(
            Front front, Grouping grouping, Overlap overlap, EmptyRule empty, Averaging averaging) {
        return new OverlapLoss(front, grouping, overlap, empty, List.of(), averaging);
    }

    private static Front front(Arguments a) {
        Layout plain = Layout.of(ChannelAxis.SECOND, Encoding.CHANNELS);
        Optional<Integer> classes = a.optionalWhole("num_classes");
        Sizes sizes = new Sizes(classes, Optional.empty());
        Layout layout = switch (a.choice("input_format", "one-hot", "index", "mixed")) {
            case "index" ->
                Layout.of(ChannelAxis.SECOND, Encoding.INDEX)
                        .withPrediction(Encoding.INDEX)
                        .with(sizes);
            case "mixed" ->
                Layout.of(ChannelAxis.SECOND, Encoding.BY_SHAPE)
                        .withPrediction(Encoding.BY_SHAPE)
                        .with(sizes);
            default -> plain.with(sizes);
        };
        return Front.of(layout, new Activation.ArgmaxOfFloats())
                .with(a.flag("include_background") ? Channels.ALL : Channels.WITHOUT_BACKGROUND);
    }

    private static Meaning noteFormat(Arguments a, Meaning meaning) {
        Meaning noted = meaning.noting(Texts.FLOAT32_INSIDE, Texts.FLOAT32_JACCARD);
        return a.text("input_format").equals("index")
                ? noted
                : noted.noting(
                        "CONVENTION_ARGMAX",
                        "Floating-point predictions and targets are made one-hot by their largest class; whole numbers are"
                                + " taken as they are, with several classes in a voxel or none.");
    }

    private static Meaning generalizedDice(Arguments a) {
        Reading.wholeFrom(1, a, "num_classes");
        int power = power(a);
        if (a.flag("per_class")) {
            EmptyRule zero = new EmptyRule.RatioAtZero(Rational.ZERO);
            Averaging apart = Averaging.of(Reduction.NONE, Reduction.NONE);
            return noteFormat(a, Meaning.of(score(front(a), Grouping.IMAGE_CLASS, DICE, zero, apart)))
                    .noting("OPTION_IGNORED", "For each class alone its weight cancels, so weight_type has no effect.");
        }
        Meaning meaning = noteFormat(a, Meaning.of(generalizedDice(a, power, new RatioWeights.AsLargestImage())));
        return power == 0
                ? meaning
                : meaning.shippedAs(
                        generalizedDice(a, power, new RatioWeights.AsLargestImageTransposed()),
                        "ABSENT_WEIGHT_OF_OTHER_CLASS",
                        "With several images, class c that image b lacks should weigh as much as in the image where it is"
                                + " heaviest; the library takes the largest weight of class floor((b C + c) / B) instead.");
    }

    private static OverlapLoss generalizedDice(Arguments a, int power, RatioWeights.Absent absent) {
        Overlap overlap = DICE.with(new RatioWeights.InverseVolume(power, absent));
        EmptyRule zero = new EmptyRule.RatioAtZero(Rational.ZERO);
        return score(front(a), Grouping.IMAGE, overlap, zero, Averaging.of(Reduction.MEAN, Reduction.NONE));
    }

    private static int power(Arguments a) {
        return switch (a.choice("weight_type", "square", "simple", "linear")) {
            case "square" -> 2;
            case "simple" -> 1;
            default -> 0;
        };
    }

    private static Meaning meanIou(Arguments a) {
        requireClasses(a);
        boolean perClass = a.flag("per_class");
        Meaning meaning = Meaning.of(score(
                front(a),
                Grouping.IMAGE_CLASS,
                JACCARD,
                perClass ? new EmptyRule.RatioAtZero(Rational.of(-1)) : EmptyRule.UNION,
                Averaging.of(perClass ? Reduction.NONE : Reduction.MEAN, Reduction.NONE)));
        return noteFormat(
                a,
                perClass
                        ? meaning.noting("CONVENTION_ABSENT_CLASS", "A class that target and prediction lack gets -1.")
                        : meaning);
    }

    private static void requireClasses(Arguments a) {
        boolean index = a.choice("input_format", "one-hot", "index", "mixed").equals("index");
        if (index && a.isNone("num_classes")) {
            throw a.invalid("num_classes", "an integer of at least 1 where input_format is 'index'");
        }
        if (!a.isNone("num_classes")) {
            Reading.wholeFrom(1, a, "num_classes");
        }
    }
}
