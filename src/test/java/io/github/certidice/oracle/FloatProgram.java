package io.github.certidice.oracle;

import io.github.certidice.number.FloatFormat;
import io.github.certidice.number.FloatModel;
import io.github.certidice.number.Summation;

/** The arithmetic of a plain program in float or double: every operation is rounded by itself. */
final class FloatProgram {

    private static final int BLOCK = 8;

    private final boolean single;
    private final Summation summation;

    FloatProgram(boolean single, Summation summation) {
        this.single = single;
        this.summation = summation;
    }

    static FloatProgram pairwise(boolean single) {
        return new FloatProgram(single, new Summation.Pairwise(BLOCK));
    }

    boolean isSingle() {
        return single;
    }

    /** What is known of it. */
    FloatModel model() {
        return FloatModel.of(single ? FloatFormat.FLOAT32 : FloatFormat.FLOAT64).with(summation);
    }

    /** A double operation on two floats, rounded to float, is the float operation (Figueroa 1995). */
    double round(double x) {
        return single ? (float) x : x;
    }

    double plus(double x, double y) {
        return round(x + y);
    }

    double minus(double x, double y) {
        return round(x - y);
    }

    double times(double x, double y) {
        return round(x * y);
    }

    double over(double x, double y) {
        return round(x / y);
    }

    /** A careless library's: rounded, and one unit in the last place off. */
    double exp(double x) {
        return nudged(round(StrictMath.exp(x)), x);
    }

    double log(double x) {
        return nudged(round(StrictMath.log(x)), x);
    }

    double logOnePlus(double x) {
        return nudged(round(StrictMath.log1p(x)), x);
    }

    double power(double x, double k) {
        return nudged(round(StrictMath.pow(x, k)), x);
    }

    private double nudged(double y, double x) {
        if (y == 0 || !Double.isFinite(y) || x == 0 || y == 1) {
            return y;
        }
        boolean up = (Double.hashCode(x) * 0x9E3779B9 >>> 30 & 1) == 0;
        if (single) {
            return up ? Math.nextUp((float) y) : Math.nextDown((float) y);
        }
        return up ? Math.nextUp(y) : Math.nextDown(y);
    }

    /** In the way that {@link #model} says. */
    double sum(double... xs) {
        if (summation instanceof Summation.Compensated) {
            return xs.length % 2 == 0 ? kahan(xs) : neumaier(xs);
        }
        return summation instanceof Summation.Pairwise ? halves(xs, 0, xs.length) : naive(xs, 0, xs.length);
    }

    private double naive(double[] xs, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum = plus(sum, xs[i]);
        }
        return sum;
    }

    private double halves(double[] xs, int from, int to) {
        int blocks = (to - from + BLOCK - 1) / BLOCK;
        if (blocks <= 1) {
            return naive(xs, from, to);
        }
        int middle = from + Integer.highestOneBit(blocks - 1) * BLOCK;
        return plus(halves(xs, from, middle), halves(xs, middle, to));
    }

    private double kahan(double[] xs) {
        double sum = 0;
        double lost = 0;
        for (double x : xs) {
            double y = minus(x, lost);
            double next = plus(sum, y);
            lost = minus(minus(next, sum), y);
            sum = next;
        }
        return sum;
    }

    private double neumaier(double[] xs) {
        double sum = 0;
        double lost = 0;
        for (double x : xs) {
            double next = plus(sum, x);
            double large = Math.abs(sum) >= Math.abs(x) ? sum : x;
            double small = large == sum ? x : sum;
            lost = plus(lost, plus(minus(large, next), small));
            sum = next;
        }
        return plus(sum, lost);
    }
}
