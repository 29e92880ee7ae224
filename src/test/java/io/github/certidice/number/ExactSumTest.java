package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {

    @Test
    void small_terms_survive_large_ones_that_cancel() {
        ExactSum sum = new ExactSum();
        for (double x : new double[] {Double.MAX_VALUE, Double.MIN_VALUE, 1, Double.MAX_VALUE}) {
            sum.add(x);
        }
        sum.add(-Double.MAX_VALUE);
        sum.add(-Double.MAX_VALUE);

        assertThat(sum.value()).isEqualTo(Rational.ONE.plus(Rational.of(Double.MIN_VALUE)));
    }

    @Test
    void the_smallest_product_is_not_lost() {
        ExactSum sum = new ExactSum();
        sum.addProduct(Double.MIN_VALUE, -Double.MIN_VALUE);

        assertThat(sum.value()).isEqualTo(Rational.of(BigInteger.ONE.negate(), -2148));
    }

    @Test
    void many_equal_terms_fill_their_bin_and_move_on() {
        ExactSum sum = new ExactSum(1 << 10);
        float[] xs = new float[100_000];
        java.util.Arrays.fill(xs, 0.1f);
        sum.add(xs, 0, xs.length);

        assertThat(sum.value()).isEqualTo(Rational.of(0.1f).times(Rational.of(xs.length)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void what_is_not_finite_is_refused(double x) {
        assertThatThrownBy(() -> new ExactSum().add(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only finite numbers can be summed, found " + x);
        assertThatThrownBy(() -> new ExactSum().addDistance(x, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"NaN,0", "0,NaN", "Infinity,0", "0,-Infinity", "NaN,1", "2,Infinity"})
    void a_product_with_what_is_not_finite_is_refused_also_where_the_other_factor_is_zero(double x, double y) {
        assertThatThrownBy(() -> new ExactSum().addProduct(x, y)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_sum_can_be_read_and_continued() {
        ExactSum sum = new ExactSum();
        sum.add(0.5);
        assertThat(sum.value()).isEqualTo(Rational.HALF);
        sum.add(Rational.of(1, 3));
        sum.add(-0.25);

        assertThat(sum.value()).isEqualTo(Rational.of(7, 12));
    }
}
