package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.function.UnaryOperator;

/** MONAI's overlap losses. */
final class MonaiOverlap {

    private final Arguments arguments;
    private final MonaiFront fronts;

    private MonaiOverlap(Arguments arguments) {
        this.arguments = arguments;
        this.fronts = new MonaiFront(arguments);
    }

    static Meaning dice(Arguments arguments) {
        MonaiOverlap monai = new MonaiOverlap(arguments);
        return monai.noted(Meaning.of(monai.pipeline(monai.dice(), UnaryOperator.identity())));
    }

    static Meaning tversky(Arguments arguments) {
        MonaiOverlap monai = new MonaiOverlap(arguments);
        Pipeline pipeline = monai.pipeline(monai.tversky(), UnaryOperator.identity());
        return monai.noted(Meaning.of(pipeline))
                .noting(
                        "CONVENTION_SMOOTHING",
                        "The smoothing is added to TP; DiceLoss adds it to 2 TP, where the same number acts as half.");
    }

    static Meaning masked(Arguments arguments) {
        MonaiOverlap monai = new MonaiOverlap(arguments);
        Pipeline documented = monai.pipeline(monai.dice(), front -> front.with(Voids.mask("mask")));
        Meaning meaning = monai.noted(Meaning.of(documented));
        boolean same = monai.fronts.activation().equals(Activation.IDENTITY) && !arguments.flag("to_onehot_y");
        Voids before = new Voids(new Voids.Mask("mask"), Voids.Effect.ZERO_BEFORE_ACTIVATION);
        return same
                ? meaning
                : meaning.shippedAs(
                        monai.pipeline(monai.dice(), front -> front.with(before)),
                        "MASK_BEFORE_ACTIVATION",
                        "MONAI multiplies by the mask before the activation and before one-hot encoding, so voxels outside"
                                + " the mask count as logits of 0 of the background.");
    }

    static Meaning generalized(Arguments arguments) {
        MonaiOverlap monai = new MonaiOverlap(arguments);
        Meaning meaning = monai.noted(Meaning.of(monai.generalized()));
        return arguments.text("w_type").equals("uniform")
                ? meaning
                : meaning.noting(
                                "FLOAT32_INSIDE",
                                "MONAI computes class weights in float32, whatever the precision of the prediction.")
                        .noting(
                                "CONVENTION_ABSENT_CLASS",
                                "A class that the target lacks weighs as much as the heaviest class that it has"
                                        + " (of the same image, or of the batch with batch=True).");
    }

    private Overlap dice() {
        Rational n = Ranges.notNegative(arguments, "smooth_nr");
        Rational d = Ranges.notNegative(arguments, "smooth_dr");
        Rational weight = fronts.has("jaccard") ? Rational.ONE : Rational.HALF;
        Overlap overlap = Overlap.tversky(form(), weight, weight, n, d).scaled(Rational.TWO);
        return fronts.has("squared_pred") ? overlap.withExponent(Rational.TWO) : overlap;
    }

    /** For squares both forms agree; MONAI computes the norm, whose parts cancel. */
    private Form form() {
        return fronts.has("soft_label") || fronts.has("squared_pred") ? Form.NORMS : Form.PRODUCT;
    }

    private Overlap tversky() {
        return Overlap.tversky(
                form(),
                Ranges.notNegative(arguments, "alpha"),
                Ranges.notNegative(arguments, "beta"),
                Ranges.notNegative(arguments, "smooth_nr"),
                Ranges.notNegative(arguments, "smooth_dr"));
    }

    private Pipeline pipeline(Overlap overlap, UnaryOperator<Front> change) {
        return fronts.byTarget(target -> weighted(overlap, change.apply(fronts.of(target))));
    }

    private Pipeline weighted(Overlap overlap, Front front) {
        boolean weighs = arguments.all().containsKey("weight") && !arguments.isNone("weight");
        return weighs ? weighted(overlap, front, weights()) : loss(front, overlap, averaging());
    }

    /** Weights count where several classes do. */
    private Pipeline weighted(Overlap overlap, Front front, Averaging weights) {
        return fronts.byCountedClasses(loss(front, overlap, averaging()), loss(front, overlap, weights));
    }

    private Averaging weights() {
        return fronts.singleWeight()
                .map(single -> averaging().then(new Step.Times(single)))
                .orElseGet(() -> weights(fronts.classWeights()));
    }

    private Averaging weights(List<Rational> weights) {
        return averaging().with(new Averaging.Given("weight", weights, false));
    }

    private Pipeline loss(Front front, Overlap overlap, Averaging averaging) {
        Grouping grouping = arguments.flag("batch") ? Grouping.CLASS : Grouping.IMAGE_CLASS;
        return new OverlapLoss(front, grouping, overlap, EmptyRule.FORMULA, List.of(Step.ONE_MINUS), averaging);
    }

    /** TverskyLoss, which has alpha, leaves the axes of size 1 out. */
    private Averaging averaging() {
        Reduction reduction = reduction(arguments);
        Averaging averaging = Averaging.of(reduction, reduction);
        return reduction == Reduction.NONE && !arguments.all().containsKey("beta")
                ? averaging.withSpatialOnes()
                : averaging;
    }

    private static Reduction reduction(Arguments arguments) {
        return switch (arguments.choice("reduction", "mean", "sum", "none")) {
            case "mean" -> Reduction.MEAN;
            case "sum" -> Reduction.SUM;
            default -> Reduction.NONE;
        };
    }

    private Pipeline generalized() {
        Overlap overlap = dice().with(ratioWeights());
        Grouping grouping = arguments.flag("batch") ? Grouping.ALL : Grouping.IMAGE;
        return fronts.byTarget(target -> new OverlapLoss(
                fronts.of(target), grouping, overlap, EmptyRule.FORMULA, List.of(Step.ONE_MINUS), averaging()));
    }

    private RatioWeights ratioWeights() {
        RatioWeights.AsLargestClass absent = new RatioWeights.AsLargestClass();
        return switch (arguments.choice("w_type", "square", "simple", "uniform")) {
            case "square" -> new RatioWeights.InverseVolume(2, absent);
            case "simple" -> new RatioWeights.InverseVolume(1, absent);
            default -> RatioWeights.EQUAL;
        };
    }

    private Meaning noted(Meaning meaning) {
        Meaning noted = fronts.noteNorm(fronts.noteOneChannel(meaning));
        if (form() == Form.PRODUCT) {
            noted = noted.noting(
                    "CONVENTION_PRODUCT_FORM",
                    "With soft targets this form isn't smallest at p = g; soft_label=True makes it so.");
        }
        return fronts.has("jaccard")
                ? noted.noting(
                        "CONVENTION_SMOOTHING",
                        "The smoothing is added to twice the intersection and twice the union, so it acts as half.")
                : noted;
    }

    /** The Dice part of a compound loss, whose weights are these. */
    static Pipeline part(Arguments arguments, Encoding target, List<Rational> weights) {
        MonaiOverlap monai = new MonaiOverlap(arguments);
        return weights.isEmpty()
                ? monai.loss(monai.fronts.of(target), monai.dice(), monai.averaging())
                : monai.weighted(monai.dice(), monai.fronts.of(target), monai.weights(weights));
    }
}
