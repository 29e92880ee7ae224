package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every operation encloses what exact fractions give. */
class BallProperties {

    /** A number and a ball that contains it, not always around it. */
    private record Case(Rational x, Ball ball) {}

    private static Case random(SplittableRandom random, int bits) {
        Rational x = fraction(random);
        Ball near = Ball.of(x, bits);
        BigInteger shift = BigInteger.valueOf(random.nextInt(-3, 4));
        Ball wide = new Ball(near.middle().add(shift), near.radius().add(shift.abs()), near.exponent(), near.bits());
        return new Case(x, random.nextInt(3) == 0 ? wide : near);
    }

    private static Rational fraction(SplittableRandom random) {
        BigInteger above = BigInteger.valueOf(random.nextLong()).shiftRight(random.nextInt(60));
        BigInteger below = BigInteger.valueOf(random.nextLong()).shiftRight(random.nextInt(60));
        Rational plain = random.nextBoolean() || below.signum() == 0
                ? Rational.of(above, BigInteger.ONE)
                : Rational.of(above, below);
        return plain.times(Rational.of(BigInteger.ONE, random.nextInt(-300, 300)));
    }

    private static int bits(SplittableRandom random) {
        return random.nextInt(4) == 0 ? random.nextInt(8, 64) : random.nextInt(64, 400);
    }

    private static void assertEncloses(Ball ball, Rational x) {
        assertThat(Enclosures.contains(ball, x)).as("%s contains %s", ball, x).isTrue();
        if (ball.isExact()) {
            assertThat(Enclosures.low(ball)).isEqualTo(x);
        }
        assertThat(ball.middle().bitLength()).isLessThanOrEqualTo(ball.bits() + 1);
    }

    @Property(tries = 500)
    void sums_differences_and_products_are_enclosed(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int bits = bits(random);
        Case a = random(random, bits);
        Case b = random(random, bits);

        assertEncloses(a.ball().plus(b.ball()), a.x().plus(b.x()));
        assertEncloses(a.ball().plus(b.ball().negated()), a.x().minus(b.x()));
        assertEncloses(a.ball().times(b.ball()), a.x().times(b.x()));
    }

    @Property(tries = 500)
    void quotients_are_enclosed_or_undecided(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int bits = bits(random);
        Case a = random(random, bits);
        Case b = random(random, bits);
        if (b.ball().containsZero()) {
            assertThatThrownBy(() -> a.ball().over(b.ball())).isInstanceOf(Undecided.class);
        } else {
            assertEncloses(a.ball().over(b.ball()), a.x().over(b.x()));
        }
    }

    @Property(tries = 300)
    void short_dyadic_numbers_stay_exact(@ForAll int a, @ForAll int b) {
        Ball x = Ball.of(Rational.of(a, 1L << 20), 128);
        Ball y = Ball.of(Rational.of(b, 1L << 7), 128);

        assertThat(x.plus(y).isExact()).isTrue();
        assertThat(x.times(y).isExact()).isTrue();
    }

    @Property(tries = 300)
    void the_sign_is_right_or_undecided(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Case a = random(random, bits(random));
        if (a.ball().containsZero() && !a.ball().isExact()) {
            assertThatThrownBy(a.ball()::signum).isInstanceOf(Undecided.class);
        } else {
            assertThat(a.ball().signum()).isEqualTo(a.x().signum());
        }
    }

    /** Also with more digits than a double's range has. */
    @Property(tries = 200)
    void rounding_is_that_of_the_fraction(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int length = random.nextInt(1, 4000);
        BigInteger middle = new BigInteger(length, new java.util.Random(seed)).setBit(length);
        int exponent = random.nextInt(-1200, 1200) - length;
        Ball ball = new Ball(middle, BigInteger.ZERO, exponent, 5000);

        assertThat(ball.doubleValue()).isEqualTo(Rational.of(middle, exponent).doubleValue());
    }

    @Example
    void a_ball_around_a_tie_names_it() {
        Ball around =
                new Ball(BigInteger.ONE.shiftLeft(100).add(BigInteger.ONE.shiftLeft(47)), BigInteger.ONE, -100, 128);

        assertThatThrownBy(around::doubleValue).isInstanceOf(Undecided.class);
        assertThat(around.tie()).contains(Rational.ONE.plus(Rational.of(BigInteger.ONE, -53)));
        assertThat(new Ball(BigInteger.ONE, BigInteger.ONE, 0, 128).tie()).isEmpty();
    }

    /** Exponents of the probabilities of huge logits don't overflow when they are multiplied. */
    @Example
    void numbers_of_any_smallness_have_powers() {
        Ball power = Transcendental.exp(Ball.of(-3e17, 128));
        Ball square = power;
        for (int i = 0; i < 10; i++) {
            square = square.times(square);
            assertThat(square.doubleValue()).isZero();
        }
    }

    @Example
    void numbers_of_any_size_are_undecided() {
        Ball large = Transcendental.exp(Ball.of(3e17, 128));
        Ball square = large.times(large);

        assertThatThrownBy(() -> square.times(square).times(square).times(square))
                .isInstanceOf(Undecided.class);
    }

    /** What is farther below than any double is added to the radius, not shifted. */
    @Example
    void far_smaller_numbers_widen_a_sum() {
        Ball one = Ball.of(Rational.of(1, 3), 128);
        Ball sum = one.plus(Transcendental.exp(Ball.of(-1e6, 128)));

        assertThat(sum.isExact()).isFalse();
        assertThat(sum.doubleValue()).isEqualTo(1.0 / 3);
        assertThat(Ball.of(Rational.ONE, 128)
                        .plus(Transcendental.exp(Ball.of(-1e6, 128)))
                        .signum())
                .isOne();
    }
}
