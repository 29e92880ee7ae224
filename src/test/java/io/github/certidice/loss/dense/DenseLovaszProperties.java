package io.github.certidice.loss.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.Evaluation;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.LovaszExtension;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DenseLovaszProperties {

    private static final LovaszExtension LOVASZ = new LovaszExtension(new Jaccard());

    @Property(tries = 80)
    void value_and_gradient_are_those_of_the_exact_loss(@ForAll long seed) {
        Volumes volumes = new Volumes(seed);
        int size = volumes.size();
        float[] p = volumes.probabilities(size);
        byte[] y = volumes.target(size);
        Evaluation exact = LOVASZ.of(Volumes.pair(p, y));
        double[] doubles = new double[size];
        float[] floats = new float[size];

        assertThat(DenseLovasz.valueAndGradient(p, y, doubles)).isEqualTo(exact.value());
        assertThat(DenseLovasz.valueAndGradient(p, y, floats)).isEqualTo(exact.value());
        assertThat(DenseLovasz.value(p, y)).isEqualTo(exact.value());

        for (int i = 0; i < size; i++) {
            Rational share = slope(p[i], y[i], exact.gradient().at(i));
            assertThat(doubles[i]).isEqualTo(share.doubleValue());
            assertThat(floats[i]).isEqualTo(share.floatValue());
        }
    }

    /** The extension has a slope in negative errors too; |p - y|, which has none, has a kink at 0. */
    private static Rational slope(float p, byte y, Rational ofExtension) {
        return p == y ? Rational.ZERO : ofExtension;
    }

    @Property(tries = 60)
    void slices_make_no_difference(@ForAll long seed) {
        Volumes volumes = new Volumes(seed);
        int size = volumes.size();
        float[] p = volumes.probabilities(size);
        byte[] y = volumes.target(size);
        double[] whole = new double[size];
        double[] sliced = new double[size];
        int most = new SplittableRandom(seed).nextInt(1, size / 2 + 2);

        assertThat(DenseLovasz.evaluate(ErrorOrder.of(p, y, most), sliced))
                .isEqualTo(DenseLovasz.evaluate(p, y, whole));
        assertThat(sliced).containsExactly(whole);
        assertThat(LovaszValue.exact(ErrorOrder.of(p, y, most))).isEqualTo(DenseLovasz.value(p, y));
    }

    @Property(tries = 300)
    void slices_are_cut_where_errors_differ(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float p = near(random, random.nextFloat());
        Rational error = Rational.ONE.minus(Rational.of(p));

        float below = Float.intBitsToFloat(ErrorSlices.errorBits(p, (byte) 1));

        assertThat(Rational.of(below)).isLessThanOrEqualTo(error);
        assertThat(Rational.of(Math.nextUp(below))).isGreaterThan(error);
        assertThat(ErrorSlices.errorBits(p, (byte) 0)).isEqualTo(Float.floatToRawIntBits(p));
    }

    @Property(tries = 30)
    void the_exact_path_says_the_same(@ForAll long seed) {
        Volumes volumes = new Volumes(seed);
        int size = volumes.size();
        float[] p = volumes.probabilities(size);
        byte[] y = volumes.target(size);

        assertThat(LovaszValue.exact(ErrorOrder.of(p, y))).isEqualTo(DenseLovasz.value(p, y));
    }

    /** 1 - 2^-54 lies exactly between two doubles, and so do its neighbours nearly. */
    @Example
    void halfway_cases_are_decided_exactly() {
        byte[] on = {1};

        assertThat(DenseLovasz.value(new float[] {0x1p-54f}, on)).isEqualTo(1.0);
        assertThat(DenseLovasz.value(new float[] {Math.nextUp(0x1p-54f)}, on)).isEqualTo(Math.nextDown(1.0));
        assertThat(DenseLovasz.value(new float[] {Math.nextDown(0x1p-54f)}, on)).isEqualTo(1.0);
        assertThat(DenseLovasz.value(new float[] {0x1.8p-53f}, on)).isEqualTo(1 - 0x1p-52);
    }

    @Example
    void no_voxels_are_no_loss() {
        assertThat(DenseLovasz.valueAndGradient(new float[0], new byte[0], new double[0]))
                .isZero();
    }

    @Example
    void wrong_input_is_refused() {
        for (float x : new float[] {Float.NaN, -0.5f, -Float.MIN_VALUE, Math.nextUp(1f), Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> DenseLovasz.value(new float[] {0.5f, x}, new byte[2]))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("voxel 1");
        }
        assertThatThrownBy(() -> DenseLovasz.value(new float[2], new byte[] {0, 2}))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> DenseLovasz.value(new float[2], new byte[3])).isInstanceOf(InvalidInput.class);
    }

    @Property(tries = 2000)
    void errors_of_both_kinds_are_compared_exactly(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float p = near(random, random.nextFloat());
        float q = near(random, 1 - p);

        int order = Rational.ONE.minus(Rational.of(p)).compareTo(Rational.of(q));

        int key = Float.floatToRawIntBits(1f) - Float.floatToRawIntBits(q);
        int side = Integer.compare(key, ErrorOrder.limit(p));
        assertThat(side != 0 ? side : ErrorOrder.isFloat(p) ? 0 : 1).isEqualTo(order);
    }

    private static float near(SplittableRandom random, float x) {
        float scaled = random.nextInt(3) == 0 ? Math.scalb(x, -random.nextInt(150)) : x;
        return switch (random.nextInt(3)) {
            case 0 -> Math.min(1, Math.nextUp(scaled));
            case 1 -> Math.max(0, Math.nextDown(scaled));
            default -> scaled;
        };
    }

    @Property(tries = 3000)
    void quotients_are_correctly_rounded(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long above = random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31);
        long below = (random.nextLong(1L << 62) >>> random.nextInt(62)) + 1;
        if (random.nextInt(3) == 0) { // next to a power of two
            below = Math.max(1, (1L << random.nextInt(1, 62)) + random.nextInt(-2, 3));
        }
        Rational exact = Rational.of(above, below);

        assertThat(Quotient.rounded(above, below)).isEqualTo(exact.doubleValue());
        assertThat(Quotient.roundedToFloat(above, below)).isEqualTo(exact.floatValue());
    }

    @Property(tries = 30)
    void sorting_is_that_of_the_library(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = random.nextInt(2000);
        BucketSort sort = new BucketSort(size + 3, 32);
        sort.count(1, 5); // of an earlier sort
        sort.clear();
        long[] kinds = random.longs(size, 0, 2).toArray();
        int[] keys = random.ints(size, 0, 1 << 30)
                .map(key -> key >>> random.nextInt(30))
                .toArray();
        for (int i = 0; i < size; i++) {
            sort.count((int) kinds[i], keys[i]);
        }
        sort.countsAreComplete();
        for (int i = 0; i < size; i++) {
            sort.put((int) kinds[i], (long) keys[i] << 32 | i);
        }

        assertThat(Arrays.copyOf(sort.sorted(), size)).containsExactly(expected(kinds, keys));
    }

    private static long[] expected(long[] kinds, int[] keys) {
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -kinds[i]).thenComparing(i -> keys[i]))
                .mapToLong(i -> (long) keys[i] << 32 | i)
                .toArray();
    }

    @Example
    void numbers_are_scattered_over_several_buckets() {
        int size = (1 << 17) + 5;
        int stride = 65_537; // a prime that doesn't divide the size
        Scattered doubles = Scattered.doubles(size, size);
        Scattered floats = Scattered.floats(size, size);
        int[] starts = {0, 1 << 16, 1 << 17, size};
        doubles.begin(starts);
        floats.begin(starts);
        for (long i = 0; i < size; i++) {
            int place = (int) (i * stride % size);
            doubles.put(place, -0.1 * place);
            floats.put(place, -0.1f * place);
        }
        double[] allDoubles = new double[size];
        float[] allFloats = new float[size];
        doubles.into(allDoubles);
        floats.into(allFloats);

        for (int i = 0; i < size; i++) {
            if (allDoubles[i] != -0.1 * i || allFloats[i] != -0.1f * i) {
                throw new AssertionError("at " + i + ": " + allDoubles[i] + " and " + allFloats[i]);
            }
        }
    }
}
