package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SummationProperties {

    private static final double UNIT = FloatFormat.FLOAT32.unit();
    private static final int BLOCK = 8;

    private final Summation pairwise = new Summation.Pairwise(BLOCK);

    @Example
    void one_after_the_other_goes_through_one_addition_less_than_terms() {
        assertThat(Summation.NAIVE.share(4, 4, 0.125)).isEqualTo(0.375 / 0.625);
        assertThat(Summation.NAIVE.share(1, 100, 0.125)).isZero();
        assertThat(Summation.NAIVE.share(0, 0, 0.125)).isZero();
        assertThat(Summation.NAIVE.share(9, 9, 0.125)).isInfinite();
        assertThat(Summation.NAIVE.share(8, 8, 0.125)).isEqualTo(7);
    }

    @Example
    void by_halves_goes_through_a_block_and_the_levels_above_it() {
        assertThat(pairwise.share(64, 64, UNIT)).isEqualTo(Summation.gamma(7 + 3, UNIT));
        assertThat(pairwise.share(65, 65, UNIT)).isEqualTo(Summation.gamma(7 + 4, UNIT));
        assertThat(pairwise.share(64, 65, UNIT)).isEqualTo(Summation.gamma(7 + 4, UNIT));
        assertThat(pairwise.share(8, 8, UNIT)).isEqualTo(Summation.gamma(7, UNIT));
        assertThat(pairwise.share(3, 1000, UNIT)).isEqualTo(Summation.gamma(2, UNIT));
        assertThat(pairwise.share(0, 0, UNIT)).isZero();
    }

    @Example
    void with_a_correction_it_is_three_units_and_a_square() {
        assertThat(Summation.COMPENSATED.share(1, 1, UNIT)).isZero();
        assertThat(Summation.COMPENSATED.share(3, 3, 0.125)).isEqualTo(0.375 + 1.0 / 9, within(1e-15));
    }

    @Example
    void a_wider_format_rounds_once_at_the_end() {
        Summation wide = new Summation.Wider(Summation.NAIVE, 0.0625);

        assertThat(wide.share(1, 5, 0.125)).isZero();
        assertThat(wide.share(3, 3, 0.125)).isEqualTo(0.125 / 0.875 * 1.125 + 0.125);
    }

    @Property(tries = 300)
    void sums_of_floats_are_within_their_share(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int terms) {
        float[] xs = terms(new SplittableRandom(seed), terms);

        assertWithin(xs, naive(xs, 0, terms), Summation.NAIVE);
        assertWithin(xs, halves(xs, 0, terms), pairwise);
        assertWithin(xs, compensated(xs), Summation.COMPENSATED);
        assertWithin(xs, wide(xs), new Summation.Wider(Summation.NAIVE, FloatFormat.FLOAT64.unit()));
    }

    /** Of one sign, of both, or of one size and just above half of its spacing, which rounds worst. */
    private static float[] terms(SplittableRandom random, int count) {
        float[] xs = new float[count];
        int family = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            float x = random.nextFloat();
            xs[i] = family == 0 ? x : family == 1 ? x - 0.5F : i == 0 ? 1 : 0x1.01p-24F * (1 + x / 64);
        }
        return xs;
    }

    private static void assertWithin(float[] xs, float sum, Summation how) {
        ExactSum error = new ExactSum();
        ExactSum sizes = new ExactSum();
        for (float x : xs) {
            error.add(x);
            sizes.add(Math.abs(x));
        }
        error.add(-sum);
        double allowed = how.share(xs.length, xs.length, UNIT) * sizes.doubleValue();
        assertThat(Math.abs(error.doubleValue())).as(how.toString()).isLessThanOrEqualTo(Math.nextUp(allowed));
    }

    private static float naive(float[] xs, int from, int to) {
        float sum = xs[from];
        for (int i = from + 1; i < to; i++) {
            sum += xs[i];
        }
        return sum;
    }

    /** Blocks are summed, then neighbours are added until one is left. */
    private static float halves(float[] xs, int from, int to) {
        int blocks = (to - from + BLOCK - 1) / BLOCK;
        if (blocks <= 1) {
            return naive(xs, from, to);
        }
        int middle = from + (blocks + 1) / 2 * BLOCK;
        return halves(xs, from, middle) + halves(xs, middle, to);
    }

    private static float compensated(float[] xs) {
        float sum = 0;
        float rest = 0;
        for (float x : xs) {
            float corrected = x - rest;
            float next = sum + corrected;
            rest = next - sum - corrected;
            sum = next;
        }
        return sum;
    }

    private static float wide(float[] xs) {
        double sum = 0;
        for (float x : xs) {
            sum += x;
        }
        return (float) sum;
    }
}
