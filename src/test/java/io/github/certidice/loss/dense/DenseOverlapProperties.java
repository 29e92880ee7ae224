package io.github.certidice.loss.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.ExactSum;
import io.github.certidice.number.Rational;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DenseOverlapProperties {

    @Property(tries = 300)
    void the_sums_are_exact(@ForAll long seed) {
        Volumes volumes = new Volumes(seed);
        int size = volumes.size();

        assertExact(volumes.probabilities(size), volumes.target(size));
    }

    @Property(tries = 300)
    void any_finite_numbers_are_summed(@ForAll long seed) {
        Volumes volumes = new Volumes(seed);
        int size = volumes.size();
        float[] p = volumes.probabilities(size);
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 3; k++) {
            float any = Float.intBitsToFloat(random.nextInt());
            p[random.nextInt(size)] = Float.isFinite(any) ? any : -0.25f;
        }

        assertExact(p, volumes.target(size));
    }

    private static void assertExact(float[] p, byte[] y) {
        DenseOverlap sums = DenseOverlap.of(p, y);

        assertThat(sums).isEqualTo(bySums(p, y));
        assertThat(sums).isEqualTo(DenseOverlap.of(toDoubles(p), y));
        assertThat(sums).isEqualTo(DenseOverlap.of(p, toFloats(y)));
    }

    private static DenseOverlap bySums(float[] p, byte[] y) {
        ExactSum[] sums = {new ExactSum(), new ExactSum(), new ExactSum()};
        for (int i = 0; i < p.length; i++) {
            sums[0].addProduct(p[i], y[i]);
            sums[1].add(p[i]);
            sums[2].add(y[i]);
        }
        return new DenseOverlap(sums[0].value(), sums[1].value(), sums[2].value());
    }

    private static double[] toDoubles(float[] p) {
        double[] doubles = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            doubles[i] = p[i];
        }
        return doubles;
    }

    private static float[] toFloats(byte[] y) {
        float[] floats = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            floats[i] = y[i];
        }
        return floats;
    }

    /** So that the properties above are about the fast path too. */
    @Property(tries = 100)
    void the_fast_path_takes_whole_multiples_of_its_unit(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] p = new float[FixedPointSums.BLOCK];
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.scalb((float) random.nextInt(1 << 24), -random.nextInt(23, 52));
        }
        FixedPointSums sums = new FixedPointSums();

        assertThat(sums.add(p, new byte[p.length], 0, p.length)).isTrue();
        assertThat(sums.off()).isEqualTo(bySums(p, new byte[p.length]).prediction());
    }

    @Example
    void the_fast_path_refuses_what_it_would_round() {
        float[] refused = {
            2f,
            Math.nextUp(2f),
            3f,
            4f,
            -1f,
            -0.25f,
            -0x1p-51f,
            -Float.MIN_VALUE,
            0x1p-52f,
            0x1.8p-51f,
            Float.MIN_VALUE,
            Math.nextDown(0x1p-28f),
            Float.MAX_VALUE,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY
        };
        for (float x : refused) {
            for (int voxel : new int[] {0, 7, 8, 11}) {
                float[] p = new float[12];
                p[voxel] = x;
                FixedPointSums sums = new FixedPointSums();

                assertThat(sums.add(p, new byte[12], 0, 12))
                        .as("%s at %d", x, voxel)
                        .isFalse();
                assertThat(sums.off()).isEqualTo(Rational.ZERO);
            }
        }
    }

    @Example
    void no_voxels_sum_to_nothing() {
        assertThat(DenseOverlap.of(new float[0], new byte[0]))
                .isEqualTo(new DenseOverlap(Rational.ZERO, Rational.ZERO, Rational.ZERO));
    }

    @Example
    void wrong_input_is_refused() {
        assertThatThrownBy(() -> DenseOverlap.of(new float[9], new byte[8])).isInstanceOf(InvalidInput.class);
        for (byte label : new byte[] {2, -1, 127, -128}) {
            for (int voxel : new int[] {0, 9}) {
                byte[] y = new byte[10];
                y[voxel] = label;
                assertThatThrownBy(() -> DenseOverlap.of(new float[10], y))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageContaining("voxel " + voxel);
            }
        }
        for (float x : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> DenseOverlap.of(new float[] {0.5f, x}, new byte[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("finite");
        }
    }

    @Property(tries = 50)
    void the_gradient_has_two_values(@ForAll long seed) {
        Volumes volumes = new Volumes(seed);
        byte[] y = volumes.target(volumes.size());
        float[] floats = new float[y.length];
        double[] doubles = new double[y.length];

        DenseOverlap.fill(y, -0f, 2f, floats);
        DenseOverlap.fill(y, 0.1, -0.3, doubles);

        for (int i = 0; i < y.length; i++) {
            assertThat(floats[i]).isEqualTo(y[i] == 0 ? -0f : 2f);
            assertThat(doubles[i]).isEqualTo(y[i] == 0 ? 0.1 : -0.3);
        }
    }
}
