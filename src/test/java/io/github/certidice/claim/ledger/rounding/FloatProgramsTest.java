package io.github.certidice.claim.ledger.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.loss.variant.FlooredCrossEntropy;
import io.github.certidice.number.Rational;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of the laws against Java's own floats and doubles, and against numbers worked out by hand. */
class FloatProgramsTest {

    private static final int NAIVE = RoundingCases.NAIVE;

    private static FloatArithmetic arithmetic(int digits) {
        return FloatArithmetic.of(digits, Formulas.reference().rounding());
    }

    private static double sum(int digits, int block, double... terms) {
        return new FloatSum(arithmetic(digits), block).of(terms);
    }

    @Property(tries = 500)
    void twenty_four_digits_are_javas_floats(@ForAll int first, @ForAll int second) {
        float x = probability(first);
        float y = probability(second);
        FloatArithmetic a = arithmetic(24);

        assertThat(a.plus(x, y)).isEqualTo(x + y);
        assertThat(a.minus(x, y)).isEqualTo(x - y);
        assertThat(a.times(x, y)).isEqualTo(x * y);
        assertThat(a.over(x, y)).isEqualTo(x / y);
    }

    /** Positive, of all magnitudes down to 2^-39. */
    private static float probability(int bits) {
        return Math.scalb((float) (bits >>> 8) + 1, -24 - (bits & 15));
    }

    @Property(tries = 300)
    void naive_soft_dice_and_soft_jaccard_in_floats(@ForAll @Size(min = 4, max = 20) int[] raw, @ForAll long bits) {
        float[] p = new float[raw.length];
        IntStream.range(0, p.length).forEach(i -> p[i] = probability(raw[i]));
        double[] prediction =
                IntStream.range(0, p.length).mapToDouble(i -> p[i]).toArray();
        double[] target =
                IntStream.range(0, p.length).mapToDouble(i -> bits >>> i & 1).toArray();
        target[0] = 1;
        float intersection = 0;
        float predicted = 0;
        float n = 0;
        for (int i = 0; i < p.length; i++) {
            intersection += (float) target[i] * p[i];
            predicted += p[i];
            n += (float) target[i];
        }

        OverlapProgram program =
                new OverlapProgram(new FloatCase(new FloatSum(arithmetic(24), NAIVE), target, prediction));

        assertThat(program.dice()).isEqualTo(2 * intersection / (predicted + n));
        assertThat(program.jaccard()).isEqualTo(intersection / (predicted + n - intersection));
    }

    @Test
    void sums_of_one_and_small_numbers() {
        double u = 0x1p-24;

        assertThat(sum(24, NAIVE, 1, u, u, u, u)).isEqualTo(1);
        assertThat(sum(24, 1, 1, u, u, u)).as("(1 + u) + (u + u)").isEqualTo(1 + 2 * u);
        assertThat(sum(24, 2, u, u, 1, u)).as("blocks of two").isEqualTo(1 + 2 * u);
        assertThat(sum(24, FloatSum.COMPENSATED, 1, u, u, u, u)).isEqualTo(1 + 4 * u);
        assertThat(sum(24, FloatSum.COMPENSATED, u, u, u, u, 1)).isEqualTo(1 + 4 * u);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1, 20",
        "1000000, 1048576, 999999",
        "1000000, 128, 140",
        "1, 1, 0",
        "5, 1, 3",
        "8, 1, 3",
        "9, 1, 4"
    })
    void depths_of_sums(int terms, int block, int depth) {
        assertThat(new FloatSum(arithmetic(24), block).depth(terms)).isEqualTo(Rational.of(depth));
    }

    @Test
    void the_depth_of_a_compensated_sum_is_about_one() {
        double depth = new FloatSum(arithmetic(53), FloatSum.COMPENSATED)
                .depth(1_000_000)
                .doubleValue();

        assertThat(depth).isBetween(1.0, 1.001);
    }

    @Test
    void gamma_of_a_quarter() {
        assertThat(arithmetic(5).gamma(Rational.of(8))).as("(8/32)/(1 - 8/32)").isEqualTo(Rational.of(1, 3));
    }

    /** A target of 2 of 4 voxels: errors 1, 3/4, 1/2, 1/4 of background, foreground, background, foreground. */
    @Test
    void lovasz_jaccard_by_hand() {
        double[] target = {1, 0, 1, 0};
        double[] prediction = {0.25, 1, 0.75, 0.5};
        OverlapProgram program =
                new OverlapProgram(new FloatCase(new FloatSum(arithmetic(53), NAIVE), target, prediction));

        assertThat(program.order()).containsExactly(1, 0, 3, 2);
        // losses 1/3, 2/3, 3/4, 1: marginals 1/3, 1/3, 1/12, 1/4; in all 1/3 + 1/4 + 1/24 + 1/16 = 11/16
        assertThat(Math.abs(program.lovaszJaccard() - 11.0 / 16)).isLessThan(1e-15);
    }

    private static Measurement measured(String slug, Case c) {
        return Catalogue.reference().claim(slug).law().of(c);
    }

    @Test
    void the_sigmoid_of_floats_and_doubles_saturates_where_the_ledger_says() {
        assertThat(saturates(24, 16.63)).isFalse();
        assertThat(saturates(24, 16.64)).isTrue();
        assertThat(saturates(53, 36.73)).isFalse();
        assertThat(saturates(53, 36.74)).isTrue();
        assertThat(1 / (1 + Math.exp(-36.74))).isEqualTo(1);
    }

    private static boolean saturates(int digits, double z) {
        Case c = Case.of("digits", Rational.of(digits))
                .with("z", Rational.of(arithmetic(digits).nearest(z)));
        return measured("sigmoid-saturation", c).quantity().equals(Rational.ONE);
    }

    @Test
    void the_caps_of_clipped_floats() {
        float upper = 1 - 1e-7f;
        Case c = Case.of("digits", Rational.of(24)).with("e", Rational.of((double) 1e-7f));

        assertThat(1 - upper).isEqualTo(0x1p-23f);
        assertThat(measured("clip-asymmetry", c).quantity())
                .isEqualTo(Rational.of(0x1p-23).over(Rational.of((double) 1e-7f)));
        assertThat(-Math.log(1e-7f)).isBetween(16.1175, 16.1185);
        assertThat(-Math.log(1 - (double) upper)).isBetween(15.9415, 15.9425);
    }

    @Test
    void a_tiny_prediction_of_background_has_no_naive_cross_entropy() {
        Case c = RoundingCases.in(
                RoundingCases.ofLevels(1, 0, Rational.parse("1e-17"), Rational.ZERO),
                FloatArithmetic.OF_DOUBLES,
                NAIVE);

        assertThat(Math.log(1 - 1e-17)).isZero();
        double units = measured("cross-entropy-relative", c).quantity().doubleValue();
        assertThat(units * 0x1p-53).as("relative error").isEqualTo(1);
        double better = measured("cross-entropy-log1p-rounding", c).quantity().doubleValue();
        assertThat(better).as("relative error in units of u").isLessThan(2);
    }

    @Test
    void pairwise_sums_of_a_million_floats_get_a_useful_tolerance() {
        FloatArithmetic a = arithmetic(24);
        Rational depth = new FloatSum(a, 1).depth(1_000_000);
        double tolerance =
                a.gamma(depth.times(Rational.of(3)).plus(Rational.of(5))).doubleValue();

        assertThat(tolerance).as("65 u = 3.87e-6").isBetween(3.87e-6, 3.88e-6);
    }

    /** Of PyTorch 1.13, in float64: {@code binary_cross_entropy(p, y).backward()}. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, -1000000003995.8029",
        "1, 0, 1000000003995.8029",
        "1e-20, 1, -1000000003995.8029",
        "1e-13, 1, -1000000003995.7028",
        "1e-12, 1, -1000000000000.0001",
        "1e-13, 0, 0.10000000039958029",
        "0, 0, 0",
        "1, 1, 0"
    })
    void gradients_that_pytorch_shows(double p, double y, double shown) {
        Rational slope = FlooredCrossEntropy.slope(Rational.of(y), Rational.of(p), FlooredCrossEntropy.LEAST_VARIANCE);

        assertThat(slope.doubleValue()).isCloseTo(shown, Percentage.withPercentage(1e-13));
    }

    /** Of PyTorch 1.13, in float32: 26 2^-149 is the last number with the loss 100. */
    @ParameterizedTest
    @CsvSource({"0, 100", "1, 100", "26, 100", "27, 99.98309326171875", "28, 99.94672393798828", "32, 99.81319427490234"
    })
    void losses_of_the_smallest_floats_that_pytorch_shows(int k, double shown) {
        Rational p = FormatNumbers.number(FormatNumbers.at(24, k));

        assertThat(p.doubleValue()).isEqualTo(k * (double) Float.MIN_VALUE);
        assertThat((float) FlooredCrossEntropy.value(p).doubleValue()).isEqualTo((float) shown);
    }

    @Property(tries = 500)
    void numbers_of_formats_are_counted_as_their_bits_count_them(@ForAll int bits, @ForAll long more) {
        int k = Math.floorMod(bits, Float.floatToIntBits(1) + 1);
        long l = Math.floorMod(more, Double.doubleToLongBits(1) + 1);

        assertThat(FormatNumbers.number(FormatNumbers.at(24, k)).doubleValue()).isEqualTo(Float.intBitsToFloat(k));
        assertThat(FormatNumbers.number(FormatNumbers.at(53, l)).doubleValue()).isEqualTo(Double.longBitsToDouble(l));
    }

    @Test
    void the_floor_of_logarithms_acts_on_six_sevenths_of_the_doubles() {
        double last = Double.longBitsToDouble(3_957_129_287_720_677_212L);

        assertThat(last).isEqualTo(3.7200759760208356e-44);
        assertThat(-Math.log(Math.nextUp(last))).isLessThanOrEqualTo(100);
        assertThat((double) Double.doubleToLongBits(last) / Double.doubleToLongBits(1))
                .isBetween(0.8585, 0.8595);
    }
}
