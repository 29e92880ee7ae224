package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model says of the numbers that a program is given. */
class FloatModelTest {

    private static final FloatModel SINGLE = FloatModel.of(FloatFormat.FLOAT32);

    /** As IEEE 754 and the definition of bfloat16 have them. */
    @ParameterizedTest
    @CsvSource({
        "11, -14, 0x1p-11, 0x1p-14, 0x1p-24, 65504",
        "8, -126, 0x1p-8, 0x1p-126, 0x1p-133, 0x1.fep127",
        "24, -126, 0x1p-24, 0x1p-126, 0x1p-149, 0x1.fffffep127",
        "53, -1022, 0x1p-53, 0x1p-1022, 0x1p-1074, 0x1.fffffffffffffp1023"
    })
    void limits_of_formats(int digits, int least, double unit, double normal, double smallest, double largest) {
        FloatFormat format = new FloatFormat(digits, least, false);

        assertThat(format.unit()).isEqualTo(unit);
        assertThat(format.smallestNormal()).isEqualTo(normal);
        assertThat(format.underflow()).isEqualTo(smallest);
        assertThat(format.largest()).isEqualTo(largest);
        assertThat(format.round(largest)).isEqualTo(largest);
        assertThat(format.round(smallest)).isEqualTo(smallest);
        assertThat(format.flushing().underflow()).isEqualTo(normal);
        assertThat(format.flushing().round(normal)).isEqualTo(normal);
        assertThat(format.flushing().round(-Math.nextDown(normal))).isEqualTo(-0.0);
        assertThat(format.flushing()).isNotEqualTo(format);
        assertThat(format).isEqualTo(new FloatFormat(digits, least, false));
    }

    @Test
    void models_are_changed_one_thing_at_a_time() {
        FloatModel changed = SINGLE.with(new Summation.Pairwise(8)).over(100).bound();

        assertThat(changed).isEqualTo(new FloatModel(FloatFormat.FLOAT32, new Summation.Pairwise(8), 100, false));
        assertThat(changed.estimates()).isTrue();
        assertThat(DoubleDoubles.ARITHMETIC.estimates()).isFalse();
        assertThat(changed.share(100)).isEqualTo(new Summation.Pairwise(8).share(100, 100, 0x1p-24));
    }

    private static void assertOff(Estimated number, double value, double error) {
        assertThat(number.value()).isEqualTo(Double.valueOf(value));
        assertThat(number.error()).isBetween(error, error * (1 + 0x1p-40) + 0x1p-1060);
    }

    @Test
    void numbers_that_are_not_of_the_format_are_rounded_by_the_program() {
        assertOff(SINGLE.input(0.5), 0.5, 0);
        assertOff(SINGLE.input(0.1), 0.1, Math.abs((float) 0.1 - 0.1));
        assertOff(SINGLE.input(Double.MAX_VALUE), Double.MAX_VALUE, Double.POSITIVE_INFINITY);
        for (double special : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertOff(SINGLE.input(special), special, 0);
        }
    }

    @Test
    void constants_are_written_as_the_nearest_number() {
        double third = 1.0 / 3;

        assertOff(SINGLE.constant(Rational.HALF), 0.5, 0);
        assertOff(SINGLE.constant(Rational.of(1, 3)), third, Math.abs((float) third - third) + Math.ulp(third) / 2);
        assertOff(SINGLE.constant(Rational.of(0.1)), 0.1, Math.abs((float) 0.1 - 0.1) + Math.ulp(0.1) / 2);
        FloatModel wide = FloatModel.of(FloatFormat.FLOAT64);
        assertOff(wide.constant(Rational.of(0.1)), 0.1, 0);
        assertOff(wide.constant(Rational.of(1, 3)), third, Math.ulp(third) / 2);
    }

    @Test
    void errors_that_are_given_are_rounded_upwards() {
        assertThat(FloatModel.above(0)).isZero();
        assertThat(FloatModel.above(Double.MIN_VALUE)).isGreaterThan(Double.MIN_VALUE);
        assertThat(FloatModel.above(1)).isBetween(1 + 0x1p-46, 1 + 0x1p-45);
        assertOff(SINGLE.within(2, 0.25), 2, 0.25);
        assertOff(SINGLE.within(2, 0), 2, 0);
    }

    /** |sum - exact| of the naive sum of n numbers is at most about (n - 1) u times the sum of their sizes. */
    @Test
    void sums_know_how_many_roundings_they_take() {
        List<Double> terms = List.of(1.0, 0.5, 0.25, 0.125);
        Arithmetic.Accumulator plain = SINGLE.sum();
        Arithmetic.Accumulator quantities = SINGLE.sum();
        Arithmetic.Accumulator products = SINGLE.sum();
        for (double term : terms) {
            plain.add(term);
            quantities.add(SINGLE.input(term));
            products.addProduct(term, 2);
        }
        Estimated sum = (Estimated) plain.total();

        assertThat(sum.value()).isEqualTo(1.875);
        assertThat(sum.error()).isBetween(3 * 0x1p-24 * 1.0, 5 * 0x1p-24 * 1.875);
        assertThat(((Estimated) quantities.total()).value()).isEqualTo(1.875);
        assertThat(((Estimated) quantities.total()).error()).isEqualTo(sum.error());
        assertThat(((Estimated) products.total()).value()).isEqualTo(3.75);
        assertThat(((Estimated) products.total()).error()).isGreaterThanOrEqualTo(2 * sum.error());
    }

    @Test
    void errors_of_terms_add_up() {
        Arithmetic.Accumulator sum = SINGLE.sum();
        sum.add(SINGLE.within(1, 0.5));
        sum.add(SINGLE.within(-1, 0.25));
        sum.add(0.1);
        Estimated total = (Estimated) sum.total();

        assertThat(total.value()).isEqualTo(0.1);
        assertThat(total.error()).isBetween(0.75, 0.7500005);
    }

    @Test
    void few_terms_are_summed_with_few_numbers() {
        assertThat(Sum.of(1)).isInstanceOf(ShortSum.class);
        assertThat(Sum.of(64)).isInstanceOf(ShortSum.class);
        assertThat(Sum.of(65)).isInstanceOf(ExactSum.class);
    }
}
