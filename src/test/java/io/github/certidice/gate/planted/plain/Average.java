package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** From the losses of images and classes to what is returned. */
public class Average {

    /** What the call says. */
    protected final Options o;

    /** By the arguments of a call. */
    public Average(Options o) {
        this.o = o;
    }

    /** The weight of a column. */
    protected double weight(int column, int columns) {
        return o.weights == null || columns == 1 && o.weights.length > 1
                ? 1
                : o.weights[o.weights.length == 1 ? 0 : column];
    }

    /** What the weighted sum is divided by. */
    protected double divisor(int rows, int columns) {
        if (o.reduction != Reduction.MEAN) {
            return 1;
        }
        return o.normalised && o.weights != null
                ? rows
                        * IntStream.range(0, columns)
                                .mapToDouble(c -> weight(c, columns))
                                .sum()
                : (double) rows * columns;
    }

    /** The derivative of the sum of what is returned by each loss. */
    public double[][] slopes(double[][] losses) {
        int columns = losses[0].length;
        double[][] slopes = new double[losses.length][columns];
        for (double[] row : slopes) {
            for (int c = 0; c < columns; c++) {
                row[c] = weight(c, columns) / divisor(losses.length, columns);
            }
        }
        return slopes;
    }

    /** What is returned. */
    public double[] values(double[][] losses) {
        int columns = losses[0].length;
        double[] all = new double[losses.length * columns];
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            all[i] = weight(i % columns, columns) * losses[i / columns][i % columns];
            sum += all[i];
        }
        return o.reduction == Reduction.NONE ? all : new double[] {sum / divisor(losses.length, columns)};
    }

    /** Its shape. */
    public List<Integer> shape(double[][] losses, int spatial) {
        List<Integer> shape = new ArrayList<>();
        if (o.reduction != Reduction.NONE) {
            return shape;
        }
        if (!o.overImages) {
            shape.add(losses.length);
        }
        if (o.axes != Axes.NONE && (!o.overClasses || o.ones)) {
            shape.add(losses[0].length);
        }
        for (int i = 0; i < spatial && o.ones; i++) {
            shape.add(1);
        }
        return shape;
    }
}
