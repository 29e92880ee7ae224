package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;

/** The overlap losses of SegLossOdyssey. */
final class SegLossOverlap {

    private static final Layout LAYOUT = Layout.of(ChannelAxis.SECOND, Encoding.BY_SHAPE);
    private static final Rational ALPHA = Rational.of(0.3);
    private static final Rational BETA = Rational.of(0.7);
    /** {@code beta^2 / (1 + beta^2)} with beta = 1.5. */
    private static final Rational MISSES = Rational.of(9, 13);

    private static final Rational PENALTY = Rational.of(5, 2);

    private SegLossOverlap() {}

    static Meaning dice(Arguments arguments) {
        return score(arguments, tversky(arguments, Rational.HALF, Rational.HALF).scaled(Rational.TWO));
    }

    static Meaning iou(Arguments arguments) {
        return score(arguments, tversky(arguments, Rational.ONE, Rational.ONE));
    }

    static Meaning tversky(Arguments arguments) {
        return score(arguments, tversky(arguments, ALPHA, BETA))
                .noting("CONVENTION_FIXED_WEIGHTS", "alpha (of FP) is 0.3 and beta (of FN) 0.7, always.");
    }

    static Meaning asymmetric(Arguments arguments) {
        return score(arguments, tversky(arguments, Rational.ONE.minus(MISSES), MISSES))
                .noting("CONVENTION_FIXED_WEIGHTS", "beta is 1.5, always: FN weigh 9/13 and FP 4/13.");
    }

    private static Overlap tversky(Arguments arguments, Rational alpha, Rational beta) {
        Rational s = Ranges.notNegative(arguments, "smooth");
        return Overlap.tversky(arguments.flag("square") ? Form.SQUARED_MAPS : Form.PRODUCT, alpha, beta, s, s);
    }

    private static Meaning score(Arguments arguments, Overlap overlap) {
        return notedMaps(
                arguments, negative(Meaning.of(loss(arguments, overlap, List.of(Step.NEGATED), Averaging.MEAN))));
    }

    private static OverlapLoss loss(Arguments arguments, Overlap overlap, List<Step> shape, Averaging averaging) {
        Front front = Front.of(LAYOUT, NamedActivation.of(arguments, "apply_nonlin"))
                .with(Voids.mask("loss_mask"))
                .with(arguments.flag("do_bg") ? Channels.ALL : Channels.WITHOUT_BACKGROUND);
        Grouping grouping = arguments.flag("batch_dice") ? Grouping.CLASS : Grouping.IMAGE_CLASS;
        return new OverlapLoss(front, grouping, overlap, EmptyRule.FORMULA, shape, averaging);
    }

    private static Meaning negative(Meaning meaning) {
        return meaning.noting("CONVENTION_NEGATIVE", "The loss is minus the score: -1 is perfect, 0 the worst.");
    }

    private static Meaning notedMaps(Arguments arguments, Meaning meaning) {
        return arguments.flag("square")
                ? meaning.noting(
                        "CONVENTION_SQUARED_MAPS", "square=True squares the maps of TP, FP and FN, not p and g.")
                : meaning;
    }

    /** {@code (1 - T)^gamma}. */
    static Meaning focalTversky(Arguments arguments) {
        Arguments inner = arguments.nested("tversky_kwargs", SegLossOdysseyLosses.TVERSKY);
        Rational gamma = Ranges.positive(arguments, "gamma");
        Overlap overlap = tversky(inner, ALPHA, BETA);
        List<Step> each = List.of(Step.ONE_MINUS, new Step.Power(gamma));
        Averaging powered = Averaging.MEAN.then(new Step.Power(gamma));
        Meaning meaning = notedMaps(inner, Meaning.of(loss(inner, overlap, each, Averaging.MEAN)));
        return gamma.equals(Rational.ONE)
                ? meaning
                : meaning.shippedAs(
                        loss(inner, overlap, List.of(Step.ONE_MINUS), powered),
                        "POWER_AFTER_MEAN",
                        "The library raises 1 minus the mean over images and classes to gamma; the focal Tversky loss raises"
                                + " each class's loss.");
    }

    /** {@code -2 (sum w TP + s) / (sum w (P + G) + s)} with w = 1 / (G + 1e-10)^2. */
    static Meaning generalized(Arguments arguments) {
        OverlapLoss loss = generalized(arguments, activation(arguments), List.of(Step.NEGATED), Averaging.MEAN);
        return notedActivation(arguments, notedGeneralized(negative(Meaning.of(loss))));
    }

    /** The library fails without an activation. */
    private static Activation activation(Arguments arguments) {
        return NamedActivation.of(arguments, "apply_nonlin");
    }

    private static OverlapLoss generalized(
            Arguments arguments, Activation activation, List<Step> shape, Averaging averaging) {
        Rational s = Ranges.notNegative(arguments, "smooth");
        RatioWeights weights = new RatioWeights.InverseVolume(2, new RatioWeights.Added(Rational.of(1e-10)));
        Overlap overlap = Overlap.dice(Form.PRODUCT, s.times(Rational.TWO), s).with(weights);
        return new OverlapLoss(
                Front.of(LAYOUT, activation), Grouping.IMAGE, overlap, EmptyRule.FORMULA, shape, averaging);
    }

    private static Meaning notedGeneralized(Meaning meaning) {
        return meaning.noting(
                        "ABSENT_CLASS_WEIGHT",
                        "A class that the target lacks weighs 1e20, so it alone decides the value.")
                .noting("CONVENTION_SMOOTHING", "The smoothing is doubled above, but not below.")
                .noting("CONVENTION_3D", "The library takes images of three dimensions only.")
                .noting("FLOAT32_INSIDE", "The library computes class weights in float32.");
    }

    private static Meaning notedActivation(Arguments arguments, Meaning meaning) {
        return arguments.isNone("apply_nonlin")
                ? meaning.noting(
                        "DEFAULT_FAILS", "The library fails without apply_nonlin; this is the loss of probabilities.")
                : meaning;
    }

    /** {@code -2 sum w TP / max(sum w (P + G), s)} with w = 1 / max(G^2, s), over the batch. */
    static Meaning generalizedV2(Arguments arguments) {
        Rational s = Ranges.positive(arguments, "smooth");
        RatioWeights weights = new RatioWeights.InverseVolume(2, new RatioWeights.Floored(s));
        Overlap overlap = Overlap.dice(Form.PRODUCT, Rational.ZERO, Rational.ZERO)
                .withFloor(s)
                .with(weights);
        Front front = Front.of(LAYOUT, activation(arguments));
        Meaning meaning = Meaning.of(new OverlapLoss(
                front, Grouping.ALL, overlap, EmptyRule.FORMULA, List.of(Step.NEGATED), Averaging.MEAN));
        return notedActivation(arguments, negative(meaning))
                .noting(
                        "ABSENT_CLASS_WEIGHT",
                        "A class that the target lacks weighs 1 / smooth, far more than those that it has.")
                .noting("CONVENTION_BATCH_SUMS", "Sums run over the batch and all classes: one ratio in all.")
                .noting("FLOAT32_INSIDE", "The library computes class weights in float32.");
    }

    /** {@code -D / (1 + k (1 - D))} with the generalized Dice D and k = 2.5 (Yang et al. 2019). */
    static Meaning penalty(Arguments arguments) {
        Arguments inner = arguments.nested("gdice_kwargs", SegLossOdysseyLosses.GENERALIZED_PART);
        Step penalty = new Step.Penalty(PENALTY);
        OverlapLoss documented = generalized(inner, Activation.SOFTMAX, List.of(penalty, Step.NEGATED), Averaging.MEAN);
        OverlapLoss shipped =
                generalized(inner, Activation.SOFTMAX, List.of(Step.NEGATED), Averaging.MEAN.then(penalty));
        return notedGeneralized(negative(Meaning.of(documented)))
                .shippedAs(
                        shipped,
                        "PENALTY_OF_NEGATIVE",
                        "The library puts minus the mean score into the formula of the penalty, which is made for the score"
                                + " itself.");
    }
}
