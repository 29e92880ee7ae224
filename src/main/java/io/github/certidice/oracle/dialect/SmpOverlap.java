package io.github.certidice.oracle.dialect;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.ArrayList;
import java.util.List;

/** The overlap losses of segmentation_models_pytorch, and of pytorch-toolbelt, which is their origin. */
final class SmpOverlap {

    private final Arguments arguments;
    private final TaskMode mode;
    private final Overlap overlap;
    private final Rational gamma;

    private SmpOverlap(Arguments arguments, Overlap overlap, Rational gamma) {
        this.arguments = arguments;
        this.mode = TaskMode.of(arguments);
        this.overlap = overlap.withFloor(Ranges.notNegative(arguments, "eps"));
        this.gamma = gamma;
    }

    /** {@code (TP + s) / max(TP + (FP + FN) / 2 + s, eps)}. */
    static Meaning dice(Arguments arguments) {
        Meaning meaning = of(arguments, tversky(arguments, Rational.HALF, Rational.HALF), Rational.ONE);
        return arguments.number("smooth").signum() == 0
                ? meaning
                : meaning.noting(
                        "CONVENTION_SMOOTHING",
                        "The smoothing is added to TP, so it counts twice in the form (2 TP + s) / (P + G + s).");
    }

    /** {@code (TP + s) / max(TP + FP + FN + s, eps)}. */
    static Meaning jaccard(Arguments arguments) {
        return of(arguments, tversky(arguments, Rational.ONE, Rational.ONE), Rational.ONE);
    }

    /** {@code ((TP + s) / max(TP + alpha FP + beta FN + s, eps))^gamma}. */
    static Meaning tversky(Arguments arguments) {
        Rational alpha = Ranges.notNegative(arguments, "alpha");
        Rational beta = Ranges.notNegative(arguments, "beta");
        return of(arguments, tversky(arguments, alpha, beta), Ranges.positive(arguments, "gamma"));
    }

    /** Of probabilities; one coefficient for the batch. */
    static Meaning matthews(Arguments arguments) {
        Front front = TaskMode.BINARY.front().with(Activation.IDENTITY);
        Rational eps = Ranges.notNegative(arguments, "eps");
        return Meaning.of(new MatthewsLoss(front, Grouping.CLASS, eps, Averaging.MEAN))
                .noting("CONVENTION_BATCH_SUMS", "Counts run over the batch: one coefficient, not one for each image.")
                .noting(
                        "CONVENTION_COUNTS_PLUS_EPS",
                        "eps is added to each count: a perfect prediction costs a little, and about 1/2 where"
                                + " foreground or background is absent.");
    }

    /** {@code (2 TP + s) / max(P + G + s, eps)}. */
    static Meaning toolbeltDice(Arguments arguments) {
        Rational s = Ranges.notNegative(arguments, "smooth");
        return notedToolbelt(arguments, Overlap.dice(Form.PRODUCT, s, s));
    }

    /** {@code (TP + s) / max(P + G - TP + s, eps)}. */
    static Meaning toolbeltJaccard(Arguments arguments) {
        Rational s = Ranges.notNegative(arguments, "smooth");
        return notedToolbelt(arguments, Overlap.jaccard(Form.PRODUCT, s, s));
    }

    private static Overlap tversky(Arguments arguments, Rational alpha, Rational beta) {
        Rational s = Ranges.notNegative(arguments, "smooth");
        return Overlap.tversky(Form.NORM, alpha, beta, s, s);
    }

    private static Meaning notedToolbelt(Arguments arguments, Overlap overlap) {
        Meaning meaning = of(arguments, overlap, Rational.ONE)
                .noting("CONVENTION_PRODUCT_FORM", "With soft targets this form isn't smallest at p = g.");
        return arguments.isNone("classes")
                ? meaning
                : meaning.noting(
                        "NAN_FOR_CLASSES",
                        "The library makes an uninitialised array of the shape that classes says, instead of one with these"
                                + " numbers: where 0 is among them it is empty, and the mean NaN; elsewhere it holds whatever"
                                + " was in memory.");
    }

    private static Meaning of(Arguments arguments, Overlap overlap, Rational gamma) {
        SmpOverlap smp = new SmpOverlap(arguments, overlap, gamma);
        return smp.noted(smp.meaning());
    }

    private Meaning meaning() {
        Meaning meaning = Meaning.of(loss(false));
        return isPowerAfterMean()
                ? meaning.shippedAs(
                        loss(true),
                        "POWER_AFTER_MEAN",
                        "The library raises the mean over classes to gamma; the focal Tversky loss raises each class's loss.")
                : meaning;
    }

    /** With one class both orders agree. */
    private boolean isPowerAfterMean() {
        boolean several = mode != TaskMode.BINARY && TaskMode.classes(arguments).size() != 1;
        return several && !gamma.equals(Rational.ONE);
    }

    /** Of the classes that count, in order. */
    private List<Rational> weights() {
        if (!arguments.all().containsKey("class_weights") || arguments.isNone("class_weights")) {
            return List.of();
        }
        if (mode == TaskMode.BINARY) {
            throw arguments.invalid("class_weights", "None in mode binary");
        }
        List<Rational> all = Ranges.weights(arguments, "class_weights");
        List<Integer> classes = TaskMode.classes(arguments);
        return classes.isEmpty()
                ? all
                : classes.stream().map(c -> weight(all, c)).toList();
    }

    private static Rational weight(List<Rational> all, int c) {
        if (c >= all.size()) {
            throw InvalidInput.of("class_weights", all.size() + " numbers", "one for class " + c + " too");
        }
        return all.get(c);
    }

    private Pipeline loss(boolean powerAfter) {
        List<Rational> weights = weights();
        List<Step> shape = new ArrayList<>();
        shape.add(arguments.flag("log_loss") ? new Step.NegativeLog(overlap.floor()) : Step.ONE_MINUS);
        Averaging averaging = weights.isEmpty()
                ? Averaging.MEAN
                : Averaging.MEAN.with(new Averaging.Given("class_weights", weights, true));
        if (powerAfter) {
            averaging = averaging.then(new Step.Power(gamma));
        } else if (!gamma.equals(Rational.ONE)) {
            shape.add(new Step.Power(gamma));
        }
        return new OverlapLoss(mode.front(arguments), Grouping.CLASS, overlap, EmptyRule.ZERO_LOSS, shape, averaging);
    }

    private Meaning noted(Meaning meaning) {
        Meaning noted = meaning.noting(
                        "CONVENTION_BATCH_SUMS",
                        "Sums run over the batch: one ratio for each class, not for each image.")
                .noting(
                        "CONVENTION_ABSENT_CLASS",
                        "A class that the target lacks has loss 0, which counts in the mean.");
        if (!Ranges.asFloats(weights()).equals(weights())) {
            noted = noted.noting("FLOAT32_INSIDE", "The library keeps class weights as float32.");
        }
        if (arguments.flag("log_loss")) {
            noted = noted.noting("CONVENTION_LOG_FLOOR", "Where a score is below eps, its gradient is 0.");
        }
        return gamma.compareTo(Rational.ONE) < 0
                ? noted.noting("NAN_GRADIENT", "Where the loss is 0, the library's gradient is NaN for gamma below 1.")
                : noted;
    }
}
