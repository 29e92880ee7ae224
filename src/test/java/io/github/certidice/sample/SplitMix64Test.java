package io.github.certidice.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMix64Test {

    /** Of Vigna's splitmix64.c, as Rosetta Code "Pseudo-random numbers/Splitmix64" prints them. */
    @Test
    void gives_the_published_outputs_of_seed_1234567() {
        SplitMix64 random = SplitMix64.of(1234567);
        assertThat(LongStream.generate(random::nextLong).limit(5).mapToObj(Long::toUnsignedString))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    @Test
    void gives_the_published_outputs_of_seed_0() {
        SplitMix64 random = SplitMix64.of(0);
        assertThat(LongStream.generate(random::nextLong).limit(3))
                .containsExactly(0xe220a8397b1dcdafL, 0x6e789e6aa1b965f4L, 0x06c45d188009454fL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 64, 1000})
    void draws_integers_without_bias(int bound) {
        SplitMix64 random = SplitMix64.of(bound);
        long[] counts = new long[bound];
        IntStream.range(0, 1000 * bound).forEach(i -> counts[random.nextInt(bound)]++);
        assertThat(pValue(counts)).isGreaterThan(1e-3);
    }

    /** 2^30 * 3 / 2: taking the remainder of 31 bits would give the lower third twice as often. */
    @Test
    void draws_integers_below_a_large_bound_without_bias() {
        SplitMix64 random = SplitMix64.of(7);
        long[] counts = new long[3];
        IntStream.range(0, 30_000).forEach(i -> counts[random.nextInt(3 << 29) >>> 29]++);
        assertThat(pValue(counts)).isGreaterThan(1e-3);
    }

    /** One seed proves little: of 200 seeds, about 2 have a p-value below 1 percent. */
    @Test
    void draws_the_first_doubles_of_neighbouring_cases_without_bias() {
        assertThat(LongStream.range(0, 200).filter(seed -> isUnlikely(i -> SplitMix64.of(seed, i))))
                .hasSizeLessThan(8);
    }

    @Test
    void draws_the_first_doubles_of_neighbouring_seeds_without_bias() {
        assertThat(LongStream.range(0, 200).filter(index -> isUnlikely(i -> SplitMix64.of(i, index))))
                .hasSizeLessThan(8);
    }

    private static boolean isUnlikely(LongFunction<SplitMix64> sequences) {
        long[] counts = new long[20];
        LongStream.range(0, 2000)
                .forEach(i -> counts[(int) (20 * sequences.apply(i).nextDouble())]++);
        return pValue(counts) < 0.01;
    }

    private static double pValue(long[] counts) {
        if (counts.length == 1) {
            return 1;
        }
        double[] expected = new double[counts.length];
        Arrays.fill(expected, LongStream.of(counts).sum() / (double) counts.length);
        return new ChiSquareTest().chiSquareTest(expected, counts);
    }

    @Test
    void draws_normal_numbers_of_mean_0_and_variance_1() {
        SplitMix64 random = SplitMix64.of(5);
        double[] draws = IntStream.range(0, 100_000)
                .mapToDouble(i -> random.nextGaussian())
                .toArray();
        assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(0, within(0.01));
        assertThat(Arrays.stream(draws).map(x -> x * x).average().orElseThrow()).isCloseTo(1, within(0.02));
    }

    @Test
    void refuses_a_bound_of_0() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SplitMix64.of(1).nextInt(0))
                .withMessage("bound 0 is below 1");
    }
}
