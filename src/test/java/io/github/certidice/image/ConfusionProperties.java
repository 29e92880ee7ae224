package io.github.certidice.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConfusionProperties {

    /** Sizes around one and two words of 64 bits. */
    @Property(tries = 500)
    void counts_are_those_of_looking_at_each_voxel(@ForAll @IntRange(min = 1, max = 130) int size, @ForAll long seed) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        double density = random.nextDouble();
        Shape shape = Shape.of(size);
        Mask target = Mask.of(shape, voxel -> random.nextDouble() < density);
        Mask prediction = Mask.of(shape, voxel -> random.nextDouble() < 0.5);
        long[] counts = new long[4];
        for (int voxel = 0; voxel < size; voxel++) {
            counts[(target.contains(voxel) ? 2 : 0) + (prediction.contains(voxel) ? 1 : 0)]++;
        }
        assertThat(prediction.against(target)).isEqualTo(new Confusion(counts[3], counts[1], counts[2], counts[0]));
    }

    @Property
    void swapping_the_masks_swaps_the_errors(@ForAll long y, @ForAll long s) {
        Shape shape = Shape.of(64);
        Confusion c = Mask.of(shape, s).against(Mask.of(shape, y));

        assertThat(Mask.of(shape, y).against(Mask.of(shape, s)))
                .isEqualTo(new Confusion(c.tp(), c.fn(), c.fp(), c.tn()));
        assertThat(c.voxels()).isEqualTo(64);
        assertThat(c.foreground()).isEqualTo(Long.bitCount(y));
        assertThat(c.predicted()).isEqualTo(Long.bitCount(s));
        assertThat(c.isBothEmpty()).isEqualTo((y | s) == 0);
    }

    @Example
    void negative_counts_and_no_voxels_are_refused() {
        assertRefused(-1, 2, 2, 2, "-1 2 2 2");
        assertRefused(1, 1, 1, -1, "1 1 1 -1");
        assertRefused(0, 0, 0, 0, "0 0 0 0");
    }

    /** Their sum would wrap around to a small positive number. */
    @Example
    void counts_that_would_overflow_are_refused() {
        long large = (1L << 62) + 1;
        assertRefused(large, large, large, large, (large + " ").repeat(4).trim());
    }

    private static void assertRefused(long tp, long fp, long fn, long tn, String found) {
        assertThatThrownBy(() -> new Confusion(tp, fp, fn, tn))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("confusion: found " + found + ", allowed: counts from 0 to 2^60 with at least one voxel");
    }
}
