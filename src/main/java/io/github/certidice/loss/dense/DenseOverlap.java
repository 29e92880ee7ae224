package io.github.certidice.loss.dense;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.ClassSums;
import io.github.certidice.number.ExactSum;
import io.github.certidice.number.Rational;

/**
 * The three sums that every overlap loss is a function of, exactly: {@code I = sum p y, P = sum p, G = sum y}.
 *
 * <p>Float32 predictions with byte targets are summed in blocks. {@link FixedPointSums} takes a block whose numbers all are
 * whole multiples of 2^-51 in [0, 2), as 0 and all floats of [2^-28, 1] are; {@link ClassSums} takes the others, at two
 * to three times the cost. Both are exact for what they accept, so the result is.
 *
 * @param intersection I
 * @param prediction P
 * @param target G
 */
public record DenseOverlap(Rational intersection, Rational prediction, Rational target) {

    /**
     * The sums for a binary target.
     *
     * @throws InvalidInput if the lengths differ or a label is not 0 or 1
     * @throws IllegalArgumentException if a prediction is NaN or infinite
     */
    public static DenseOverlap of(float[] p, byte[] y) {
        BinaryTarget.requireLength(y, p.length);
        FixedPointSums sums = new FixedPointSums();
        ClassSums others = new ClassSums(2);
        long foreground = 0;
        for (int from = 0; from < p.length; from += FixedPointSums.BLOCK) {
            int to = Math.min(p.length - from, FixedPointSums.BLOCK) + from;
            foreground += BinaryTarget.foreground(y, from, to);
            if (!sums.add(p, y, from, to)) {
                BinaryTarget.require(y, from, to); // a wrong label makes a block fail too
                others.add(y, p, from, to);
            }
        }
        Rational on = sums.on().plus(others.value(1));
        Rational off = sums.off().plus(others.value(0));
        return new DenseOverlap(on, on.plus(off), Rational.of(foreground));
    }

    /**
     * The sums for a binary target and a prediction in double precision, about ten times slower.
     *
     * @throws InvalidInput if the lengths differ or a label is not 0 or 1
     * @throws IllegalArgumentException if a prediction is NaN or infinite
     */
    public static DenseOverlap of(double[] p, byte[] y) {
        BinaryTarget.requireLength(y, p.length);
        BinaryTarget.require(y, 0, y.length);
        ExactSum[] sums = {new ExactSum(), new ExactSum()};
        for (int i = 0; i < p.length; i++) {
            sums[y[i]].add(p[i]);
        }
        Rational on = sums[1].value();
        return new DenseOverlap(on, on.plus(sums[0].value()), Rational.of(BinaryTarget.foreground(y, 0, y.length)));
    }

    /**
     * The sums for soft labels; a product of two floats is exactly a double.
     *
     * @throws InvalidInput if the lengths differ
     * @throws IllegalArgumentException if a number is NaN or infinite
     */
    public static DenseOverlap of(float[] p, float[] y) {
        if (p.length != y.length) {
            throw InvalidInput.of("target", y.length + " labels", p.length + ", one per prediction");
        }
        ExactSum intersection = new ExactSum();
        for (int i = 0; i < p.length; i++) {
            intersection.add((double) p[i] * y[i]);
        }
        return new DenseOverlap(intersection.value(), sum(p), sum(y));
    }

    private static Rational sum(float[] xs) {
        ExactSum sum = new ExactSum();
        sum.add(xs, 0, xs.length);
        return sum.value();
    }

    /** {@code gradient[i] = y[i] == 0 ? off : on}: the gradient of a loss that depends on the three sums alone. */
    public static void fill(byte[] y, float off, float on, float[] gradient) {
        BinaryTarget.requireLength(y, gradient.length);
        float[] both = {off, on}; // a look-up takes the same time for any order of labels, a branch doesn't
        for (int i = 0; i < y.length; i++) {
            gradient[i] = both[y[i]];
        }
    }

    /** {@code gradient[i] = y[i] == 0 ? off : on}, in double precision. */
    public static void fill(byte[] y, double off, double on, double[] gradient) {
        BinaryTarget.requireLength(y, gradient.length);
        double[] both = {off, on};
        for (int i = 0; i < y.length; i++) {
            gradient[i] = both[y[i]];
        }
    }
}
