package io.github.certidice.oracle;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.loss.evaluation.Estimator;
import io.github.certidice.number.FloatFormat;
import io.github.certidice.number.FloatModel;
import io.github.certidice.number.Summation;
import java.util.Optional;

/**
 * Tolerances for any loss, derived by evaluating it in {@link io.github.certidice.number.Estimated} numbers.
 * {@link Tolerance} has closed forms for some losses. A bound is infinite where it says nothing, and NaN where every correct
 * implementation gives the same infinity or NaN.
 *
 * @param summation how implementations add up; empty for the weakest plausible way, one term after the other, where formats
 *     of 16 bits add up in 32
 * @param free true where they may choose at kinks and ties, false where they choose as the oracle does
 */
public record DerivedTolerances(Optional<Summation> summation, boolean free) implements Tolerances {

    /** Of the weakest plausible implementation. */
    public static final DerivedTolerances WEAKEST = new DerivedTolerances(Optional.empty(), true);

    private static final Summation IN_FLOAT32 = new Summation.Wider(Summation.NAIVE, FloatFormat.FLOAT32.unit());

    /** Of implementations that declare how they add up. */
    public static DerivedTolerances of(Summation summation) {
        return new DerivedTolerances(Optional.of(summation), true);
    }

    /** Of implementations that choose as the oracle does at kinks and ties. */
    public DerivedTolerances ofSameChoice() {
        return new DerivedTolerances(summation, false);
    }

    /** Nothing for formats that are no floating-point ones. */
    @Override
    public Optional<Bounds> of(Oracle oracle, Question question, Answer answer, ElementType type) {
        return type.isFloating() ? Optional.of(bounds(oracle, question, type)) : Optional.empty();
    }

    /**
     * Absolute bounds.
     *
     * @throws InvalidInput if the type is no floating-point format, or where the tensors don't fit the loss
     */
    public Bounds bounds(Oracle oracle, Question question, ElementType type) {
        var bounds =
                Estimator.estimate(oracle.pipeline(question), question.tensors(), model(type), question.gradient());
        return new Bounds(bounds.value(), bounds.gradient());
    }

    private FloatModel model(ElementType type) {
        boolean half = type == ElementType.FLOAT16 || type == ElementType.BFLOAT16;
        FloatModel model = FloatModel.of(format(type)).with(summation.orElse(half ? IN_FLOAT32 : Summation.NAIVE));
        return free ? model : model.bound();
    }

    private static FloatFormat format(ElementType type) {
        return switch (type) {
            case FLOAT64 -> FloatFormat.FLOAT64;
            case FLOAT32 -> FloatFormat.FLOAT32;
            case FLOAT16 -> FloatFormat.FLOAT16;
            case BFLOAT16 -> FloatFormat.BFLOAT16;
            default -> throw InvalidInput.of("dtype", type.dtype(), "float64, float32, float16 or bfloat16");
        };
    }
}
