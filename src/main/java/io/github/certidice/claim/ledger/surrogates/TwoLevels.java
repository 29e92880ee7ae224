package io.github.certidice.claim.ledger.surrogates;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.image.Pair;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A prediction as one of two levels of error. At a level, x foreground voxels are right and a share of the background is wrong.
 *
 * @param share the mean share of wrong background, over all levels from 0 to 1
 * @param onWrong the integral of x, weighted by the share
 * @param onRight the integral of x, weighted by the rest
 */
record TwoLevels(Rational share, Rational onWrong, Rational onRight) {

    private static final TwoLevels NONE = new TwoLevels(ZERO, ZERO, ZERO);

    /** Of a binary target with foreground and background. */
    static TwoLevels of(Pair pair) {
        List<Rational> levels = IntStream.range(0, pair.size())
                .mapToObj(i -> error(pair, i))
                .filter(error -> error.signum() > 0)
                .sorted()
                .distinct()
                .toList();
        TwoLevels sum = NONE;
        Rational below = ZERO;
        for (Rational level : levels) {
            sum = sum.plus(level.minus(below), wrongShare(pair, level), right(pair, level));
            below = level;
        }
        return sum.plus(ONE.minus(below), ZERO, right(pair, TWO));
    }

    private TwoLevels plus(Rational length, Rational wrong, Rational x) {
        Rational weighted = length.times(wrong);
        return new TwoLevels(
                share.plus(weighted),
                onWrong.plus(weighted.times(x)),
                onRight.plus(length.minus(weighted).times(x)));
    }

    private static Rational error(Pair pair, int voxel) {
        return Rational.of(pair.target().at(voxel))
                .minus(Rational.of(pair.prediction().at(voxel)))
                .abs();
    }

    private static boolean isForeground(Pair pair, int voxel) {
        return pair.target().at(voxel) == 1;
    }

    private static Rational wrongShare(Pair pair, Rational level) {
        int[] background = IntStream.range(0, pair.size())
                .filter(i -> !isForeground(pair, i))
                .toArray();
        long wrong = IntStream.of(background)
                .filter(i -> error(pair, i).compareTo(level) >= 0)
                .count();
        return Rational.of(wrong, background.length);
    }

    private static Rational right(Pair pair, Rational level) {
        return Rational.of(IntStream.range(0, pair.size())
                .filter(i -> isForeground(pair, i) && error(pair, i).compareTo(level) < 0)
                .count());
    }

    /**
     * {@code beta F(x1) + (1-beta) H(x2)} with the share beta and the means x1 and x2, where F is 2x/(d+x) and H is 2x/(n+x) at
     * integers, both straight between them.
     */
    Rational similarity(long n, long d) {
        return weighted(share, onWrong, d).plus(weighted(ONE.minus(share), onRight, n));
    }

    private static Rational weighted(Rational weight, Rational integral, long size) {
        return weight.signum() == 0 ? ZERO : weight.times(straight(integral.over(weight), size));
    }

    private static Rational straight(Rational x, long size) {
        long below = x.numerator().divide(x.denominator()).longValueExact();
        Rational low = atInteger(below, size);
        return low.plus(
                x.minus(Rational.of(below)).times(atInteger(below + 1, size).minus(low)));
    }

    private static Rational atInteger(long x, long size) {
        return Rational.of(2 * x, size + x);
    }
}
