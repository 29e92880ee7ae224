package io.github.certidice.loss;

import io.github.certidice.image.Labels;
import io.github.certidice.image.Pair;
import io.github.certidice.number.ClassSums;
import io.github.certidice.number.ExactSum;
import io.github.certidice.number.Rational;
import io.github.certidice.number.ShortSum;
import io.github.certidice.number.Sum;
import java.util.function.Supplier;

/**
 * The three sums that every overlap loss is a function of, exactly.
 *
 * @param intersection I, the sum of p y
 * @param prediction P, the sum of p^e
 * @param target G, the sum of y^e
 */
record OverlapSums(Rational intersection, Rational prediction, Rational target) {

    /** Elements between two looks at the other sum: both arrays are then still in the cache. */
    private static final int BLOCK = 1 << 13;

    static OverlapSums of(Pair pair, Exponent exponent) {
        return ShortSum.suits(pair.size()) ? ofAny(pair, exponent, ShortSum::new) : ofMany(pair, exponent);
    }

    static OverlapSums ofMany(Pair pair, Exponent exponent) {
        boolean plain = exponent == Exponent.ONE && pair.prediction().isSinglePrecision();
        return plain && pair.target() instanceof Labels labels
                ? ofLabels(labels, pair.prediction().floats())
                : ofAny(pair, exponent, ExactSum::new);
    }

    /** One pass: the sums of p on and off the foreground, and the count of the foreground. */
    private static OverlapSums ofLabels(Labels labels, float[] p) {
        byte[] y = labels.array();
        ClassSums sums = new ClassSums(2);
        long foreground = 0;
        for (int from = 0; from < y.length; from += BLOCK) {
            int to = Math.min(from + BLOCK, y.length);
            sums.add(y, p, from, to);
            foreground += count(y, from, to);
        }
        Rational on = sums.value(1);
        return new OverlapSums(on, on.plus(sums.value(0)), Rational.of(foreground));
    }

    private static int count(byte[] y, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += y[i];
        }
        return sum;
    }

    private static OverlapSums ofAny(Pair pair, Exponent exponent, Supplier<Sum> empty) {
        Sum intersection = empty.get();
        Sum prediction = empty.get();
        Sum target = empty.get();
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            double p = pair.prediction().at(voxel);
            double y = pair.target().at(voxel);
            intersection.addProduct(p, y);
            exponent.add(prediction, p);
            exponent.add(target, y);
        }
        return new OverlapSums(intersection.value(), prediction.value(), target.value());
    }
}
