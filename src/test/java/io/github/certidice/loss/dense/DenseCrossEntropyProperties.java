package io.github.certidice.loss.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Elementary;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Beside the definition {@code log(1 + exp(s))}, in intervals. */
class DenseCrossEntropyProperties {

    @Property(tries = 60)
    void coordinates_are_correctly_rounded(@ForAll long seed) {
        Volumes volumes = new Volumes(seed);
        int size = Math.min(volumes.size(), 8);
        float[] z = volumes.logits(size);
        byte[] y = volumes.target(size);
        double[] doubles = new double[size];
        float[] floats = new float[size];
        DenseCrossEntropy.meanAndGradient(z, y, doubles);
        DenseCrossEntropy.meanAndGradient(z, y, floats);

        for (int i = 0; i < size; i++) {
            Enclosure exact = slope(z[i], y[i]);
            assertThat(doubles[i]).isEqualTo(exact.low().over(Rational.of(size)).doubleValue());
            assertThat(doubles[i])
                    .isEqualTo(exact.high().over(Rational.of(size)).doubleValue());
            assertThat(floats[i]).isEqualTo(exact.low().over(Rational.of(size)).floatValue());
            assertThat(floats[i]).isEqualTo(exact.high().over(Rational.of(size)).floatValue());
        }
    }

    /** sigma(z) - y; exactly where it is 1/2, which no interval would decide. */
    private static Enclosure slope(float z, byte y) {
        Rational label = Rational.of(y);
        if (z == 0) {
            return Rational.HALF.minus(label).enclose(8);
        }
        int bits = bits(z);
        Enclosure e = exponential(-z, bits);
        Enclosure low =
                Rational.ONE.over(Rational.ONE.plus(e.high())).minus(label).enclose(bits);
        Enclosure high =
                Rational.ONE.over(Rational.ONE.plus(e.low())).minus(label).enclose(bits);
        return new Enclosure(low.lowUnits(), high.highUnits(), bits);
    }

    /** exp(s), which beyond 2000 rounds as it does there. */
    private static Enclosure exponential(float s, int bits) {
        return Elementary.exp(Rational.of(Math.max(-2000, Math.min(2000, s))), bits);
    }

    /** Enough for exp(-|z|) to be decided, or known to be nothing. */
    private static int bits(float... zs) {
        float largest = 0;
        for (float z : zs) {
            largest = Math.max(largest, Math.min(800, Math.abs(z)));
        }
        return 200 + (int) (1.5f * largest);
    }

    @Property(tries = 60)
    void the_value_is_correctly_rounded(@ForAll long seed) {
        Volumes volumes = new Volumes(seed);
        int size = Math.min(volumes.size(), 12);
        float[] z = volumes.logits(size);
        byte[] y = volumes.target(size);
        Enclosure sum = sum(z, y);
        Rational share = Rational.of(1, size);

        assertThat(DenseCrossEntropy.sum(z, y)).isEqualTo(sum.low().doubleValue());
        assertThat(DenseCrossEntropy.sum(z, y)).isEqualTo(sum.high().doubleValue());
        assertThat(DenseCrossEntropy.mean(z, y))
                .isEqualTo(sum.low().times(share).doubleValue());
        assertThat(DenseCrossEntropy.mean(z, y))
                .isEqualTo(sum.high().times(share).doubleValue());
    }

    private static Enclosure sum(float[] z, byte[] y) {
        int bits = bits(z);
        Enclosure sum = Rational.ZERO.enclose(bits);
        for (int i = 0; i < z.length; i++) {
            float s = y[i] == 0 ? z[i] : -z[i];
            Enclosure e = exponential(-Math.abs(s), bits);
            Enclosure low = Elementary.log(Rational.ONE.plus(e.low()), bits);
            Enclosure high = Elementary.log(Rational.ONE.plus(e.high()), bits);
            sum = sum.plus(new Enclosure(low.lowUnits(), high.highUnits(), bits))
                    .plus(Rational.of(Math.max(s, 0)).enclose(bits));
        }
        return sum;
    }

    @Property(tries = 25)
    void the_exact_path_says_the_same(@ForAll long seed) {
        Volumes volumes = new Volumes(seed);
        int size = Math.min(volumes.size(), 600);
        float[] z = volumes.logits(size);
        byte[] y = volumes.target(size);
        double[] gradient = new double[size];
        float[] floats = new float[size];
        double mean = DenseCrossEntropy.meanAndGradient(z, y, gradient);
        DenseCrossEntropy.meanAndGradient(z, y, floats);

        assertThat(ExactLogistic.value(z, y, size)).isEqualTo(mean);
        for (int i = 0; i < Math.min(size, 20); i++) {
            float s = y[i] == 0 ? z[i] : -z[i];
            assertThat(Math.abs(gradient[i])).isEqualTo(ExactLogistic.size(s, size));
            assertThat(Math.abs(floats[i])).isEqualTo(ExactLogistic.floatSize(s, size));
        }
    }

    @Property(tries = 600)
    void exponentials_keep_their_bound(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float t = random.nextBoolean()
                ? (float) (NegativeExponential.LARGEST * random.nextDouble())
                : (float) (20 * Math.exp(-60 * random.nextDouble()));
        NegativeExponential power = new NegativeExponential();
        power.set(t);
        Rational exact = Elementary.exp(Rational.of(-t), bits(t)).low();
        Rational found = Rational.of(power.high()).plus(Rational.of(power.low()));
        Rational error = found.minus(exact).abs().over(exact);

        assertThat(error).isLessThan(Rational.TWO.power(NegativeExponential.ERROR_EXPONENT));
        assertThat(power.high()).isEqualTo(exact.doubleValue());
    }

    @Example
    void ends_of_the_range() {
        for (float z : new float[] {600f, Math.nextUp(600f), 700f, 745f, 746f, 1e9f, Float.MAX_VALUE}) {
            float[] both = {z, -z};
            double[] gradient = new double[2];
            Rational small = exponential(-z, bits(z)).low();

            assertThat(DenseCrossEntropy.sumAndGradient(both, new byte[] {0, 1}, gradient))
                    .isEqualTo(2.0 * z);
            assertThat(gradient).containsExactly(1.0, -1.0);
            double rest = DenseCrossEntropy.sumAndGradient(both, new byte[] {1, 0}, gradient);
            assertThat(gradient).containsExactly(-small.doubleValue(), small.doubleValue());
            assertThat(rest).isEqualTo(small.times(Rational.TWO).doubleValue());
        }
    }

    @Example
    void zero_logits_are_one_half() {
        double[] gradient = new double[3];
        float[] floats = new float[3];

        assertThat(DenseCrossEntropy.meanAndGradient(new float[] {0, -0f, 0}, new byte[] {0, 1, 1}, gradient))
                .isEqualTo(Math.log(2));
        DenseCrossEntropy.sumAndGradient(new float[3], new byte[] {0, 1, 1}, floats);

        assertThat(gradient).containsExactly(1.0 / 6, -1.0 / 6, -1.0 / 6);
        assertThat(floats).containsExactly(0.5f, -0.5f, -0.5f);
    }

    @Example
    void wrong_input_is_refused() {
        for (float z : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> DenseCrossEntropy.mean(new float[] {1, z}, new byte[2]))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("voxel 1");
        }
        assertThatThrownBy(() -> DenseCrossEntropy.mean(new float[2], new byte[] {0, -1}))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> DenseCrossEntropy.mean(new float[0], new byte[0]))
                .isInstanceOf(InvalidInput.class);
        assertThat(DenseCrossEntropy.sum(new float[0], new byte[0])).isZero();
    }
}
