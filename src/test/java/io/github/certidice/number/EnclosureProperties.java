package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Numbers.class)
@Domain(DomainContext.Global.class)
class EnclosureProperties {

    @Property
    void operations_on_intervals_contain_those_on_their_numbers(
            @ForAll Rational x,
            @ForAll Rational y,
            @ForAll Rational factor,
            @ForAll @IntRange(min = -9, max = 90) int bits) {
        assertContains(x.enclose(bits).plus(y.enclose(bits)), x.plus(y));
        assertContains(x.enclose(bits).negated(), x.negated());
        assertContains(x.enclose(bits).times(factor), x.times(factor));
    }

    @Property
    void another_grid_still_contains_the_number(
            @ForAll Rational x,
            @ForAll @IntRange(min = -9, max = 90) int from,
            @ForAll @IntRange(min = -9, max = 90) int to) {
        assertContains(x.enclose(from).coarser(to), x);
    }

    private static void assertContains(Enclosure enclosure, Rational x) {
        assertThat(enclosure.low()).isLessThanOrEqualTo(x);
        assertThat(enclosure.high()).isGreaterThanOrEqualTo(x);
    }

    @Example
    void ends_in_the_wrong_order_are_refused() {
        assertThatThrownBy(() -> new Enclosure(BigInteger.TWO, BigInteger.ONE, 3))
                .hasMessage("lowUnits 2 is above highUnits 1");
    }

    @Example
    void different_grids_do_not_mix() {
        assertThatThrownBy(() -> Rational.ONE.enclose(3).plus(Rational.ONE.enclose(4)))
                .hasMessage("enclosures on different grids: 3 and 4 bits");
        assertThatThrownBy(() -> Rational.ONE.enclose(3).compareTo(Rational.TWO.enclose(4)))
                .hasMessage("enclosures on different grids: 3 and 4 bits");
    }

    @Example
    void intervals_that_touch_are_not_ordered() {
        Enclosure low = new Enclosure(BigInteger.ZERO, BigInteger.ONE, 0);
        Enclosure high = new Enclosure(BigInteger.ONE, BigInteger.TWO, 0);

        assertThat(low.compareTo(high)).isZero();
        assertThat(low.compareTo(new Enclosure(BigInteger.TWO, BigInteger.TWO, 0)))
                .isNegative();
    }
}
