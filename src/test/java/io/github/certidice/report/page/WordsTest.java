package io.github.certidice.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at most 3 - 2 sqrt 2 | at most 3 − 2√2",
                "1/(sqrt(d/n) + 1) | 1/(√(d/n) + 1)",
                "1 <= n <= d -> d >= 2 | 1 ≤ n ≤ d → d ≥ 2",
                "c/d^4, p = 2^-40, 2^-k | c/d⁴, p = 2⁻⁴⁰, 2^-k",
                "alpha, beta, gamma, rho, alphabet | α, β, γ, ρ, alphabet",
                "CMA-ES, 0/1, worst-case | CMA-ES, 0/1, worst-case"
            })
    void wordsGetSigns(String plain, String shown) {
        assertThat(Prose.of(plain)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "3/4, 3/4 = 0.75",
        "1/3, 1/3 ≈ 0.333333333333",
        "1/1048576, 1/2^20 ≈ 9.53674316406e-7",
        "1e30/7, 100000…000000 (31 digits)/7 ≈ 1.42857142857e29"
    })
    void fractionsAreShortenedSensibly(String exact, String shown) {
        assertThat(ExactText.withDecimal(Rational.parse(exact))).isEqualTo(shown);
    }

    @Test
    void squareRootsAreWritten() {
        Bound gap = Bound.of(Rational.of(3), Rational.of(-2), Rational.TWO);
        assertThat(ExactText.withDecimal(gap)).isEqualTo("3 − 2√2 ≈ 0.171572875254");
        assertThat(ExactText.of(gap.times(Rational.HALF))).isEqualTo("3/2 − √2");
        assertThat(ExactText.of(gap.times(Rational.of(1, 3)))).isEqualTo("1 − (2/3)√2");
        assertThat(ExactText.of(Bound.of(Rational.ONE, Rational.ONE, Rational.of(1, 3))))
                .isEqualTo("1 + √(1/3)");
    }

    @Test
    void whatIsTooLongIsADecimalOnly() {
        Rational long1 = Rational.of(123456789123L, 987654321987L);
        assertThat(ExactText.withDecimal(Bound.of(long1, long1, Rational.TWO))).isEqualTo("≈ 0.301776692546");
    }

    @Test
    void enoughDigitsToTellFromTheLimit() {
        Rational near = Rational.TWO.minus(Rational.of(1, 1_000_000_000_000_000L));
        assertThat(ExactText.apartFrom(Rational.TWO, near)).endsWith(" = 1.999999999999999");
    }

    @Test
    void countsAreGrouped() {
        assertThat(ExactText.counted(1, "case")).isEqualTo("1 case");
        assertThat(ExactText.counted(1234567, "case")).isEqualTo("1,234,567 cases");
    }
}
