package io.github.certidice.oracle;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.loss.evaluation.Bounds;
import io.github.certidice.loss.evaluation.Estimator;
import io.github.certidice.number.FloatFormat;
import io.github.certidice.number.FloatModel;
import io.github.certidice.number.Summation;

/**
 * How far a correct implementation in floating point may be from an oracle's answer: derived, for any loss, by evaluating it
 * in {@link io.github.certidice.number.Estimated} numbers. {@link Tolerance} has closed forms for some losses.
 *
 * @param model what the implementation may do
 */
public record Tolerances(FloatModel model) {

    /**
     * Of a format, with the weakest plausible summation: one term after the other; formats of 16 bits add up in 32.
     *
     * @throws InvalidInput if it is no floating-point format
     */
    public static Tolerances of(ElementType dtype) {
        boolean half = dtype == ElementType.FLOAT16 || dtype == ElementType.BFLOAT16;
        Summation wide = new Summation.Wider(Summation.NAIVE, FloatFormat.FLOAT32.unit());
        return of(dtype, half ? wide : Summation.NAIVE);
    }

    /**
     * Of a format and a declared summation.
     *
     * @throws InvalidInput if it is no floating-point format
     */
    public static Tolerances of(ElementType dtype, Summation summation) {
        return new Tolerances(FloatModel.of(format(dtype)).with(summation));
    }

    private static FloatFormat format(ElementType dtype) {
        return switch (dtype) {
            case FLOAT64 -> FloatFormat.FLOAT64;
            case FLOAT32 -> FloatFormat.FLOAT32;
            case FLOAT16 -> FloatFormat.FLOAT16;
            case BFLOAT16 -> FloatFormat.BFLOAT16;
            default -> throw InvalidInput.of("dtype", dtype.dtype(), "float64, float32, float16 or bfloat16");
        };
    }

    /** For an implementation that may choose at kinks and ties. */
    public Bounds bounds(Oracle oracle, Question question) {
        return Estimator.estimate(oracle.pipeline(question), question.tensors(), model, question.gradient());
    }

    /** For one that chooses there as the oracle does. */
    public Bounds boundsOfSameChoice(Oracle oracle, Question question) {
        return new Tolerances(model.bound()).bounds(oracle, question);
    }
}
