package io.github.certidice.oracle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The losses as plain loops in one precision: {@code round} is applied to the result of every operation. */
final class PlainLoops {

    private final boolean single;

    PlainLoops(boolean single) {
        this.single = single;
    }

    /** One rounding: a double operation on two floats, rounded to float, is the float operation (Figueroa 1995). */
    private double round(double x) {
        return single ? (float) x : x;
    }

    private double sum(double[] xs) {
        double sum = 0;
        for (double x : xs) {
            sum = round(sum + x);
        }
        return sum;
    }

    private double[] products(double[] xs, double[] ys) {
        return IntStream.range(0, xs.length)
                .mapToDouble(i -> round(xs[i] * ys[i]))
                .toArray();
    }

    double softDice(double[] y, double[] p) {
        double above = 2 * sum(products(y, p));
        double below = round(sum(p) + sum(y));
        return round(1 - round(above / below));
    }

    double softJaccard(double[] y, double[] p) {
        double above = sum(products(y, p));
        double below = round(round(sum(p) + sum(y)) - above);
        return round(1 - round(above / below));
    }

    double lovaszJaccard(double[] y, double[] p) {
        double[] errors = IntStream.range(0, p.length)
                .mapToDouble(i -> round(Math.abs(y[i] - p[i])))
                .toArray();
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -errors[i]))
                .mapToInt(i -> i)
                .toArray();
        double n = Arrays.stream(y).sum();
        double missed = 0;
        double added = 0;
        double before = 0;
        double sum = 0;
        for (int i : order) {
            missed += y[i];
            added += 1 - y[i];
            double after = round(1 - round((n - missed) / (n + added)));
            sum = round(sum + round(errors[i] * round(after - before)));
            before = after;
        }
        return sum;
    }

    /** The logarithm is that of the Java library, rounded: within 2 units in the last place. */
    double crossEntropy(double[] y, double[] p) {
        double[] terms = IntStream.range(0, p.length)
                .mapToDouble(i -> -round(Math.log(y[i] == 1 ? p[i] : round(1 - p[i]))))
                .toArray();
        return round(sum(terms) / p.length);
    }
}
