package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Special values, zeros and ties. */
class CertifiedTest {

    private static final List<Precision> BOTH = List.of(Precision.FIRST, Precision.FIRST.more());
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private interface Operation {
        Quantity of(Quantity x, Quantity y);
    }

    private static void assertGives(double expected, Operation operation, double x, double y) {
        for (Precision precision : BOTH) {
            Quantity result = operation.of(precision.input(x), precision.input(y));
            assertThat(Double.valueOf(((Certified) result).doubleValue()))
                    .as("%s and %s", x, y)
                    .isEqualTo(Double.valueOf(expected));
        }
    }

    private static void assertPower(double expected, double x, Rational y) {
        assertGives(expected, (a, any) -> a.power(y), x, 0);
    }

    @Test
    void infinities_and_nan_follow_the_standard() {
        assertGives(INFINITY, Quantity::over, 1, 0);
        assertGives(-INFINITY, Quantity::over, -2, 0);
        assertGives(Double.NaN, Quantity::over, 0, 0);
        assertGives(0, Quantity::over, 3, INFINITY);
        assertGives(Double.NaN, Quantity::over, INFINITY, INFINITY);
        assertGives(Double.NaN, Quantity::times, 0, INFINITY);
        assertGives(-INFINITY, Quantity::times, -0.5, INFINITY);
        assertGives(Double.NaN, Quantity::minus, INFINITY, INFINITY);
        assertGives(INFINITY, Quantity::plus, INFINITY, -1e308);
        assertGives(Double.NaN, Quantity::plus, Double.NaN, 1);
        assertGives(-INFINITY, (x, y) -> x.complement(), INFINITY, 0);
    }

    @Test
    void infinities_have_signs_and_nan_has_none() {
        for (Arithmetic arithmetic : List.of(Precision.FIRST, Precision.DIGITS, DoubleDoubles.ARITHMETIC)) {
            assertThat(arithmetic.input(INFINITY).signum()).isEqualTo(1);
            assertThat(arithmetic.input(-INFINITY).signum()).isEqualTo(-1);
            assertThat(arithmetic.input(Double.NaN).signum()).isZero();
        }
    }

    @Test
    void functions_have_limits() {
        assertGives(0, (x, y) -> x.exp(), -INFINITY, 0);
        assertGives(INFINITY, (x, y) -> x.exp(), INFINITY, 0);
        assertGives(1, (x, y) -> x.exp(), 0, 0);
        assertGives(-INFINITY, (x, y) -> x.log(), 0, 0);
        assertGives(INFINITY, (x, y) -> x.log(), INFINITY, 0);
        assertGives(0, (x, y) -> x.log(), 1, 0);
        assertGives(Double.NaN, (x, y) -> x.log(), -1, 0);
        assertGives(0, (x, y) -> x.logOnePlus(), 0, 0);
        assertGives(INFINITY, (x, y) -> x.logOnePlus(), INFINITY, 0);
        assertGives(Double.MIN_VALUE, (x, y) -> x.logOnePlus(), Double.MIN_VALUE, 0);
    }

    @Test
    void powers_are_those_of_real_numbers() {
        assertPower(1, 0, Rational.ZERO);
        assertPower(1, Double.NaN, Rational.ZERO);
        assertPower(0, 0, Rational.HALF);
        assertPower(INFINITY, 0, Rational.of(-1));
        assertPower(INFINITY, 0, Rational.of(-1, 2));
        assertPower(INFINITY, INFINITY, Rational.HALF);
        assertPower(0, INFINITY, Rational.of(-1, 2));
        assertPower(-8, -2, Rational.of(3));
        assertPower(Double.NaN, -2, Rational.HALF);
        assertPower(1.5, 2.25, Rational.HALF);
        assertPower(27, 9, Rational.of(3, 2));
        assertPower(Math.sqrt(2), 2, Rational.HALF);
        assertPower(1, 1, Rational.of(1, 3));
        assertPower(0x1p100, 2, Rational.of(100));
    }

    @Test
    void zero_has_no_sign() {
        for (Precision precision : BOTH) {
            Certified zero = (Certified) precision.input(-0.0).negated().times(Rational.of(-1));
            assertThat(Double.doubleToRawLongBits(zero.doubleValue())).isZero();
            Certified tiny = (Certified) precision.input(-800).exp().times(Rational.of(-1));
            assertThat(Double.doubleToRawLongBits(tiny.doubleValue())).isZero();
        }
    }

    private static Quantity exp(double x) {
        return BOTH.get(1).input(x).exp();
    }

    private static Quantity number(long above, long below) {
        return BOTH.get(1).constant(Rational.of(above, below));
    }

    @Test
    void sums_of_exponentials_that_vanish_are_zero() {
        assertThat(exp(0.5).times(exp(0.25)).minus(exp(0.75)).isZero()).isTrue();
        Quantity p = number(1, 1).over(exp(-0.7).plus(Rational.ONE));
        Quantity q = number(1, 1).over(exp(0.7).plus(Rational.ONE));
        assertThat(p.plus(q).minus(number(1, 1)).isZero()).isTrue();
        assertThat(p.plus(q).minus(number(1, 1)).signum()).isZero();
        assertThat(exp(1).minus(exp(Math.nextUp(1.0))).isZero()).isFalse();
    }

    @Test
    void equal_logarithms_and_powers_cancel() {
        Quantity x = exp(0.3).plus(Rational.ONE);
        Rational half = Rational.HALF;
        assertThat(x.log().minus(exp(0.3).logOnePlus()).isZero()).isTrue();
        Quantity threeHalves = x.power(Rational.of(3, 2));
        assertThat(threeHalves.minus(x.times(x.power(half))).isZero()).isTrue();
        assertThat(x.power(Rational.of(-1, 2)).times(x).minus(x.power(half)).isZero())
                .isTrue();
        assertThat(x.power(Rational.of(65))
                        .minus(x.power(Rational.of(64)).times(x))
                        .isZero())
                .isTrue();
        assertThat(x.power(half).minus(x.power(Rational.of(1, 3))).isZero()).isFalse();
    }

    /** What is added to zero must not get the residue of something else. */
    @Test
    void logarithms_of_one_vanish() {
        Quantity none = BOTH.get(1).sum().total().logOnePlus();
        assertThat(none.plus(exp(1)).minus(exp(1)).isZero()).isTrue();
        Quantity one = exp(1).times(exp(-1));
        assertThat(one.log().isZero()).isTrue();
    }

    /** Modulo a Mersenne prime these differences would look like zeros. */
    @Test
    void tiny_differences_beside_large_numbers_are_no_zeros() {
        Quantity large = exp(1);
        for (int distance : new int[] {512, 521, 607}) {
            Quantity a = BOTH.get(1).constant(Rational.of(BigInteger.ONE, -700));
            Quantity b = BOTH.get(1).constant(Rational.of(BigInteger.ONE, -700 - distance));
            Quantity difference = large.plus(a).minus(large.plus(b));
            assertThat(difference.isZero()).isFalse();
            assertThatThrownBy(difference::signum).isInstanceOf(Undecided.class);
        }
    }

    /** 1 + 2^-53, known as a sum of probabilities only, is rounded to even. */
    @Test
    void ties_are_recognised() {
        Quantity p = number(1, 1).over(exp(-0.7).plus(Rational.ONE));
        Quantity q = number(1, 1).over(exp(0.7).plus(Rational.ONE));
        for (long odd : new long[] {1, 3, 5, -1, -3}) {
            Rational tie = Rational.ONE.plus(Rational.of(odd, 1L << 53));
            Certified sum = (Certified) p.plus(q).plus(tie.minus(Rational.ONE));
            assertThat(sum.doubleValue()).isEqualTo(tie.doubleValue());
        }
        Certified near = (Certified) p.plus(q).plus(Rational.of(1, 1L << 53)).plus(exp(-600));
        assertThatThrownBy(near::doubleValue).isInstanceOf(Undecided.class);
    }

    @Test
    void steps_are_decided_by_the_sign() {
        for (Precision precision : BOTH) {
            assertThat(((Certified) precision.input(2).step(Rational.HALF)).doubleValue())
                    .isOne();
            assertThat(((Certified) precision.input(0).step(Rational.HALF)).doubleValue())
                    .isEqualTo(0.5);
            assertThat(((Certified) precision.input(-1).step(Rational.HALF)).doubleValue())
                    .isZero();
            assertThat(precision.input(Double.NaN).step(Rational.HALF).isNaN()).isTrue();
        }
    }

    @Test
    void the_largest_precision_is_reached_in_a_few_steps() {
        Precision precision = Precision.FIRST;
        int steps = 0;
        while (precision.isWorthwhile()) {
            precision = precision.more();
            steps++;
        }
        assertThat(steps).isBetween(3, 6);
        assertThat(Precision.FIRST.knowsZeros()).isFalse();
        assertThat(Precision.FIRST.more().knowsZeros()).isTrue();
        assertThat(Precision.FIRST.keeps(Rational.ONE)).isFalse();
        assertThat(Precision.FIRST.more().keeps(Rational.of(1, 3))).isTrue();
        assertThat(Precision.FIRST.more().keeps(Rational.of(BigInteger.ONE, -100_000)))
                .isFalse();
    }
}
