package io.github.certidice.oracle.input;

import io.github.certidice.sample.SplitMix64;
import java.util.function.IntToDoubleFunction;

/** A number for each class of a voxel. */
record ClassNumbers(int classes, boolean exclusive, SplitMix64 random) {

    /** Shares and round numbers are multiples of one over this. */
    static final int PARTS = 8;

    double[] each(IntToDoubleFunction number) {
        double[] numbers = new double[classes];
        for (int c = 0; c < classes; c++) {
            numbers[c] = number.applyAsDouble(c);
        }
        return numbers;
    }

    double[] one(int chosen) {
        return each(c -> c == chosen ? 1 : 0);
    }

    /** A random one of the first classes, or any of all. */
    double[] label(int among) {
        return exclusive ? one(random.nextInt(among)) : each(c -> random.nextInt(2));
    }

    double[] background() {
        return exclusive ? one(0) : each(c -> 0);
    }

    double[] foreground() {
        return exclusive ? one(classes - 1) : each(c -> 1);
    }

    double[] opposite(double[] label) {
        return exclusive && classes > 1 ? each(c -> label[(c + 1) % classes]) : each(c -> 1 - label[c]);
    }

    double[] softLabel() {
        return exclusive ? shares() : each(c -> random.nextInt(PARTS + 1) / (double) PARTS);
    }

    /** Eighths with sum 1, none of them 0. */
    double[] shares() {
        double[] parts = each(c -> 1);
        for (int rest = PARTS - classes; rest > 0; rest--) {
            parts[random.nextInt(classes)]++;
        }
        double total = Math.max(PARTS, classes);
        return each(c -> parts[c] / total);
    }

    /** The share of the first class; the others have equal shares of the rest. */
    double[] split(double first) {
        double rest = (1 - first) / Math.max(classes - 1, 1);
        return each(c -> c == 0 ? first : rest);
    }

    double[] normalised(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double total = sum;
        return each(c -> numbers[c] / total);
    }
}
