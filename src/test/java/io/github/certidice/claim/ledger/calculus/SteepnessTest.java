package io.github.certidice.claim.ledger.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by hand. */
class SteepnessTest {

    private final Formulas formulas = Formulas.reference();

    /** u = (1+w)/2: 1/((1-u)(1+u)^3). */
    @ParameterizedTest
    @CsvSource({"0, 1/2, 16/27", "1/4, 3/4, 256/343", "9/16, 7/8, 4096/3375"})
    void steepest_soft_dice_where_foreground_is_rare(String square, String u, String value) {
        Rational share = Rational.parse(u);
        Rational plus = Rational.ONE.plus(share).power(3);
        assertThat(Rational.ONE.minus(share).times(plus).inverse()).isEqualTo(Rational.parse(value));
        assertThat(SteepnessLaws.rare(Rational.parse(square))).isEqualTo(Bound.of(Rational.parse(value)));
    }

    /** u^3 + 2u^2 = 2 at u = 0.8393, k = 2/(u(1-u)) = 14.827. */
    @Test
    void the_prediction_zero_is_steepest_up_to_k_of_about_14_83() {
        Rational square = Rational.ONE.minus(Rational.of(8).over(Rational.parse("14.827")));
        assertThat(SteepnessLaws.rare(square).doubleValue()).isEqualTo(1, within(1e-4));
    }

    /** y = 110, p = (0, 1/2, 1/4): the errors are 1, 1/2 and 1/4, and the Dice losses 1/3, 1 and 1. */
    @Test
    void slopes_of_lovasz_dice() {
        Case example = Case.of(SoftCases.literal("110", 0, 0.5, 0.25));
        Slopes slopes = Slopes.of(formulas.surrogates().lovaszDice(), example);
        assertThat(slopes.on()).containsExactly(Rational.of(1, 3), Rational.of(2, 3));
        assertThat(slopes.off()).containsExactly(Rational.ZERO);
        assertThat(slopes.squares()).isEqualTo(Rational.of(5, 9));
    }

    /** y = 10, p = (1/2, 1/2): T = 1/2, G + Q = 3/2; 2(3/2 - 1/2)/(9/4) and 2 * 1/2 / (9/4). */
    @Test
    void slopes_of_squared_dice() {
        Case example = Case.of(SoftCases.literal("10", 0.5, 0.5));
        Slopes slopes = Slopes.of(formulas.squaredDice(), example);
        assertThat(slopes.on()).containsExactly(Rational.of(8, 9));
        assertThat(slopes.off()).containsExactly(Rational.of(4, 9));
        assertThat(slopes.largest()).isEqualTo(Rational.of(8, 9));
    }
}
