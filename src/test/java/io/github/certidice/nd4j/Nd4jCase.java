package io.github.certidice.nd4j;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.oracle.Tolerance;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A precision, a family and a size; the rest follows. */
record Nd4jCase(DataType type, Family family, int voxels) {

    Tolerance tolerance() {
        return Tolerance.naive(isDouble() ? Tolerance.FLOAT64 : Tolerance.FLOAT32, voxels);
    }

    private boolean isDouble() {
        return type == DataType.DOUBLE;
    }

    /** Predictions are numbers of the case's own precision, so that reading them is exact. */
    Pair pair() {
        Shape shape = Shape.of(voxels);
        SplittableRandom random = new SplittableRandom(family.ordinal() * 31L + voxels);
        double[] p = random.doubles(voxels).toArray();
        for (int voxel = 0; voxel < voxels; voxel++) {
            double drawn = family.draw(random);
            p[voxel] = isDouble() ? drawn : (float) drawn;
        }
        return new Pair(Mask.of(shape, voxel -> voxel % 3 == 0), ProbabilityMap.of(shape, p));
    }

    INDArray target() {
        return array(voxel -> voxel % 3 == 0 ? 1 : 0);
    }

    INDArray prediction() {
        Pair pair = pair();
        return array(voxel -> pair.prediction().at(voxel));
    }

    private INDArray array(IntToDoubleFunction value) {
        double[] all = new double[voxels];
        Arrays.setAll(all, value);
        return Nd4j.createFromArray(all).castTo(type);
    }

    /** Rounding 1 - p may make equal, or swap, what is not. */
    boolean mayTieByRounding() {
        return family != Family.UNIFORM || !isDouble();
    }

    int[] someVoxels() {
        return voxels < 20
                ? IntStream.range(0, voxels).toArray()
                : new int[] {0, 1, 2, 3, voxels / 2, voxels - 2, voxels - 1};
    }

    /** How predictions are spread. */
    enum Family {
        UNIFORM {
            @Override
            double draw(SplittableRandom random) {
                return random.nextDouble(0.001, 0.999);
            }
        },
        TWELVE_DECADES {
            @Override
            double draw(SplittableRandom random) {
                return Math.pow(10, -12 * random.nextDouble()) * 0.9;
            }
        },
        NEARLY_CERTAIN {
            @Override
            double draw(SplittableRandom random) {
                return 1 - 0x1p-24 * random.nextInt(1, 9);
            }
        },
        ALL_EQUAL {
            @Override
            double draw(SplittableRandom random) {
                return 0.1;
            }
        };

        abstract double draw(SplittableRandom random);
    }
}
