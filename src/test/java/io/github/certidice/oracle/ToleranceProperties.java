package io.github.certidice.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.CrossEntropy;
import io.github.certidice.loss.EmptyRule;
import io.github.certidice.loss.Exponent;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.LovaszExtension;
import io.github.certidice.loss.SoftOverlap;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The derived bounds hold for plain loops in both precisions, on images small enough for the constants to matter. */
class ToleranceProperties {

    private static final SoftOverlap DICE = SoftOverlap.dice(Exponent.ONE);
    private static final SoftOverlap JACCARD = SoftOverlap.jaccard(Exponent.ONE);
    private static final Loss LOVASZ = new LovaszExtension(new Jaccard(EmptyRule.ONE));
    private static final Loss ENTROPY = new CrossEntropy();

    @Property(tries = 2000)
    void plain_loops_stay_within_the_bounds(@ForAll long seed, @ForAll boolean single) {
        Image image = new Image(seed, single);
        PlainLoops loops = new PlainLoops(single);
        Tolerance tolerance = Tolerance.naive(single ? Tolerance.FLOAT32 : Tolerance.FLOAT64, image.p.length);
        Pair pair = image.pair();
        double dice = loops.softDice(image.y, image.p);
        double jaccard = loops.softJaccard(image.y, image.p);

        assertWithin(dice, DICE, pair, tolerance.softDice());
        assertWithin(dice, DICE, pair, tolerance.overlap(DICE, pair));
        assertWithin(jaccard, JACCARD, pair, tolerance.softJaccard());
        assertWithin(jaccard, JACCARD, pair, tolerance.overlap(JACCARD, pair));
        assertWithin(loops.lovaszJaccard(image.y, image.p), LOVASZ, pair, tolerance.lovaszJaccard(pair.size()));
        double entropy = ENTROPY.of(pair).value();
        assertWithin(loops.crossEntropy(image.y, image.p), ENTROPY, pair, tolerance.crossEntropy(entropy));
    }

    private static void assertWithin(double answer, Loss loss, Pair pair, double bound) {
        Real exact = loss.of(pair).exact().orElseThrow();
        assertThat(Tolerance.ratio(answer, exact, bound)).as(loss.name()).isLessThanOrEqualTo(1);
        assertThat(Tolerance.ratio(answer + 10 * bound, exact, bound)).isGreaterThan(1);
    }

    @Example
    void a_rough_float_sum_is_caught_by_the_tolerance_of_a_double() {
        Image image = new Image(1, true);
        double answer = new PlainLoops(true).softDice(image.y, image.p);
        double bound = Tolerance.naive(Tolerance.FLOAT64, image.p.length).softDice();

        assertThat(Tolerance.ratio(answer, DICE.of(image.pair()).exact().orElseThrow(), bound))
                .isGreaterThan(1);
    }

    @Example
    void distances_are_exact_and_no_number_is_infinitely_far() {
        assertThat(Tolerance.ratio(0.5, Rational.HALF, 1e-9)).isZero();
        assertThat(Tolerance.ratio(0.5, Rational.ONE, 0.25)).isEqualTo(2);
        assertThat(Tolerance.ratio(Double.NaN, Rational.ONE, 1)).isInfinite();
        assertThat(Tolerance.ratio(Double.POSITIVE_INFINITY, Rational.ONE, 1)).isInfinite();
    }

    @Example
    void pairwise_sums_are_as_deep_as_their_tree() {
        assertThat(Tolerance.pairwise(Tolerance.FLOAT32, 1 << 20, 1).depth()).isEqualTo(20);
        assertThat(Tolerance.pairwise(Tolerance.FLOAT32, 1024, 128).depth()).isEqualTo(3 + 127);
        assertThat(Tolerance.pairwise(Tolerance.FLOAT32, 100, 128).depth()).isEqualTo(127);
        assertThat(Tolerance.naive(Tolerance.FLOAT32, 100).depth()).isEqualTo(99);
    }

    @Example
    void a_depth_at_which_bounds_say_nothing_is_refused() {
        assertThatThrownBy(() -> Tolerance.naive(Tolerance.FLOAT32, 1 << 21))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("depth: found 2097151, allowed: from 0 to about 1/(16 u), here 1048576");
    }

    /** Numbers over twelve decades, near 1, or all equal; each a number of the precision. */
    private static final class Image {

        private final double[] y;
        private final double[] p;

        private Image(long seed, boolean single) {
            SplittableRandom random = new SplittableRandom(seed);
            int voxels = random.nextInt(1, 25);
            int family = random.nextInt(3);
            double same = random.nextDouble(0.01, 0.99);
            y = new double[voxels];
            p = new double[voxels];
            for (int i = 0; i < voxels; i++) {
                y[i] = i == 0 ? 1 : random.nextInt(2);
                double drawn = draw(random, family, same);
                p[i] = single ? (float) drawn : drawn;
            }
        }

        private static double draw(SplittableRandom random, int family, double same) {
            return switch (family) {
                case 0 -> Math.pow(10, -12 * random.nextDouble()) * 0.99;
                case 1 -> 1 - 0x1p-24 * random.nextInt(1, 1 << random.nextInt(1, 20));
                default -> same;
            };
        }

        private Pair pair() {
            Shape shape = Shape.of(p.length);
            return new Pair(Mask.of(shape, voxel -> y[voxel] == 1), ProbabilityMap.of(shape, p));
        }
    }
}
