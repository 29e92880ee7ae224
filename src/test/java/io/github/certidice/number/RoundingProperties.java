package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;

/**
 * Correct rounding, checked without rounding: no neighbour of the result is nearer to the exact number, and where one
 * is as near, the result is even. (The JDK's own BigDecimal.doubleValue was not always correct, so it is no witness.)
 */
@Domain(Numbers.class)
class RoundingProperties {

    @Property(tries = 3000)
    void a_fraction_becomes_the_nearest_double(@ForAll Rational x) {
        assertNearestDouble(x);
        assertNearestFloat(x);
    }

    @Property(tries = 3000)
    void numbers_at_and_beside_the_midpoint_of_two_doubles_are_rounded_right(
            @ForAll double a, @ForAll("nudges") Rational nudge) {
        assertNearestDouble(beside(Rational.of(a), ofDouble(Math.nextUp(a)), nudge));
    }

    @Property(tries = 3000)
    void numbers_at_and_beside_the_midpoint_of_two_floats_are_rounded_right(
            @ForAll("floats") float a, @ForAll("nudges") Rational nudge) {
        assertNearestFloat(beside(Rational.of(a), ofFloat(Math.nextUp(a)), nudge));
    }

    private static Rational beside(Rational a, Rational b, Rational nudge) {
        return a.plus(b).times(Rational.HALF).plus(b.minus(a).times(nudge));
    }

    /** No nudge, or far less than the width of a double's rounding interval, in either direction. */
    @Provide
    Arbitrary<Rational> nudges() {
        return Combinators.combine(Arbitraries.of(-1, 0, 1), Arbitraries.of(3, 50, 1200))
                .as((sign, bits) -> Rational.of(BigInteger.valueOf(sign), -bits));
    }

    @Provide
    Arbitrary<Float> floats() {
        return Arbitraries.integers().map(Float::intBitsToFloat).filter(Float::isFinite);
    }

    private static void assertNearestDouble(Rational x) {
        double r = x.doubleValue();
        Rational distance = distance(x, ofDouble(r));
        boolean even = (Double.doubleToLongBits(r) & 1) == 0;

        for (double neighbour : new double[] {Math.nextUp(r), Math.nextDown(r)}) {
            assertNearer(distance, distance(x, ofDouble(neighbour)), even || Double.isInfinite(r));
        }
    }

    private static void assertNearestFloat(Rational x) {
        float r = x.floatValue();
        Rational distance = distance(x, ofFloat(r));
        boolean even = (Float.floatToIntBits(r) & 1) == 0;

        for (float neighbour : new float[] {Math.nextUp(r), Math.nextDown(r)}) {
            assertNearer(distance, distance(x, ofFloat(neighbour)), even || Float.isInfinite(r));
        }
    }

    private static void assertNearer(Rational distance, Rational other, boolean winsTies) {
        // beyond an infinity there is no neighbour: nextUp gives the infinity again
        assertThat(distance.compareTo(other)).isLessThanOrEqualTo(winsTies ? 0 : -1);
    }

    private static Rational distance(Rational a, Rational b) {
        return a.minus(b).abs();
    }

    /** For rounding, an infinity is the next power of two; all beyond is at distance 0 from it. */
    private static Rational ofDouble(double x) {
        return Double.isInfinite(x) ? signedPower(x, 1024) : Rational.of(x);
    }

    private static Rational ofFloat(float x) {
        return Float.isInfinite(x) ? signedPower(x, 128) : Rational.of(x);
    }

    private static Rational signedPower(double sign, int power) {
        return Rational.of(BigInteger.valueOf((long) Math.signum(sign)), power);
    }
}
