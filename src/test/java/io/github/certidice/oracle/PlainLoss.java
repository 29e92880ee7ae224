package io.github.certidice.oracle;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.pipeline.Pipeline;
import java.util.List;
import java.util.SplittableRandom;

/** A loss as somebody would write it down in a plain program, with its gradient by hand. */
interface PlainLoss {

    /** What it is called in messages. */
    String name();

    /** What it means. */
    Pipeline pipeline();

    /** True where predictions are logits. */
    default boolean takesLogits() {
        return false;
    }

    /** The number of classes; voxels of a class are contiguous. */
    default int classes() {
        return 1;
    }

    /** Its value, and behind that its gradient. */
    double[] run(FloatProgram program, Data data);

    /**
     * Prediction and target.
     *
     * @param p numbers of the program's format
     * @param y 0 and 1
     */
    record Data(double[] p, double[] y) {

        int size() {
            return p.length;
        }

        Case tensors(PlainLoss loss, boolean single) {
            List<Integer> shape = List.of(1, loss.classes(), p.length / loss.classes());
            ElementType type = single ? ElementType.FLOAT32 : ElementType.FLOAT64;
            return new Case(Tensor.of(type, shape, p), Tensor.of(type, shape, y));
        }
    }

    /** Hard data: twelve decades, near 0 and 1, ties, neighbours, all equal, sorted and shuffled. */
    static Data hard(PlainLoss loss, SplittableRandom random, boolean single, int voxels) {
        int size = voxels * loss.classes();
        double[] p = new double[size];
        double[] y = new double[size];
        int family = random.nextInt(6);
        double same = random.nextDouble(0.01, 0.99);
        for (int i = 0; i < size; i++) {
            double drawn = draw(random, family, same, (i + 0.5) / size);
            double taken = loss.takesLogits() ? 40 * (2 * drawn - 1) : drawn;
            p[i] = single ? (float) taken : taken;
        }
        if (loss.classes() == 1) {
            double share = random.nextDouble();
            for (int i = 0; i < size; i++) {
                y[i] = i == 0 || random.nextDouble() < share ? 1 : 0;
            }
        } else {
            for (int voxel = 0; voxel < voxels; voxel++) {
                y[random.nextInt(loss.classes()) * voxels + voxel] = 1;
            }
        }
        return new Data(p, y);
    }

    private static double draw(SplittableRandom random, int family, double same, double place) {
        return switch (family) {
            case 0 -> Math.pow(10, -12 * random.nextDouble()) * 0.99;
            case 1 -> 1 - 0x1p-24 * random.nextInt(1, 1 << random.nextInt(1, 20));
            case 2 -> 0.125 * random.nextInt(1, 8);
            case 3 -> same + Math.ulp((float) same) * random.nextInt(3);
            case 4 -> place;
            default -> same;
        };
    }
}
