package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Exponential and logarithm against decimal arithmetic. */
class TranscendentalProperties {

    private static final MathContext DIGITS = new MathContext(420);

    private static void assertEncloses(Ball ball, BigDecimal value, int digits) {
        Rational x = Numbers.rational(value);
        Rational error = x.abs().times(Numbers.rational(BigDecimal.ONE.movePointLeft(DIGITS.getPrecision() - 30)));
        assertThat(Enclosures.low(ball)).isLessThanOrEqualTo(x.plus(error));
        assertThat(Enclosures.high(ball)).isGreaterThanOrEqualTo(x.minus(error));
        Rational width = Enclosures.high(ball).minus(Enclosures.low(ball));
        assertThat(width).isLessThanOrEqualTo(x.abs().times(Rational.of(BigInteger.ONE, -digits)));
    }

    @Property(tries = 60)
    void the_exponential_is_enclosed_with_its_relative_precision(
            @ForAll("moderate") double x, @ForAll("precisions") int bits) {
        assertEncloses(Transcendental.exp(Ball.of(x, bits)), Decimals.exp(Rational.of(x), DIGITS), bits - 8);
    }

    @Property(tries = 60)
    void the_logarithm_is_enclosed(@ForAll("positive") double x, @ForAll("precisions") int bits) {
        Ball log = Transcendental.log(Ball.of(x, bits));
        int lost = (int) Math.max(0, -Math.log(Math.abs(Math.log(x))) / Math.log(2)) + 4;
        if (x != 1) {
            assertEncloses(log, Decimals.log(Rational.of(x), DIGITS), bits - 8 - lost);
        }
    }

    @Property(tries = 60)
    void the_logarithm_of_one_and_a_little_keeps_its_relative_precision(
            @ForAll("little") double x, @ForAll("precisions") int bits) {
        Rational argument = Rational.of(x);
        Ball log = Transcendental.logOnePlus(Ball.of(x, bits));
        Rational low = argument.minus(argument.times(argument));
        assertThat(Enclosures.high(log)).isGreaterThanOrEqualTo(low);
        assertThat(Enclosures.low(log)).isLessThanOrEqualTo(argument);
        assertThat(log.middle().signum()).isPositive();
        Rational width = Enclosures.high(log).minus(Enclosures.low(log));
        assertThat(width).isLessThanOrEqualTo(argument.times(Rational.of(BigInteger.ONE, 8 - bits)));
    }

    /** A wide argument gives a wide result that contains those of both ends. */
    @Property(tries = 60)
    void wide_arguments_are_covered(@ForAll("moderate") double x) {
        Ball wide = Ball.of(x, 128).plus(new Ball(BigInteger.ZERO, BigInteger.ONE, -20, 128));
        Rational step = Rational.of(BigInteger.ONE, -20);
        for (Rational end :
                new Rational[] {Rational.of(x).minus(step), Rational.of(x).plus(step)}) {
            Rational e = Numbers.rational(Decimals.exp(end, DIGITS));
            assertThat(Enclosures.contains(Transcendental.exp(wide), e)).isTrue();
        }
    }

    @Example
    void huge_arguments_have_an_exponential() {
        assertThat(Transcendental.exp(Ball.of(-1e300, 128)).doubleValue()).isZero();
        assertThat(Transcendental.exp(Ball.of(-1e18, 128)).doubleValue()).isZero();
        assertThat(Transcendental.exp(Ball.of(1e5, 128)).doubleValue()).isInfinite();
        assertThat(Transcendental.exp(Ball.of(-745.2, 128)).doubleValue()).isZero();
        assertThat(Transcendental.exp(Ball.of(-745.1, 128)).doubleValue()).isEqualTo(Double.MIN_VALUE);
        assertThatThrownBy(() -> Transcendental.exp(Ball.of(1e300, 128))).isInstanceOf(Undecided.class);
    }

    @Example
    void tiny_arguments_have_an_exponential() {
        assertThat(Transcendental.exp(Ball.of(Double.MIN_VALUE, 128)).doubleValue())
                .isOne();
        assertThat(Transcendental.exp(Ball.of(0.0, 128)).isExact()).isTrue();
    }

    @Example
    void logarithms_undo_exponentials_of_any_size() {
        for (double x : new double[] {-1e17, -1e5, -800, -1e-10, 1e-10, 800, 1e5, 1e17}) {
            Ball back = Transcendental.log(Transcendental.exp(Ball.of(x, 256)));
            assertThat(back.doubleValue()).isEqualTo(x);
        }
    }

    @Example
    void what_contains_zero_has_no_logarithm() {
        assertThatThrownBy(() -> Transcendental.log(new Ball(BigInteger.ONE, BigInteger.ONE, 0, 128)))
                .isInstanceOf(Undecided.class)
                .hasMessage("not enough bits to decide a logarithm");
    }

    @Provide
    Arbitrary<Double> moderate() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(-900, 900),
                        Arbitraries.of(1e-5, -1e-12, 0.5, -745.0, 709.0, Math.log(2)))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Double> positive() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(0.01, 1000),
                        Arbitraries.of(Double.MIN_VALUE, Double.MAX_VALUE, 1.0, Math.nextUp(1.0), Math.nextDown(1.0)))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Double> little() {
        return Arbitraries.of(1e-3, 1e-17, 1e-40, 1e-100, 1e-300, Double.MIN_VALUE, 0x1p-128, 0x1p-129);
    }

    @Provide
    Arbitrary<Integer> precisions() {
        return Arbitraries.of(64, 128, 300, 640);
    }
}
