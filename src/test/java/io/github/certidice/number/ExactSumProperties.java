package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Exact sums against BigDecimal, which is exact for doubles as long as nothing is divided. */
@Domain(Numbers.class)
@Domain(DomainContext.Global.class)
class ExactSumProperties {

    @Property(tries = 300)
    void a_sum_is_that_of_big_decimal(@ForAll @Size(max = 30) List<Double> xs) {
        assertThat(sum(xs).value()).isEqualTo(Numbers.rational(decimalSum(xs)));
    }

    @Property(tries = 300)
    void the_order_of_terms_does_not_matter(@ForAll @Size(max = 30) List<Double> xs, @ForAll long seed) {
        List<Double> shuffled = new ArrayList<>(xs);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(sum(shuffled).value()).isEqualTo(sum(xs).value());
    }

    @Property(tries = 300)
    void partial_sums_join_to_the_whole(
            @ForAll @Size(max = 15) List<Double> xs, @ForAll @Size(max = 15) List<Double> ys) {
        ExactSum joined = sum(xs);
        joined.plus(sum(ys));

        assertThat(joined.value()).isEqualTo(sum(xs).value().plus(sum(ys).value()));
    }

    @Property(tries = 300)
    void a_sum_joined_to_itself_is_doubled(@ForAll @Size(max = 15) List<Double> xs) {
        ExactSum sum = sum(xs);
        Rational once = sum(xs).value();
        sum.plus(sum);

        assertThat(sum.value()).isEqualTo(once.times(Rational.TWO));
    }

    /** Also where they underflow, overflow or have an error term that is no double. */
    @Property
    void products_are_exact(@ForAll double a, @ForAll double b, @ForAll double c) {
        ExactSum sum = new ExactSum();
        sum.addProduct(a, b);
        sum.addProduct(b, c);
        BigDecimal expected = decimal(a).multiply(decimal(b)).add(decimal(b).multiply(decimal(c)));

        assertThat(sum.value()).isEqualTo(Numbers.rational(expected));
    }

    @Property
    void distances_are_exact(@ForAll double a, @ForAll double b) {
        ExactSum sum = new ExactSum();
        sum.addDistance(a, b);

        assertThat(sum.value())
                .isEqualTo(Numbers.rational(decimal(a).subtract(decimal(b)).abs()));
    }

    @Property(tries = 300)
    void emptying_the_bins_in_between_changes_nothing(
            @ForAll @Size(max = 30) List<Double> xs, @ForAll @IntRange(min = 2, max = 9) int capacity) {
        ExactSum often = new ExactSum(capacity);
        xs.forEach(often::add);

        assertThat(often.value()).isEqualTo(sum(xs).value());
    }

    @Property(tries = 300)
    void what_is_added_comes_out_rounded_once(@ForAll @Size(max = 30) List<Double> xs) {
        assertThat(sum(xs).doubleValue())
                .isEqualTo(Numbers.rational(decimalSum(xs)).doubleValue());
    }

    private static ExactSum sum(List<Double> xs) {
        ExactSum sum = new ExactSum();
        sum.add(xs.stream().mapToDouble(Double::doubleValue).toArray(), 0, xs.size());
        return sum;
    }

    private static BigDecimal decimalSum(List<Double> xs) {
        return xs.stream().map(ExactSumProperties::decimal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(double x) {
        return new BigDecimal(x);
    }
}
