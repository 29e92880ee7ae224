package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0",
        "1/3, 5, 0.33333",
        "2/3, 5, 0.66667",
        "-2/3, 5, -0.66667",
        "1/2, 5, 0.5",
        "5/2, 1, 2",
        "7/2, 1, 4",
        "123456, 3, 1.23e5",
        "123, 3, 123",
        "1000, 3, 1e3",
        "1/10000, 3, 0.0001",
        "1/100000, 3, 1e-5",
        "999999/1000000, 3, 1",
        "3/20000000, 3, 1.5e-7"
    })
    void roundsFractions(String exact, int digits, String decimal) {
        assertThat(Decimal.of(Rational.parse(exact), digits)).isEqualTo(decimal);
    }

    @Test
    void roundsSquareRoots() {
        Bound gap = Bound.of(Rational.of(3), Rational.of(-2), Rational.TWO);
        assertThat(Decimal.of(gap, Decimal.DOUBLE_DIGITS)).isEqualTo("0.1715728752538099");
        assertThat(Decimal.of(gap, 30)).isEqualTo("0.171572875253809902396622551581");
    }

    @Test
    void keepsTheDigitsOfWhatIsLeftAfterCancellation() {
        // 577/408 is a convergent of sqrt 2: what is left begins with ten zeros in a row of digits that cancel
        Bound left = Bound.of(Rational.of(-577, 408), Rational.ONE, Rational.TWO);
        assertThat(Decimal.of(left, 6)).isEqualTo("-2.1239e-6");
    }

    @Test
    void readsBackAsTheSameDouble() {
        for (double x : new double[] {Double.MIN_VALUE, 2e-3, 0.1, Math.PI, 1e23, Double.MAX_VALUE}) {
            String decimal = Decimal.of(Rational.of(x), Decimal.DOUBLE_DIGITS);
            assertThat(Double.parseDouble(decimal)).isEqualTo(x);
        }
    }
}
