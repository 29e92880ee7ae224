package io.github.certidice.loss.dense;

import io.github.certidice.number.Elementary;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.ExactSum;
import io.github.certidice.number.Rational;
import java.math.BigInteger;

/**
 * {@code sum max(s, 0) + log(1 + exp(-|s|))}, enclosed. The sum is exact; both ends of the product are cut outwards to a
 * number of bits, so that 2^32 factors move the logarithm by less than 2^-bits.
 */
final class ExactLogisticSum {

    private final int bits;
    private final int digits;
    private final ExactSum sum = new ExactSum();

    /** The product is in [low, high] * 2^power. */
    private BigInteger low = BigInteger.ONE;

    private BigInteger high = BigInteger.ONE;
    private long power;

    ExactLogisticSum(int bits) {
        this.bits = bits;
        digits = bits + Long.SIZE;
    }

    /** Adds the term of s, given exp(-|s|). */
    void add(float s, Enclosure e) {
        sum.add(Math.max(s, 0));
        BigInteger one = BigInteger.ONE.shiftLeft(e.bits());
        low = low.multiply(one.add(e.lowUnits()));
        high = high.multiply(one.add(e.highUnits()));
        power -= e.bits();
        shorten();
    }

    private void shorten() {
        int excess = low.bitLength() - digits;
        if (excess > 0) {
            low = low.shiftRight(excess);
            high = high.negate().shiftRight(excess).negate();
            power += excess;
        }
    }

    Enclosure value() {
        Enclosure mantissa = new Enclosure(log(low).lowUnits(), log(high).highUnits(), bits);
        // the error of log 2 is multiplied by the power
        Enclosure scale = Elementary.log(Rational.TWO, bits + Long.SIZE).times(Rational.of(power));
        return mantissa.plus(scale.coarser(bits)).plus(sum.value().enclose(bits));
    }

    private Enclosure log(BigInteger x) {
        return Elementary.log(Rational.of(x, BigInteger.ONE), bits);
    }
}
