package io.github.certidice.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Numbers where arithmetic is likely to go wrong, and conversions to types that somebody else wrote. The edges are among
 * the numbers drawn, so jqwik is not asked to combine edge cases of its own.
 */
public final class Numbers extends DomainContextBase {

    /** Around every limit at which the small form of {@link Rational} gives way to the large one. */
    static Arbitrary<BigInteger> integers() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(-12, 12).map(BigInteger::valueOf)),
                Tuple.of(3, nearPowersOfTwo()),
                Tuple.of(1, Arbitraries.longs().map(BigInteger::valueOf)),
                Tuple.of(
                        1,
                        Arbitraries.bigIntegers()
                                .between(BigInteger.TWO.pow(200).negate(), BigInteger.TWO.pow(200))));
    }

    private static Arbitrary<BigInteger> nearPowersOfTwo() {
        Arbitrary<Integer> powers = Arbitraries.of(29, 30, 31, 32, 53, 60, 61, 62, 63, 64);
        Arbitrary<Integer> offsets = Arbitraries.integers().between(-2, 2);
        return Combinators.combine(powers, offsets, Arbitraries.of(1, -1))
                .as((power, offset, sign) -> BigInteger.TWO
                        .pow(power)
                        .add(BigInteger.valueOf(offset))
                        .multiply(BigInteger.valueOf(sign)));
    }

    /** Fractions in lowest terms and not, small and large. */
    @Provide
    Arbitrary<Rational> rationals() {
        Arbitrary<BigInteger> below = integers().filter(n -> n.signum() != 0);
        return Combinators.combine(integers(), below).as(Numbers::fraction).withoutEdgeCases();
    }

    /** Through the constructor for longs where both parts fit. */
    private static Rational fraction(BigInteger above, BigInteger below) {
        boolean fits = above.bitLength() < Long.SIZE && below.bitLength() < Long.SIZE;
        return fits ? Rational.of(above.longValue(), below.longValue()) : Rational.of(above, below);
    }

    /** Every bit pattern of a finite double is equally likely, so half a thousandth of them are subnormal; edges aside. */
    @Provide
    Arbitrary<Double> doubles() {
        Arbitrary<Double> anyBits = Arbitraries.longs()
                .withDistribution(RandomDistribution.uniform())
                .map(Double::longBitsToDouble)
                .filter(Double::isFinite);
        Arbitrary<Double> subnormal = Arbitraries.longs()
                .between(0, (1L << 52) - 1)
                .withDistribution(RandomDistribution.uniform())
                .map(Double::longBitsToDouble);
        Arbitrary<Double> ordinary = Arbitraries.doubles().between(-2, 2);
        Arbitrary<Double> edges = Arbitraries.of(
                0.0,
                -0.0,
                1.0,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Math.nextDown(Double.MIN_NORMAL),
                Double.MAX_VALUE);
        return Arbitraries.oneOf(anyBits, subnormal, ordinary, edges).withoutEdgeCases();
    }

    public static BigFraction bigFraction(Rational x) {
        return new BigFraction(x.numerator(), x.denominator());
    }

    public static Rational rational(BigDecimal x) {
        return Rational.of(x.unscaledValue(), BigInteger.ONE)
                .over(Rational.of(BigInteger.TEN.pow(Math.max(x.scale(), 0)), BigInteger.ONE))
                .times(Rational.of(BigInteger.TEN.pow(Math.max(-x.scale(), 0)), BigInteger.ONE));
    }
}
