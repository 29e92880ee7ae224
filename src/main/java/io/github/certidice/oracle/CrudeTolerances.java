package io.github.certidice.oracle;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bounds where none are derived: {@code (n + 64) u} times the largest of 1 and the value, or the largest coordinate of the
 * gradient, for n numbers in the prediction. They are enough for one sum after the other of terms that don't cancel, and
 * say nothing about losses that are badly conditioned.
 */
public final class CrudeTolerances implements Tolerances {

    /** What a loss does besides summing. */
    private static final int OTHER_OPERATIONS = 64;

    @Override
    public Optional<Bounds> of(Oracle oracle, Question question, Answer answer, ElementType type) {
        double factor = (question.tensors().prediction().size() + OTHER_OPERATIONS) * type.unitRoundoff();
        Tensor value = filled(answer.value(), factor * Math.max(1, largest(answer.value())));
        return Optional.of(new Bounds(
                value, answer.gradient().map(gradient -> filled(gradient, factor * largest(gradient)))));
    }

    private static double largest(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles())
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private static Tensor filled(Tensor like, double number) {
        double[] all = new double[like.size()];
        Arrays.fill(all, number);
        return Tensor.of(like.shape(), all);
    }
}
