package io.github.certidice.risk.soft;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A probability for each voxel.
 *
 * @param probabilities from 0 to 1
 */
public record SoftPrediction(List<Rational> probabilities) {

    /** Copies the list. */
    public SoftPrediction {
        probabilities = List.copyOf(probabilities);
    }

    /** The 0/1 prediction that a mask is. */
    public static SoftPrediction of(Mask mask) {
        return new SoftPrediction(IntStream.range(0, mask.shape().size())
                .mapToObj(i -> mask.contains(i) ? Rational.ONE : Rational.ZERO)
                .toList());
    }

    /** This prediction with another probability of one voxel. */
    public SoftPrediction with(int voxel, Rational probability) {
        List<Rational> changed = new ArrayList<>(probabilities);
        changed.set(voxel, probability);
        return new SoftPrediction(changed);
    }

    /** The number of voxels. */
    public int voxels() {
        return probabilities.size();
    }

    /** The probability of a voxel. */
    public Rational at(int voxel) {
        return probabilities.get(voxel);
    }

    /** The voxels with probabilities above tau. */
    public Mask above(Rational tau) {
        return Mask.of(Shape.of(voxels()), i -> at(i).compareTo(tau) > 0);
    }

    /** The voxels with probabilities of at least tau. */
    public Mask from(Rational tau) {
        return Mask.of(Shape.of(voxels()), i -> at(i).compareTo(tau) >= 0);
    }

    /** The sum of the probabilities on the mask. */
    Rational hit(Mask target) {
        return IntStream.range(0, voxels())
                .filter(target::contains)
                .mapToObj(this::at)
                .reduce(Rational.ZERO, Rational::plus);
    }

    /** The sum of all probabilities. */
    Rational total() {
        return probabilities.stream().reduce(Rational.ZERO, Rational::plus);
    }

    /** The probabilities, largest first. */
    static List<Rational> falling(List<Rational> numbers) {
        List<Rational> sorted = new ArrayList<>(numbers);
        sorted.sort(Collections.reverseOrder());
        return sorted;
    }

    /** {@code (9/20, 1, 1)}. */
    @Override
    public String toString() {
        return "("
                + String.join(
                        ", ", probabilities.stream().map(Rational::toString).toList()) + ")";
    }
}
