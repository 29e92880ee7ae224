package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Numbers.class)
@Domain(DomainContext.Global.class)
class CertifiedSumProperties {

    private static Rational exact(List<Double> terms) {
        return terms.stream().map(Rational::of).reduce(Rational.ZERO, Rational::plus);
    }

    private static double sum(Precision precision, List<Double> terms, boolean asQuantities) {
        Arithmetic.Accumulator sum = precision.sum();
        for (double term : terms) {
            if (asQuantities) {
                sum.add(precision.input(term));
            } else {
                sum.add(term);
            }
        }
        return ((Certified) sum.total()).doubleValue();
    }

    @Property(tries = 300)
    void sums_of_doubles_are_rounded_once(@ForAll @Size(max = 12) List<Double> terms) {
        double expected = exact(terms).doubleValue() + 0.0;

        assertThat(sum(Precision.FIRST.more(), terms, true)).isEqualTo(expected);
        assertThat(sum(Precision.FIRST.more(), terms, false)).isEqualTo(expected);
    }

    @Property(tries = 300)
    void the_first_precision_is_right_or_undecided(@ForAll @Size(max = 12) List<Double> terms) {
        try {
            assertThat(sum(Precision.FIRST, terms, true)).isEqualTo(exact(terms).doubleValue() + 0.0);
        } catch (Undecided undecided) {
            assertThat(sum(Precision.FIRST.more(), terms, true)).isFinite();
        }
    }

    @Property(tries = 200)
    void sums_of_products_are_rounded_once(@ForAll @Size(max = 8) List<Double> terms) {
        Arithmetic.Accumulator sum = Precision.FIRST.more().sum();
        Rational expected = Rational.ZERO;
        for (int i = 0; i + 1 < terms.size(); i++) {
            sum.addProduct(terms.get(i), terms.get(i + 1));
            expected = expected.plus(Rational.of(terms.get(i)).times(Rational.of(terms.get(i + 1))));
        }
        assertThat(((Certified) sum.total()).doubleValue()).isEqualTo(expected.doubleValue() + 0.0);
    }

    /** Sums of enclosures depend on the order in their last bits, which no rounding sees. */
    @Property(tries = 100)
    void the_order_makes_no_difference(@ForAll @Size(min = 1, max = 12) List<Double> terms, @ForAll long seed) {
        List<Double> shuffled = new ArrayList<>(terms);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(ofExponentials(shuffled)).isEqualTo(ofExponentials(terms));
    }

    private static double ofExponentials(List<Double> terms) {
        Arithmetic.Accumulator sum = Precision.FIRST.sum();
        for (double term : terms) {
            sum.add(Precision.FIRST.input(-Math.abs(term) % 700).exp());
        }
        return ((Certified) sum.total()).doubleValue();
    }
}
