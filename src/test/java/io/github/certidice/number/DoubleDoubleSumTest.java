package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleDoubleSumTest {

    private final SplittableRandom random = new SplittableRandom(11);

    private double drawn(int widest) {
        return Math.scalb(random.nextDouble(-1, 1), random.nextInt(-widest, widest + 1));
    }

    private static BigDecimal middle(DoubleDouble sum) {
        return new BigDecimal(sum.high()).add(new BigDecimal(sum.low()));
    }

    private static void assertEncloses(Quantity total, BigDecimal exact) {
        DoubleDouble sum = (DoubleDouble) total;
        assertThat(middle(sum).subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal(sum.radius()));
        assertThat(sum.high() + sum.low()).isEqualTo(sum.high());
    }

    /** A hundred binary digits hold sums of numbers that don't differ by more; those of wide ranges have a radius. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 20, 60, 200})
    void the_sum_is_enclosed_and_exact_where_two_doubles_hold_it(int widest) {
        for (int round = 0; round < 50; round++) {
            DoubleDoubleSum sum = new DoubleDoubleSum();
            BigDecimal exact = BigDecimal.ZERO;
            for (int i = 0; i < 40; i++) {
                double x = drawn(widest);
                sum.add(x);
                exact = exact.add(new BigDecimal(x));
            }
            assertEncloses(sum.total(), exact);
            if (widest <= 5) {
                assertThat(((DoubleDouble) sum.total()).radius()).isZero();
            }
        }
    }

    @Test
    void what_cancels_leaves_nothing() {
        DoubleDoubleSum sum = new DoubleDoubleSum();
        double[] all = {0x1p60, 1, 0x1p-40, -0x1p60, -0x1p-40, -1};
        for (double x : all) {
            sum.add(x);
        }

        assertThat(sum.total().isZero()).isTrue();
    }

    /** Terms of all kinds, in any order. */
    @Test
    void products_and_quantities_are_added_too() {
        for (int round = 0; round < 50; round++) {
            DoubleDoubleSum sum = new DoubleDoubleSum();
            BigDecimal exact = BigDecimal.ZERO;
            for (int i = 0; i < 30; i++) {
                double x = drawn(4);
                double y = drawn(4);
                exact = exact.add(new BigDecimal(x)).add(new BigDecimal(x).multiply(new BigDecimal(y)));
                sum.addProduct(x, y);
                if (random.nextBoolean()) {
                    sum.add(x);
                } else {
                    sum.add(DoubleDouble.of(x));
                }
            }
            assertEncloses(sum.total(), exact);
        }
    }

    @Test
    void infinite_numbers_follow_ieee_754_and_huge_ones_are_left_open() {
        DoubleDoubleSum infinite = new DoubleDoubleSum();
        infinite.add(1);
        infinite.add(Double.POSITIVE_INFINITY);
        DoubleDoubleSum huge = new DoubleDoubleSum();
        huge.add(1);

        assertThat(((DoubleDouble) infinite.total()).high()).isInfinite();
        assertThatThrownBy(() -> huge.add(0x1p950)).isInstanceOf(Undecided.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "3", "1/3", "-7/10", "9007199254740993/2", "1/1180591620717411303424"})
    void constants_are_enclosed(String text) {
        Rational x = Rational.parse(text);
        DoubleDouble constant = (DoubleDouble) DoubleDoubles.ARITHMETIC.constant(x);

        Rational middle = Rational.of(constant.high()).plus(Rational.of(constant.low()));
        assertThat(middle.minus(x).abs()).isLessThanOrEqualTo(Rational.of(constant.radius()));
        assertThat(constant.high()).isEqualTo(x.doubleValue());
        assertThat(constant.radius()).isLessThanOrEqualTo(Math.abs(constant.high()) * 0x1p-100);
    }

    /** Smoothings such as 1e-5 are doubles, whose fractions are large. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-7, -3e-9, 0x1p-70, 0x1.fffffffffffffp-200})
    void constants_that_are_doubles_are_exact(double x) {
        DoubleDouble constant = (DoubleDouble) DoubleDoubles.ARITHMETIC.constant(Rational.of(x));

        assertThat(constant.high()).isEqualTo(x);
        assertThat(constant.low()).isZero();
        assertThat(constant.radius()).isZero();
        assertThat(Rational.of(x).doubleValue()).isEqualTo(x);
    }
}
