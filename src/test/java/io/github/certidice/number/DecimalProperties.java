package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DecimalProperties {

    /** Any bits, powers of two, short decimals, floats, whole numbers. */
    @Provide
    Arbitrary<Double> numbers() {
        Arbitrary<Double> bits = Arbitraries.longs().map(Double::longBitsToDouble);
        Arbitrary<Double> powers = Arbitraries.integers().between(-1074, 1023).map(k -> Math.scalb(1.0, k));
        Arbitrary<Double> decimals = Arbitraries.bigDecimals().ofScale(6).map(BigDecimal::doubleValue);
        Arbitrary<Double> floats = Arbitraries.floats().map(Float::doubleValue);
        Arbitrary<Double> whole = Arbitraries.longs().map(Long::doubleValue);
        return Arbitraries.oneOf(bits, powers, decimals, floats, whole).filter(Double::isFinite);
    }

    @Property(tries = 5000)
    void shortest_is_the_first_that_reads_back(@ForAll("numbers") double x) {
        String shortest = Decimal.shortest(x);

        assertThat(new BigDecimal(shortest)).isEqualByComparingTo(reference(x));
        assertThat(Double.parseDouble(shortest)).isEqualTo(x + 0.0);
        assertThat(shortest).doesNotContain("E+").doesNotEndWith(".");
    }

    @Property(tries = 2000)
    void the_form_of_doubles_reads_back(@ForAll("numbers") double x) {
        String written = Decimal.likeDouble(x);

        assertThat(Double.compare(Double.parseDouble(written), x)).isZero();
        assertThat(written).matches("-?(\\d{1,7}\\.\\d+|\\d\\.\\d+E-?\\d+)");
        assertThat(new BigDecimal(written)).isEqualByComparingTo(Decimal.shortest(x));
    }

    @Example
    void the_form_of_doubles_is_theirs() {
        for (double x : new double[] {0, -0.0, 1, -2.5, 1e-3, 9.99e-4, 1e7, 9_999_999, 1.5e-7, 123.25, 1e300, 0x1p53}) {
            assertThat(Decimal.likeDouble(x)).isEqualTo(Double.toString(x));
        }
        assertThat(Decimal.likeDouble(3.777302982704285E16)).isEqualTo("3.777302982704285E16");
        assertThat(Decimal.likeDouble(1.35807730622E-312)).isEqualTo("1.35807730622E-312");
    }

    /** All numbers of digits, one after the other. */
    private static BigDecimal reference(double x) {
        for (int digits = 1; digits < Decimal.DOUBLE_DIGITS; digits++) {
            BigDecimal some = new BigDecimal(x).round(new MathContext(digits));
            if (some.doubleValue() == x) {
                return some;
            }
        }
        return new BigDecimal(x).round(new MathContext(Decimal.DOUBLE_DIGITS));
    }

    /** Some of these are written with a digit too many by Double.toString of JDK 17. */
    @Example
    void numbers_that_are_written_differently_by_releases_of_java() {
        assertThat(Decimal.shortest(2.0E-3)).isEqualTo("0.002");
        assertThat(Decimal.shortest(2.2E-322)).isEqualTo("2.2E-322");
        assertThat(Decimal.shortest(Double.MIN_VALUE)).isEqualTo("5E-324");
        assertThat(Decimal.shortest(1.0E23)).isEqualTo("100000000000000000000000");
        assertThat(Decimal.shortest(2.0E23)).isEqualTo("200000000000000000000000");
        assertThat(Decimal.shortest(-0.0)).isEqualTo("0");
        assertThat(Decimal.shortest(1200)).isEqualTo("1200");
        assertThat(Decimal.shortest(0x1p53)).isEqualTo("9007199254740992");
        assertThat(Decimal.shortest(-1.0 / 3)).isEqualTo("-0.3333333333333333");
        assertThat(Decimal.shortest(Double.NaN)).isEqualTo("NaN");
        assertThat(Decimal.shortest(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }
}
