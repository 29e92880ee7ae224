package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FloatFormatProperties {

    @Provide
    Arbitrary<FloatFormat> formats() {
        return Arbitraries.of(
                FloatFormat.FLOAT64,
                FloatFormat.FLOAT32,
                FloatFormat.FLOAT16,
                FloatFormat.BFLOAT16,
                new FloatFormat(27, -1022, false));
    }

    /** Of any bits, near the ends of a format's range, or half way between two of its numbers. */
    @Provide
    Arbitrary<Double> numbers() {
        Arbitrary<Double> any =
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        Arbitrary<Double> halves = Arbitraries.longs()
                .between(-(1L << 28), 1L << 28)
                .flatMap(units ->
                        Arbitraries.integers().between(-180, 130).map(power -> Math.scalb((double) units, power)));
        return Arbitraries.oneOf(any, halves);
    }

    @Property
    void the_nearest_number_of_the_format(@ForAll("formats") FloatFormat format, @ForAll("numbers") double x) {
        double rounded = format.round(x);

        assertSame(rounded, reference(format, x));
        assertThat(format.has(rounded)).isTrue();
        assertSame(format.flushing().round(x), Math.abs(x) < format.smallestNormal() ? 0 * x : rounded);
    }

    /** With the sign of 0 too. */
    private static void assertSame(double actual, double expected) {
        assertThat(Double.compare(actual, expected))
                .as("%s beside %s", actual, expected)
                .isZero();
    }

    /** By whole numbers of the format's spacing near x. */
    private static double reference(FloatFormat format, double x) {
        if (x == 0) {
            return x;
        }
        int exponent = Math.max(Math.getExponent(x), format.leastExponent()) - format.digits() + 1;
        BigDecimal spacing = power(exponent);
        BigDecimal units = new BigDecimal(x).divide(spacing).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal nearest = units.multiply(spacing);
        BigDecimal beyond = power(2 - format.leastExponent());
        if (nearest.abs().compareTo(beyond) >= 0) {
            return Math.copySign(Double.POSITIVE_INFINITY, x);
        }
        return nearest.signum() == 0 ? Math.copySign(0, x) : nearest.doubleValue();
    }

    private static BigDecimal power(int exponent) {
        BigDecimal two = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(exponent)));
        return exponent < 0 ? BigDecimal.ONE.divide(two) : two;
    }

    @Example
    void constants_of_binary32() {
        FloatFormat format = FloatFormat.FLOAT32;

        assertThat(format.unit()).isEqualTo(0x1p-24);
        assertThat(format.largest()).isEqualTo(Float.MAX_VALUE);
        assertThat(format.smallestNormal()).isEqualTo(Float.MIN_NORMAL);
        assertThat(format.underflow()).isEqualTo(Float.MIN_VALUE);
        assertThat(format.flushing().underflow()).isEqualTo(Float.MIN_NORMAL);
        assertThat(FloatFormat.FLOAT16.largest()).isEqualTo(65504);
        assertThat(FloatFormat.FLOAT64.largest()).isEqualTo(Double.MAX_VALUE);
    }

    @Example
    void formats_are_values() {
        assertThat(FloatFormat.FLOAT32.flushing())
                .isEqualTo(new FloatFormat(24, -126, true))
                .hasSameHashCodeAs(new FloatFormat(24, -126, true))
                .isNotEqualTo(FloatFormat.FLOAT32)
                .hasToString("24 digits from 2^-126, flushing");
        assertThat(FloatFormat.BFLOAT16).isNotEqualTo(FloatFormat.FLOAT32).isNotEqualTo("8 digits from 2^-126");
    }
}
