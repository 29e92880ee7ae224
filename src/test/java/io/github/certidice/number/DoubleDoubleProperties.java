package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every operation encloses what exact fractions and decimals give, narrowly. */
class DoubleDoubleProperties {

    private static final MathContext DIGITS = new MathContext(80);

    /** A number and an enclosure of it, not always exact and not always around it. */
    private record Case(Rational x, DoubleDouble enclosure) {}

    private static Case random(SplittableRandom random) {
        double high = number(random, 60);
        double low = random.nextInt(3) == 0 ? 0 : high * Math.scalb(random.nextDouble() - 0.5, -53 - random.nextInt(9));
        Rational exactly = Rational.of(high).plus(Rational.of(low));
        if (random.nextInt(3) > 0 && high != 0) {
            return new Case(exactly, DoubleDouble.exact(high, low));
        }
        double off = (high == 0 ? 1 : high) * Math.scalb(random.nextDouble() - 0.5, -30 - random.nextInt(70));
        return new Case(exactly.plus(Rational.of(off)), DoubleDouble.of(high, low, Math.abs(off)));
    }

    /** Of few bits or many, within 2^-range and 2^range. */
    private static double number(SplittableRandom random, int range) {
        double x = random.nextInt(4) == 0 ? random.nextInt(-8, 9) : random.nextDouble(-1, 1);
        return x * Math.scalb(1.0, random.nextInt(4) == 0 ? random.nextInt(-range, range) : 0);
    }

    private static Rational low(DoubleDouble x) {
        return middle(x).minus(Rational.of(x.radius()));
    }

    private static Rational high(DoubleDouble x) {
        return middle(x).plus(Rational.of(x.radius()));
    }

    private static Rational middle(DoubleDouble x) {
        return Rational.of(x.high()).plus(Rational.of(x.low()));
    }

    private static void assertEncloses(Quantity quantity, Rational x) {
        DoubleDouble found = (DoubleDouble) quantity;
        assertThat(low(found)).as("low end of %s", found).isLessThanOrEqualTo(x);
        assertThat(high(found)).as("high end of %s", found).isGreaterThanOrEqualTo(x);
        assertThat(found.high() + found.low()).as("normalised").isEqualTo(found.high());
    }

    /** The radius is that of the operands, moved, and a few units of 2^-104 of the sizes. */
    private static void assertNarrow(Quantity quantity, double moved, double size) {
        assertThat(((DoubleDouble) quantity).radius()).isLessThanOrEqualTo(moved + 0x1p-102 * size + 0x1p-1000);
    }

    @Property(tries = 500)
    void sums_and_differences_are_enclosed(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Case a = random(random);
        Case b = random(random);

        Quantity sum = a.enclosure().plus(b.enclosure());
        assertEncloses(sum, a.x().plus(b.x()));
        assertEncloses(a.enclosure().minus(b.enclosure()), a.x().minus(b.x()));
        double radii = a.enclosure().radius() + b.enclosure().radius();
        assertNarrow(
                sum,
                1.01 * radii,
                Math.abs(a.enclosure().high()) + Math.abs(b.enclosure().high()));
    }

    @Property(tries = 500)
    void products_are_enclosed(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Case a = random(random);
        Case b = random(random);
        DoubleDouble x = a.enclosure();
        DoubleDouble y = b.enclosure();

        assertEncloses(x.times(y), a.x().times(b.x()));
        double moved = Math.abs(x.high()) * y.radius() + (Math.abs(y.high()) + y.radius()) * x.radius();
        assertNarrow(x.times(y), 1.01 * moved, Math.abs(x.high() * y.high()));
    }

    @Property(tries = 500)
    void quotients_are_enclosed_or_undecided(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Case a = random(random);
        Case b = random(random);
        DoubleDouble x = a.enclosure();
        DoubleDouble y = b.enclosure();
        if (y.high() == 0) {
            assertThatThrownBy(() -> x.over(y)).isInstanceOf(Undecided.class);
        } else {
            double quotient = Math.abs(x.high() / y.high());
            assertEncloses(x.over(y), a.x().over(b.x()));
            double moved = (x.radius() + quotient * y.radius()) / Math.abs(y.high());
            assertNarrow(x.over(y), 2.1 * moved, quotient);
        }
    }

    @Property(tries = 500)
    void sums_and_products_of_doubles_are_exact(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double x = number(random, 20);
        double y = number(random, 20);

        Quantity sum = DoubleDouble.of(x).plus(DoubleDouble.of(y));
        assertThat(middle((DoubleDouble) sum)).isEqualTo(Rational.of(x).plus(Rational.of(y)));
        assertThat(((DoubleDouble) sum).radius()).isZero();
        Quantity product = DoubleDouble.of(x).times(DoubleDouble.of(y));
        assertThat(middle((DoubleDouble) product)).isEqualTo(Rational.of(x).times(Rational.of(y)));
        assertThat(((DoubleDouble) product).radius()).isZero();
    }

    /** Signs and nearest doubles of any number in the enclosure, not of its middle only. */
    @Property(tries = 500)
    void signs_and_roundings_are_those_of_the_number(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Case a = random(random);
        Case b =
                random.nextInt(4) == 0 ? new Case(a.x().negated(), a.enclosure().negated()) : random(random);
        DoubleDouble sum = (DoubleDouble) a.enclosure().plus(b.enclosure());
        Rational exactly = a.x().plus(b.x());
        ifDecided(() -> assertThat(sum.signum()).isEqualTo(exactly.signum()));
        ifDecided(() -> assertThat(sum.doubleValue()).isEqualTo(exactly.doubleValue()));
        Certified certified = sum.certified();
        assertThat(Enclosures.contains(certified.ball(), exactly)).isTrue();
    }

    private static void ifDecided(Runnable assertion) {
        try {
            assertion.run();
        } catch (Undecided undecided) {
            assertThat(undecided).hasMessageStartingWith("not enough bits to decide ");
        }
    }

    private static void assertAround(Quantity quantity, BigDecimal value, double narrow) {
        DoubleDouble found = (DoubleDouble) quantity;
        Rational x = Numbers.rational(value);
        Rational error = x.abs().times(Numbers.rational(BigDecimal.ONE.movePointLeft(DIGITS.getPrecision() - 12)));
        assertThat(low(found)).isLessThanOrEqualTo(x.plus(error));
        assertThat(high(found)).isGreaterThanOrEqualTo(x.minus(error));
        assertThat(found.radius()).isLessThanOrEqualTo(narrow);
    }

    @Property(tries = 300)
    void exponentials_are_enclosed(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double high = random.nextInt(3) == 0 ? random.nextDouble(-600, 600) : random.nextDouble(-4, 4);
        double low = high * Math.scalb(random.nextDouble() - 0.5, -53);
        Quantity e = DoubleDouble.exact(high, low).exp();
        Rational x = Rational.of(high).plus(Rational.of(low));

        assertAround(e, Decimals.exp(x, DIGITS), Math.exp(high) * 0x1p-92);
    }

    @Property(tries = 300)
    void logarithms_are_enclosed(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double high = random.nextInt(3) == 0
                ? Math.scalb(1 + random.nextDouble(), random.nextInt(-800, 800))
                : 1 + Math.scalb(random.nextDouble(-0.5, 1), -random.nextInt(40));
        double low = high * Math.scalb(random.nextDouble() - 0.5, -53);
        Quantity log = DoubleDouble.exact(high, low).log();
        Rational x = Rational.of(high).plus(Rational.of(low));

        assertAround(log, Decimals.log(x, DIGITS), Math.max(1, Math.abs(Math.log(high))) * 0x1p-92);
    }

    @Property(tries = 300)
    void logarithms_of_one_and_more_keep_their_relative_precision(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double x = Math.scalb(1 + random.nextDouble(), random.nextInt(-60, 60));
        Quantity log = DoubleDouble.of(x).logOnePlus();

        assertAround(log, Decimals.log(Rational.of(x).plus(Rational.ONE), DIGITS), Math.log1p(x) * 0x1p-84);
    }

    /** A wide argument gives a wide result, which contains those of all numbers in it. */
    @Property(tries = 300)
    void wide_arguments_are_covered(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double x = random.nextDouble(0.01, 20);
        double radius = x * Math.scalb(1.0, -24 - random.nextInt(60));
        DoubleDouble wide = DoubleDouble.of(x, 0, radius);
        Rational inside = Rational.of(x).plus(Rational.of(radius).times(Rational.of(random.nextInt(-8, 9), 8)));

        assertAround(wide.exp(), Decimals.exp(inside, DIGITS), 3 * radius * Math.exp(x));
        assertAround(wide.log(), Decimals.log(inside, DIGITS), 3 * radius / x);
        assertAround(wide.logOnePlus(), Decimals.log(inside.plus(Rational.ONE), DIGITS), 3 * radius);
        assertAround(
                wide.power(Rational.of(3, 4)),
                Decimals.exp(Rational.of(3, 4).times(Numbers.rational(Decimals.log(inside, DIGITS))), DIGITS),
                3 * radius * Math.max(1, 1 / x) * Math.max(1, x));
    }

    @Property(tries = 200)
    void constants_are_enclosed(@ForAll long above, @ForAll long below, @ForAll byte shift) {
        Rational plain = Rational.of(above, below == 0 ? 1 : below);
        Rational x = shift > 60 ? plain.times(Rational.of(BigInteger.ONE, shift)) : plain;

        assertEncloses(DoubleDoubles.ARITHMETIC.constant(x), x);
        assertNarrow(DoubleDoubles.ARITHMETIC.constant(x), 0, Math.abs(x.doubleValue()));
        assertThat(((Refined) DoubleDoubles.ARITHMETIC.constant(x)).doubleValue())
                .isEqualTo(x.doubleValue());
    }

    @Example
    void infinities_and_nan_are_those_of_doubles() {
        double[] all = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 0, 2, -3};
        for (double x : all) {
            for (double y : all) {
                assertSpecial(x, y, Quantity::plus, x + y);
                assertSpecial(x, y, Quantity::minus, x - y);
                assertSpecial(x, y, Quantity::times, x * y);
                assertSpecial(x, y, Quantity::over, x / y);
            }
        }
        assertThat(((Refined) DoubleDouble.of(0).log()).doubleValue()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(DoubleDouble.of(-1).log().isNaN()).isTrue();
        assertThat(DoubleDouble.of(Double.NEGATIVE_INFINITY).exp().isZero()).isTrue();
        assertThat(((Refined) DoubleDouble.of(0).power(Rational.of(-1, 2))).doubleValue())
                .isInfinite();
        assertThat(DoubleDouble.of(-2).power(Rational.HALF).isNaN()).isTrue();
    }

    private static void assertSpecial(double x, double y, BinaryOperator<Quantity> operation, double expected) {
        Quantity found = operation.apply(DoubleDouble.of(x), DoubleDouble.of(y));
        if (!Double.isFinite(expected) || expected == 0) {
            assertThat(((Refined) found).doubleValue()).isEqualTo(Double.valueOf(expected + 0.0));
        }
    }

    /** Beyond them remainders are no doubles any more; nothing is ever taken for 0 or infinite. */
    @Example
    void numbers_of_extreme_sizes_are_left_to_others() {
        DoubleDouble tiny = DoubleDouble.of(0x1p-600);
        DoubleDouble huge = DoubleDouble.of(0x1p600);

        assertUndecided(() -> tiny.times(tiny));
        assertUndecided(() -> huge.times(huge));
        assertUndecided(() -> tiny.over(huge));
        assertUndecided(() -> huge.over(tiny));
        assertUndecided(() -> DoubleDouble.of(Double.MIN_VALUE));
        assertUndecided(() -> DoubleDouble.of(Double.MAX_VALUE));
        assertUndecided(() -> DoubleDouble.of(-800).exp());
        assertUndecided(() -> DoubleDouble.of(0x1p-850).plus(DoubleDouble.of(-0x1p-850 - 0x1p-902)));
        assertUndecided(() -> DoubleDouble.of(1, 0, 1).over(DoubleDouble.of(0.5, 0, 0.5)));
        assertUndecided(() -> DoubleDouble.of(1, 0, 2).signum());
        assertUndecided(() -> DoubleDouble.of(1, 0, 2).log());
    }

    private static void assertUndecided(Runnable operation) {
        assertThatThrownBy(operation::run).isInstanceOf(Undecided.class);
    }
}
