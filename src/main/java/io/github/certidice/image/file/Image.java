package io.github.certidice.image.file;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Labels;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Target;
import java.util.Arrays;
import java.util.function.DoublePredicate;

/** The numbers of an image as they are in its file, before anyone has said what they mean. Immutable. */
public final class Image {

    private final Shape shape;
    private final NumberType type;
    private final Numbers numbers;

    Image(Shape shape, NumberType type, Numbers numbers) {
        this.shape = shape;
        this.type = type;
        this.numbers = numbers;
    }

    /** The sizes of the axes, as numpy and nibabel show them. */
    public Shape shape() {
        return shape;
    }

    /** How the file writes its numbers; where NIfTI scales them, before that. */
    public NumberType type() {
        return type;
    }

    /** The number at a voxel, in C order. */
    public double at(int voxel) {
        return numbers.at(voxel);
    }

    /** The smallest and largest number, and the labels; takes one pass over the voxels. */
    public Census census() {
        return Census.of(this);
    }

    /**
     * A prediction: p is the number at the voxel. Floats stay floats, whole numbers (0 or 1) become floats, doubles stay
     * doubles. The array is not copied where it can be shared.
     *
     * @param argument the name by which the message calls this input
     * @throws InvalidInput if a number is NaN or outside [0, 1]
     */
    public ProbabilityMap toProbabilities(String argument) {
        try {
            return numbers.probabilities(shape);
        } catch (InvalidInput outside) {
            throw census().notProbabilities(argument, 1);
        }
    }

    /**
     * A prediction: p is the number at the voxel divided by {@code scale}, rounded to double.
     *
     * @param scale the number that stands for certainty, such as 255
     * @throws InvalidInput if the scale isn't positive and finite, or a number is NaN or outside [0, scale]
     */
    public ProbabilityMap toProbabilities(String argument, double scale) {
        if (scale == 1) {
            return toProbabilities(argument);
        }
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw InvalidInput.of("scale", scale, "a positive, finite number");
        }
        if (!all(value -> value >= 0 && value <= scale)) {
            throw census().notProbabilities(argument, scale);
        }
        return ProbabilityMap.of(shape, voxel -> at(voxel) / scale);
    }

    /**
     * A target. With labels chosen, 1 where the voxel has one of them and 0 elsewhere; a label that no voxel has gives an
     * empty target, since an image may well lack what it was searched for. Without, the numbers themselves: {@link Labels}
     * where all are 0 or 1, soft labels where all are in [0, 1].
     *
     * @param argument the name by which the message calls this input
     * @param labels the labels that count as foreground; none where the file holds 0 and 1 only
     * @throws InvalidInput if a number is NaN, isn't whole although labels were chosen, or is outside [0, 1] although none
     *     were
     */
    public Target toTarget(String argument, int... labels) {
        if (labels.length > 0) {
            return chosen(argument, labels);
        }
        if (all(value -> value == 0 || value == 1)) {
            return numbers instanceof Numbers.Bytes bytes
                    ? Labels.of(shape, 2, bytes.array())
                    : where(value -> value == 1);
        }
        if (all(value -> value >= 0 && value <= 1)) {
            return toProbabilities(argument);
        }
        throw census().notTarget(argument);
    }

    private Labels chosen(String argument, int... labels) {
        if (!all(value -> value == Math.rint(value) && Double.isFinite(value))) {
            throw census().notLabels(argument);
        }
        int[] sorted = labels.clone();
        Arrays.sort(sorted);
        // A number beyond 32 bits must not be narrowed to a label.
        return where(value -> value == (int) value && Arrays.binarySearch(sorted, (int) value) >= 0);
    }

    private Labels where(DoublePredicate foreground) {
        byte[] labels = new byte[shape.size()];
        for (int voxel = 0; voxel < labels.length; voxel++) {
            labels[voxel] = (byte) (foreground.test(at(voxel)) ? 1 : 0);
        }
        return Labels.of(shape, 2, labels);
    }

    private boolean all(DoublePredicate condition) {
        int size = shape.size();
        for (int voxel = 0; voxel < size; voxel++) {
            if (!condition.test(at(voxel))) {
                return false;
            }
        }
        return true;
    }
}
