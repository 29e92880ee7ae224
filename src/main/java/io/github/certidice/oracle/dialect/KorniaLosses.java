package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Foreground;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;

/** Overlap and Lovász losses of kornia. */
final class KorniaLosses {

    static final String LIBRARY = "kornia 0.9.0rc1";
    static final Layout INDEXED = Layout.of(ChannelAxis.SECOND, Encoding.INDEX);
    /** What kornia's one-hot encoding adds to the other classes. */
    static final Rational LEAK = Rational.of(1e-6);

    private KorniaLosses() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        LIBRARY,
                        "kornia.losses.dice_loss(average='micro', eps=1e-8, weight=None, ignore_index=-100)",
                        KorniaLosses::dice,
                        "kornia.losses.DiceLoss"),
                Entry.of(
                        LIBRARY,
                        "kornia.losses.tversky_loss(alpha=REQUIRED, beta=REQUIRED, eps=1e-8, ignore_index=-100)",
                        KorniaLosses::tversky,
                        "kornia.losses.TverskyLoss"),
                Entry.of(
                        LIBRARY,
                        "kornia.losses.lovasz_hinge_loss()",
                        KorniaLosses::hinge,
                        "kornia.losses.LovaszHingeLoss"),
                Entry.of(
                        LIBRARY,
                        "kornia.losses.lovasz_softmax_loss(weight=None)",
                        KorniaLosses::lovaszSoftmax,
                        "kornia.losses.LovaszSoftmaxLoss"));
    }

    private static Meaning dice(Arguments a) {
        boolean micro = a.choice("average", "micro", "macro").equals("micro");
        Meaning meaning = noteLeak(Meaning.of(dice(a, micro, Rational.ZERO)), dice(a, micro, LEAK));
        if (micro && !a.isNone("weight")) {
            return meaning.noting(
                    "CONVENTION_SQUARED_WEIGHTS",
                    "Weights multiply prediction and target before they meet: the intersection has their squares, so a"
                            + " perfect prediction doesn't give 0.");
        }
        return micro ? meaning : meaning.noting(Texts.SMOOTHING_ONLY_BELOW, Texts.EMPTY_COSTS_1);
    }

    /** The library's encoding isn't quite one-hot. */
    static Meaning noteLeak(Meaning meaning, Pipeline shipped) {
        return meaning.shippedAs(
                shipped,
                "ONE_HOT_LEAK",
                "The one-hot target has 1e-6 instead of 0 for the classes that a voxel isn't of.");
    }

    private static Pipeline dice(Arguments a, boolean micro, Rational offValue) {
        Overlap overlap = Overlap.dice(Overlap.Form.PRODUCT, Rational.ZERO, Ranges.notNegative(a, "eps"));
        List<Rational> weights = Ranges.weights(a, "weight");
        if (weights.isEmpty()) {
            return overlap(front(a, offValue), grouping(micro), overlap, Averaging.MEAN);
        }
        return micro
                ? overlap(
                        front(a, offValue),
                        Grouping.IMAGE,
                        overlap.with(new RatioWeights.OfProbabilities("weight", weights)),
                        Averaging.MEAN)
                : overlap(
                        front(a, offValue),
                        Grouping.IMAGE_CLASS,
                        overlap,
                        Averaging.MEAN.with(new Averaging.Given("weight", weights, true)));
    }

    private static Grouping grouping(boolean micro) {
        return micro ? Grouping.IMAGE : Grouping.IMAGE_CLASS;
    }

    private static Front front(Arguments a, Rational offValue) {
        return Front.of(INDEXED.withOffValue(offValue), Activation.SOFTMAX).with(Reading.voids(a, "ignore_index"));
    }

    private static OverlapLoss overlap(Front front, Grouping grouping, Overlap overlap, Averaging averaging) {
        return new OverlapLoss(front, grouping, overlap, EmptyRule.FORMULA, List.of(Step.ONE_MINUS), averaging);
    }

    private static Meaning tversky(Arguments a) {
        Rational alpha = Ranges.notNegative(a, "alpha");
        Rational beta = Ranges.notNegative(a, "beta");
        Overlap overlap =
                Overlap.tversky(Overlap.Form.PRODUCT, alpha, beta, Rational.ZERO, Ranges.notNegative(a, "eps"));
        Meaning meaning = Meaning.of(overlap(front(a, Rational.ZERO), Grouping.IMAGE, overlap, Averaging.MEAN));
        return alpha.equals(beta)
                ? meaning
                : meaning.noting(
                        "CONVENTION_ALPHA_BETA",
                        "Classes are summed before the ratio, where false positives and false negatives are as many: only"
                                + " alpha + beta matters.");
    }

    private static Meaning hinge(Arguments a) {
        Front front = Front.of(Layout.of(ChannelAxis.NONE, Encoding.CHANNELS), Activation.IDENTITY);
        return Meaning.of(new LovaszLoss(
                        front, Grouping.IMAGE_CLASS, Margin.HINGE, Foreground.CLASS, EmptyRule.FORMULA, Averaging.MEAN))
                .noting(Texts.FLOAT32_INSIDE, Texts.FLOAT32_JACCARD)
                .noting(Texts.UNSTABLE_SORT, Texts.TIES_BY_ORDER);
    }

    private static Meaning lovaszSoftmax(Arguments a) {
        return Meaning.of(lovaszSoftmax(a, Foreground.CLASS))
                .shippedAs(
                        lovaszSoftmax(a, Foreground.LABEL_NUMBER),
                        "LABEL_IDS_AS_FOREGROUND",
                        "For every class the labels' numbers 0, 1, 2, ... are counted as foreground, instead of 1 where the"
                                + " label is that class: only wholly right and wholly wrong predictions are right.")
                .noting(Texts.FLOAT32_INSIDE, Texts.FLOAT32_JACCARD)
                .noting(Texts.UNSTABLE_SORT, Texts.TIES_BY_ORDER);
    }

    private static Pipeline lovaszSoftmax(Arguments a, Foreground foreground) {
        List<Rational> weights = Ranges.weights(a, "weight");
        Averaging averaging =
                weights.isEmpty() ? Averaging.MEAN : Averaging.MEAN.with(new Averaging.Given("weight", weights, false));
        return new LovaszLoss(
                Front.of(INDEXED, Activation.SOFTMAX),
                Grouping.IMAGE_CLASS,
                Margin.PROBABILITY,
                foreground,
                EmptyRule.FORMULA,
                averaging);
    }
}
