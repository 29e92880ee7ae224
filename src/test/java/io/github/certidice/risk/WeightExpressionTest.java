package io.github.certidice.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightExpressionTest {

    /** At n = 2 and d = 8. */
    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "0.25, 1/4",
        "n, 2",
        "d - n - 1, 5",
        "1/(d-n), 1/6",
        "1/2/n, 1/4",
        "2 + 3 * n ^ 2, 14",
        "(2 + 3) * n, 10",
        "n^-2, 1/4",
        "7^0, 1",
        "(n/2)^100, 1",
        "-n + d, 6",
        "' ( d / n ) ', 4"
    })
    void a_formula_has_its_value(String text, String value) {
        assertThat(WeightExpression.value(text, 2, 8)).isEqualTo(Rational.parse(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "1 +", "(1", "1)", "n d", "2n", "n^0.5", "n^101", "n^-(1/2)", "1/(n-2)", "--", "1..2"})
    void what_is_no_formula_or_has_no_value_is_refused(String text) {
        assertThatThrownBy(() -> WeightExpression.value(text, 2, 8))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--weights: found \"" + text + '"')
                .hasMessageContaining("allowed: ");
    }
}
