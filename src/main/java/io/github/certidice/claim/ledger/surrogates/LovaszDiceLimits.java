package io.github.certidice.claim.ledger.surrogates;

import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The best limits of 1 - LD against soft Dice. Right are i foreground voxels at the levels where all background is wrong, and j
 * at the others.
 */
final class LovaszDiceLimits {

    /** Doubles decide between candidates that are farther apart than this. */
    private static final double CLEAR = 1e-9;

    private LovaszDiceLimits() {}

    /** {@code max(d/(n+1), (d+n+2)^2 / (4 (n+1) (d+1)))}, the largest (1-LD)/SD. */
    static Rational factor(long n, long d) {
        Rational half = Rational.of((d + n + 2) * (d + n + 2), 4 * (n + 1) * (d + 1));
        return Rational.of(d, n + 1).max(half);
    }

    /** {@code max over 0 <= i <= j <= n of 2 (d/(d+i) - n/(n+j)) tanhForm((d+i)/(n+j))}, the largest (1-LD)-SD. */
    static Bound gap(int n, int d) {
        List<Bound> candidates = new ArrayList<>(List.of(Bound.of(0)));
        for (int j = 1; j <= n; j++) {
            for (int i = Math.max(0, n + j - d + 1); i <= j; i++) {
                add(candidates, n, d, i, j);
            }
        }
        return candidates.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Keeps those that may be the largest: the first of them is about the largest. */
    private static void add(List<Bound> candidates, int n, int d, int i, int j) {
        double q = Math.sqrt((d + i) / (double) (n + j));
        double rough = 2 * (d / (double) (d + i) - n / (double) (n + j)) * (q - 1) / (q + 1);
        double most = candidates.get(0).approximate();
        if (rough > most + CLEAR) {
            candidates.clear();
        }
        if (rough > most - CLEAR) {
            candidates.add(gap(n, d, i, j));
        }
    }

    private static Bound gap(int n, int d, int i, int j) {
        Rational share = Rational.of(d, d + i).minus(Rational.of(n, n + j));
        return Bound.tanhForm(Rational.of(d + i, n + j)).times(Rational.TWO.times(share));
    }

    /**
     * {@code tanhForm(r/2)} where r &gt;= 3 + sqrt 5; below, {@code 2 (q-1)^2 / (q^2+q-1)} with the root q of
     * {@code q^3 + q^2 - q = r}, rounded up to a double.
     */
    static Bound gap(Rational r) {
        Rational over = r.minus(Rational.of(3));
        if (over.signum() > 0 && over.power(2).compareTo(Rational.of(5)) >= 0) {
            return Bound.tanhForm(r.over(Rational.TWO));
        }
        Rational q = root(r);
        return Bound.of(Rational.TWO
                .times(q.minus(Rational.ONE).power(2))
                .over(q.power(2).plus(q).minus(Rational.ONE)));
    }

    /** q^3 + q^2 - q rises from 1 at q = 1 to 10 at q = 2. */
    private static Rational root(Rational r) {
        double wanted = r.doubleValue();
        double low = 1;
        double high = 2;
        while (Math.nextUp(low) < high) {
            double middle = (low + high) / 2;
            boolean below = ((middle + 1) * middle - 1) * middle < wanted;
            low = below ? middle : low;
            high = below ? high : middle;
        }
        while (cubic(Rational.of(low)).compareTo(r) < 0) {
            low = Math.nextUp(low);
        }
        return Rational.of(low);
    }

    private static Rational cubic(Rational q) {
        return q.power(3).plus(q.power(2)).minus(q);
    }
}
