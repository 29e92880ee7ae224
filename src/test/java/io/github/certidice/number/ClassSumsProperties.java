package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The fast sums per class against {@link ExactSum}. */
class ClassSumsProperties {

    @Property(tries = 300)
    void each_class_has_the_exact_sum_of_its_elements(
            @ForAll @IntRange(min = 1, max = 256) int classes, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] xs = floats(random, random.nextInt(0, 80));
        byte[] labels = labels(random, classes, xs.length);
        ClassSums sums = new ClassSums(classes);
        int cut = random.nextInt(xs.length + 1);
        sums.add(labels, xs, 0, cut);
        sums.add(labels, xs, cut, xs.length);

        for (int label = 0; label < classes; label += 1 + classes / 8) {
            assertThat(sums.value(label)).isEqualTo(slowly(label, labels, xs));
        }
    }

    /** Any finite bit pattern, so that signs, magnitudes and subnormals mix. */
    private static float[] floats(SplittableRandom random, int size) {
        float[] xs = new float[size];
        for (int i = 0; i < size; i++) {
            float any = Float.intBitsToFloat(random.nextInt());
            float subnormal = Float.intBitsToFloat(random.nextInt(1 << 23));
            float probability = (float) random.nextDouble();
            float drawn = random.nextInt(3) == 0 ? subnormal : probability;
            xs[i] = random.nextBoolean() && Float.isFinite(any) ? any : drawn;
        }
        return xs;
    }

    private static byte[] labels(SplittableRandom random, int classes, int size) {
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) random.nextInt(classes);
        }
        return labels;
    }

    private static Rational slowly(int label, byte[] labels, float[] xs) {
        ExactSum sum = new ExactSum();
        for (int i = 0; i < xs.length; i++) {
            if ((labels[i] & 0xff) == label) {
                sum.add(xs[i]);
            }
        }
        return sum.value();
    }

    @Example
    void nan_and_infinity_are_refused_in_their_class_only() {
        for (float x : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            ClassSums sums = new ClassSums(2);
            sums.add(new byte[] {0, 1}, new float[] {x, 0.5f}, 0, 2);

            assertThat(sums.value(1)).isEqualTo(Rational.HALF);
            assertThatThrownBy(() -> sums.value(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("only finite numbers can be summed, class 0 has NaN or infinity");
        }
    }

    @Example
    void a_label_outside_the_classes_is_refused() {
        ClassSums sums = new ClassSums(3);
        assertThatThrownBy(() -> sums.add(new byte[] {3}, new float[1], 0, 1))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Example
    void the_number_of_classes_is_that_of_a_byte_at_most() {
        for (int classes : new int[] {0, 257}) {
            assertThatThrownBy(() -> new ClassSums(classes))
                    .hasMessage("classes must be from 1 to 256, found " + classes);
        }
    }
}
