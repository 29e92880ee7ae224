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
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;

/** Dice losses of optax. */
final class OptaxLosses {

    static final String LIBRARY = "optax 0.2.8";
    private static final Activation SOFTMAX = new Activation.Softmax(Activation.Softmax.Single.SIGMOID);
    private static final Rational EPSILON = Rational.of(1e-7);

    private OptaxLosses() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        LIBRARY,
                        "optax.losses.dice_loss(class_weights=None, smooth=1.0, alpha=0.5, beta=0.5,"
                                + " apply_softmax=True, reduction='mean', ignore_background=False, axis=None)",
                        OptaxLosses::dice),
                Entry.of(LIBRARY, "optax.losses.binary_dice_loss(smooth=1.0, apply_sigmoid=True)", OptaxLosses::binary),
                Entry.of(
                        LIBRARY,
                        "optax.losses.multiclass_generalized_dice_loss(smooth=1.0, apply_softmax=True,"
                                + " ignore_background=False)",
                        OptaxLosses::generalized));
    }

    private static Meaning dice(Arguments a) {
        if (!a.isNone("axis")) {
            throw a.unsupported("axis", "None only");
        }
        Averaging averaging = Averaging.of(Reading.reduction(a), Reduction.NONE);
        List<Rational> weights = Ranges.weights(a, "class_weights");
        Averaging weighted = weights.isEmpty()
                ? averaging
                : averaging.with(new Averaging.Given("class_weights", counted(a, weights), false));
        Overlap overlap = Overlap.tversky(
                Overlap.Form.PRODUCT,
                Ranges.notNegative(a, "alpha"),
                Ranges.notNegative(a, "beta"),
                smooth(a),
                smooth(a));
        return noteSmooth(a, noteSum(a, "apply_softmax", Meaning.of(loss(front(a), overlap, weighted))))
                .noting(
                        "CONVENTION_BATCH_NOT_REDUCED",
                        "The reduction is over classes: one value for each image is returned.");
    }

    /** Those of classes that count: the library drops class 0 after weighting. */
    private static List<Rational> counted(Arguments a, List<Rational> weights) {
        boolean drops = a.flag("ignore_background") && weights.size() > 1;
        return drops ? weights.subList(1, weights.size()) : weights;
    }

    private static Rational smooth(Arguments a) {
        return Ranges.notNegative(a, "smooth");
    }

    private static Front front(Arguments a) {
        return Front.of(
                        Layout.of(ChannelAxis.LAST, Encoding.CHANNELS),
                        a.flag("apply_softmax") ? SOFTMAX : Activation.IDENTITY)
                .with(a.flag("ignore_background") ? Channels.WITHOUT_BACKGROUND : Channels.ALL);
    }

    private static OverlapLoss loss(Front front, Overlap overlap, Averaging averaging) {
        return new OverlapLoss(
                front, Grouping.IMAGE_CLASS, overlap, EmptyRule.FORMULA, List.of(Step.ONE_MINUS), averaging);
    }

    private static Meaning noteSmooth(Arguments a, Meaning meaning) {
        return smooth(a).signum() == 0
                ? meaning
                : meaning.noting(
                        "CONVENTION_SMOOTHING",
                        "smooth is added to TP above and below: in the form (2 TP + s) / (P + G + s) it is twice as much.");
    }

    private static Meaning noteSum(Arguments a, String activation, Meaning meaning) {
        return a.flag(activation)
                ? meaning
                : meaning.noting(
                        "OPTION_FAILS",
                        "Without activation the library raises unless the predictions of each voxel sum to 1, for one class"
                                + " too: then only predictions of 1 pass.");
    }

    private static Meaning binary(Arguments a) {
        Front front = Front.of(
                Layout.of(ChannelAxis.NONE, Encoding.CHANNELS),
                a.flag("apply_sigmoid") ? Activation.SIGMOID : Activation.IDENTITY);
        OverlapLoss loss = loss(front, halves(a), Averaging.of(Reduction.MEAN, Reduction.NONE));
        return noteSmooth(a, noteSum(a, "apply_sigmoid", Meaning.of(loss)));
    }

    private static Overlap halves(Arguments a) {
        return Overlap.tversky(Overlap.Form.PRODUCT, Rational.HALF, Rational.HALF, smooth(a), smooth(a));
    }

    private static Meaning generalized(Arguments a) {
        Averaging averaging = Averaging.MEAN.with(new Averaging.InverseSquareFrequency(EPSILON));
        return noteSmooth(a, noteSum(a, "apply_softmax", Meaning.of(loss(front(a), halves(a), averaging))))
                .noting(
                        "CONVENTION_MEAN_OF_RATIOS",
                        "The mean of weighted losses of classes, not the ratio of weighted sums of Sudre et al. 2017 that"
                                + " is cited.")
                .noting(
                        "CONVENTION_ABSENT_CLASS",
                        "A class that the batch lacks weighs 1e7 before weights are divided by their mean: it alone"
                                + " counts, about as often as there are classes.");
    }
}
