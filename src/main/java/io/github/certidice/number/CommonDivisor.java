package io.github.certidice.number;

import java.math.BigInteger;

/** Greatest common divisors, fast for what fractions of this library mostly have: short parts, and denominators 2^k. */
final class CommonDivisor {

    private CommonDivisor() {}

    /** Of a number and a positive one, neither of them {@link Long#MIN_VALUE}; by halving, which needs no division. */
    static long of(long a, long positive) {
        if (a == 0) {
            return positive;
        }
        long x = Math.abs(a);
        int twos = Long.numberOfTrailingZeros(x | positive);
        x >>>= Long.numberOfTrailingZeros(x);
        long y = positive;
        while (y != 0) {
            y >>>= Long.numberOfTrailingZeros(y);
            long smaller = Math.min(x, y);
            y = Math.abs(x - y);
            x = smaller;
        }
        return x << twos;
    }

    /** Of a number and a positive one. */
    static BigInteger of(BigInteger a, BigInteger positive) {
        if (a.signum() == 0) {
            return positive;
        }
        if (isPowerOfTwo(positive)) {
            return BigInteger.ONE.shiftLeft(commonTwos(a, positive));
        }
        return isLong(a) && isLong(positive)
                ? BigInteger.valueOf(of(a.longValue(), positive.longValue()))
                : a.gcd(positive);
    }

    /** How often 2 divides both; the first one is not 0, the second one positive. */
    static int commonTwos(BigInteger a, BigInteger positive) {
        return Math.min(a.getLowestSetBit(), positive.getLowestSetBit());
    }

    private static boolean isPowerOfTwo(BigInteger positive) {
        return positive.getLowestSetBit() == positive.bitLength() - 1;
    }

    /** With a sign to spare. */
    static boolean isLong(BigInteger a) {
        return a.bitLength() < Long.SIZE - 1;
    }
}
