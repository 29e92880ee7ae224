package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LogSumProperties {

    private static final MathContext DIGITS = new MathContext(140);

    /** At 100 digits and more the nearest double of the approximation is that of the number, ties being impossible. */
    @Property(tries = 60)
    void the_double_is_that_of_an_evaluation_with_100_digits(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LogSum.Term> terms = new ArrayList<>();
        Rational expected = Rational.ZERO;
        for (int term = random.nextInt(1, 12); term > 0; term--) {
            Rational weight = Rational.of(random.nextInt(-4, 5), random.nextInt(1, 4));
            Rational x = Rational.of(random.nextDouble() + Double.MIN_VALUE);
            terms.add(new LogSum.Term(weight, x));
            expected = expected.plus(weight.times(Numbers.rational(Decimals.log(x, DIGITS))));
        }
        assertThat(new LogSum(terms).doubleValue()).isEqualTo(expected.doubleValue());
    }

    @Property(tries = 40)
    void many_terms_of_one_weight_are_joined_without_loss(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LogSum.Term> terms = new ArrayList<>();
        Enclosure separate = Rational.ZERO.enclose(300);
        for (int term = 0; term < 200; term++) {
            Rational x = Rational.of(random.nextDouble() + Double.MIN_VALUE);
            terms.add(new LogSum.Term(Rational.of(-1, 200), x));
            separate = separate.plus(Elementary.log(x, 300).times(Rational.of(-1, 200)));
        }
        assertThat(new LogSum(terms).enclose(300).compareTo(separate)).isZero();
    }

    @Example
    void terms_of_weight_zero_and_logarithms_of_one_are_no_terms() {
        LogSum sum = new LogSum(
                List.of(new LogSum.Term(Rational.ZERO, Rational.HALF), new LogSum.Term(Rational.TWO, Rational.ONE)));

        assertThat(sum.isEmpty()).isTrue();
        assertThat(sum.doubleValue()).isEqualTo(0.0);
        assertThat(sum.asRational()).contains(Rational.ZERO);
    }

    @Example
    void terms_that_cancel_give_plain_zero() {
        LogSum sum = new LogSum(
                List.of(new LogSum.Term(Rational.ONE, Rational.of(4)), new LogSum.Term(Rational.of(-2), Rational.TWO)));

        assertThat(Double.doubleToLongBits(sum.doubleValue())).isZero();
    }

    @Example
    void the_logarithm_of_zero_is_refused_also_with_weight_zero() {
        assertThatThrownBy(() -> new LogSum.Term(Rational.ZERO, Rational.ZERO))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("log needs a positive number, found 0");
    }

    @Example
    void factors_that_are_no_dyadic_numbers_are_divided_outwards() {
        LogSum sum = new LogSum(Collections.nCopies(3000, new LogSum.Term(Rational.ONE, Rational.of(2, 3))));
        Enclosure expected = Elementary.log(Rational.of(2, 3), 400).times(Rational.of(3000));

        assertThat(sum.enclose(300).compareTo(expected.coarser(300))).isZero();
        assertThat(sum.enclose(300)
                        .highUnits()
                        .subtract(sum.enclose(300).lowUnits())
                        .bitLength())
                .isLessThan(4);
    }
}
