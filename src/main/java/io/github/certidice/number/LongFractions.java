package io.github.certidice.number;

/** Arithmetic of fractions n/d and m/e whose parts are longs above {@link Long#MIN_VALUE}, d and e positive. */
final class LongFractions {

    private LongFractions() {}

    /** By the least common denominator, which mostly fits where d e doesn't; null where the sum doesn't fit. */
    static Rational sum(long n, long d, long m, long e) {
        if (d == e) {
            return sum(n, m, d);
        }
        long divisor = CommonDivisor.of(d, e);
        long factor = e / divisor;
        long other = d / divisor;
        if (!fits(n, factor) || !fits(m, other) || !fits(d, factor)) {
            return null;
        }
        Rational sum = sum(n * factor, m * other, d * factor);
        return sum == null ? null : sum.lowest();
    }

    private static Rational sum(long n, long m, long d) {
        long sum = n + m;
        boolean overflows = ((n ^ sum) & (m ^ sum)) < 0 || sum == Long.MIN_VALUE;
        return overflows ? null : Rational.of(sum, d);
    }

    /** Null where the product doesn't fit. */
    static Rational product(long n, long d, long m, long e) {
        long divisor = CommonDivisor.of(n, e);
        long other = CommonDivisor.of(m, d);
        long above = n / divisor;
        long below = e / divisor;
        return fits(above, m / other) && fits(d / other, below)
                ? Rational.of(above * (m / other), d / other * below)
                : null;
    }

    /** True if the product is a long above {@link Long#MIN_VALUE}. */
    private static boolean fits(long a, long b) {
        long product = a * b;
        return Math.multiplyHigh(a, b) == product >> (Long.SIZE - 1) && product != Long.MIN_VALUE;
    }
}
