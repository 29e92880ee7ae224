package io.github.certidice.number;

/**
 * How a program adds up: what that does to a sum, in shares of {@code sum |x_i|}. A term that goes through k additions
 * keeps a factor {@code (1 + d_1)...(1 + d_k)} with {@code |d_i| <= u}, which is off 1 by at most {@code gamma_k = k u /
 * (1 - k u)} (Higham, Accuracy and Stability, 2nd ed., Lemma 3.1).
 */
public sealed interface Summation {

    /** One term after the other: no order of additions is deeper. */
    Summation NAIVE = new Naive();

    /** {@link Compensated}. */
    Summation COMPENSATED = new Compensated();

    /**
     * The share of {@code sum |x_i|} that the computed sum may be off.
     *
     * @param terms that are not exactly 0; adding 0 is exact
     * @param all of them, zeros too, at least
     * @param unit u
     */
    double share(long terms, long all, double unit);

    /** {@code gamma_k}; infinite where {@code k u} reaches 1. */
    static double gamma(double k, double unit) {
        return k * unit < 1 ? k * unit / (1 - k * unit) : Double.POSITIVE_INFINITY;
    }

    /** One term after the other: n - 1 additions. */
    record Naive() implements Summation {
        @Override
        public double share(long terms, long all, double unit) {
            return gamma(Math.max(terms - 1, 0), unit);
        }
    }

    /**
     * Blocks one term after the other, and the sums of blocks by halves: block - 1 additions, and one for each level.
     *
     * @param block at least 1
     */
    record Pairwise(int block) implements Summation {
        @Override
        public double share(long terms, long all, double unit) {
            long blocks = (Math.max(terms, all) + block - 1) / block;
            int levels = Long.SIZE - Long.numberOfLeadingZeros(Math.max(blocks - 1, 0));
            return gamma(Math.min(Math.max(terms - 1, 0), levels + block - 1.0), unit);
        }
    }

    /**
     * Kahan's {@code 2 u + O(n u^2)} (Higham, section 4.3) and Neumaier's {@code u + gamma_(n-1)^2} (Ogita, Rump and Oishi
     * 2005, Proposition 4.5), the weaker of the two: {@code 3 u + gamma_(n-1)^2} is above both, since {@code 8 n u^2 <= u +
     * (n u)^2} for {@code u <= 1/64}.
     */
    record Compensated() implements Summation {
        @Override
        public double share(long terms, long all, double unit) {
            double rest = gamma(Math.max(terms - 1, 0), unit);
            return terms <= 1 ? 0 : 3 * unit + rest * rest;
        }
    }

    /**
     * In a wider format, and one rounding at the end.
     *
     * @param inner how it is done there
     * @param wide its u
     */
    record Wider(Summation inner, double wide) implements Summation {
        @Override
        public double share(long terms, long all, double unit) {
            return terms <= 1 ? 0 : inner.share(terms, all, wide) * (1 + unit) + unit;
        }
    }
}
