package io.github.certidice.risk;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the target may be, given an image: finitely many masks y of one shape, each with a rational probability P(y) above 0.
 * Immutable.
 */
public final class MaskDistribution {

    private final Shape shape;
    private final Map<Mask, Rational> probabilities;

    private MaskDistribution(Shape shape, Map<Mask, Rational> probabilities) {
        this.shape = shape;
        this.probabilities = probabilities;
    }

    /**
     * Of masks and their probabilities, in that order.
     *
     * @throws InvalidInput if the masks differ in shape, or the probabilities aren't positive numbers of sum 1, exactly
     */
    public static MaskDistribution of(Map<Mask, Rational> probabilities) {
        if (probabilities.isEmpty()) {
            throw InvalidInput.of("distribution", "no mask", "at least one");
        }
        Shape shape = probabilities.keySet().iterator().next().shape();
        probabilities.forEach((mask, probability) -> {
            requirePositive(mask, probability);
            requireShape(mask, shape);
        });
        Rational sum = sum(probabilities.values());
        if (!sum.equals(Rational.ONE)) {
            throw InvalidInput.of("distribution", "probabilities of sum " + sum, "a sum of exactly 1");
        }
        return new MaskDistribution(shape, Collections.unmodifiableMap(new LinkedHashMap<>(probabilities)));
    }

    private static void requirePositive(Mask mask, Rational probability) {
        if (probability.signum() <= 0) {
            throw InvalidInput.of("distribution", "probability " + probability + " of " + mask, "numbers above 0");
        }
    }

    private static void requireShape(Mask mask, Shape shape) {
        if (!mask.shape().equals(shape)) {
            throw InvalidInput.of(
                    "distribution", "masks of shapes " + shape + " and " + mask.shape(), "masks of one shape");
        }
    }

    private static Rational sum(Iterable<Rational> numbers) {
        Rational sum = Rational.ZERO;
        for (Rational number : numbers) {
            sum = sum.plus(number);
        }
        return sum;
    }

    /** Of all masks. */
    public Shape shape() {
        return shape;
    }

    /** The number of voxels, d. */
    public int voxels() {
        return shape.size();
    }

    /** Each mask that the target may be, with its probability. */
    public Map<Mask, Rational> probabilities() {
        return probabilities;
    }

    /** P(i in y) for each voxel i. */
    public List<Rational> marginals() {
        return IntStream.range(0, voxels()).mapToObj(this::marginal).toList();
    }

    private Rational marginal(int voxel) {
        return sum(probabilities.entrySet().stream()
                .filter(entry -> entry.getKey().contains(voxel))
                .map(Map.Entry::getValue)
                .toList());
    }

    /**
     * {@code E S(y, s) = sum over y of P(y) S(y, s)} of a prediction s.
     *
     * @throws ArithmeticException where the score isn't defined for a mask that the target may be
     */
    public Rational expected(Similarity score, Mask prediction) {
        return sum(probabilities.entrySet().stream()
                .map(entry -> entry.getValue().times(score.of(prediction.against(entry.getKey()))))
                .toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MaskDistribution that && probabilities.equals(that.probabilities);
    }

    @Override
    public int hashCode() {
        return probabilities.hashCode();
    }

    /** {@code {10=3/4, 11=1/4}}. */
    @Override
    public String toString() {
        return probabilities.toString();
    }
}
