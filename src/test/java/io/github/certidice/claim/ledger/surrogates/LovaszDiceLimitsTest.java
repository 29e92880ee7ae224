package io.github.certidice.claim.ledger.surrogates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by hand. */
class LovaszDiceLimitsTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 2, 25/24", "2, 3, 49/48", "1, 3, 3/2", "4, 6, 6/5", "1, 8, 4"})
    void best_factors(int n, int d, String factor) {
        assertThat(LovaszDiceLimits.factor(n, d)).isEqualTo(Rational.parse(factor));
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 0", "1, 18, 1/2", "2, 36, 1/2", "24, 99, 2/11"})
    void best_gaps_for_numbers_of_voxels(int n, int d, String gap) {
        assertThat(LovaszDiceLimits.gap(n, d)).isEqualTo(Bound.of(Rational.parse(gap)));
    }

    /** n = 1, d = 2, where only the foreground is right, at all levels: 2 (2/3 - 1/2) (sqrt(3/2) - 1)/(sqrt(3/2) + 1). */
    @Test
    void a_single_background_voxel() {
        Bound expected = Bound.tanhForm(Rational.of(3, 2)).times(Rational.of(1, 3));
        assertThat(LovaszDiceLimits.gap(1, 2)).isEqualTo(expected);
    }

    @Test
    void the_gap_for_a_fraction_is_that_of_the_best_numbers_of_voxels_rounded_up() {
        Bound limit = LovaszDiceLimits.gap(Rational.of(33, 8));
        assertThat(limit.compareTo(Rational.of(2, 11))).isNotNegative();
        assertThat(limit.doubleValue()).isEqualTo(2 / 11.0, within(1e-15));
        assertThat(LovaszDiceLimits.gap(Rational.of(18))).isEqualTo(Bound.of(Rational.HALF));
        assertThat(LovaszDiceLimits.gap(Rational.ONE)).isEqualTo(Bound.of(0));
    }

    @Test
    void both_forms_meet_at_three_plus_root_five() {
        double below = LovaszDiceLimits.gap(Rational.parse("5.236067977")).doubleValue();
        double above = LovaszDiceLimits.gap(Rational.parse("5.236067978")).doubleValue();
        assertThat(above).isEqualTo(below, within(1e-9));
        assertThat(above).isEqualTo(Math.sqrt(5) - 2, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 5", "5, 21", "7, 37", "3, 20"})
    void no_number_of_voxels_is_above_the_limit_of_its_fraction(int n, int d) {
        Bound fraction = LovaszDiceLimits.gap(Rational.of(d, n));
        assertThat(LovaszDiceLimits.gap(n, d)).isLessThanOrEqualTo(fraction);
    }
}
