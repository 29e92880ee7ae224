package io.github.certidice.loss.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.certidice.InvalidInput;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays that kernels are given: as long as each other, and whatever was in those that they fill. */
class KernelArraysTest {

    private static final float[] P = {0.25f, 0.75f};
    private static final byte[] Y = {0, 1};

    private static Arguments of(String name, IntConsumer kernel) {
        return arguments(name, kernel);
    }

    /** Kernels of two labels, with another array of the given length. */
    static Stream<Arguments> kernels() {
        return Stream.of(
                of("mean", n -> DenseCrossEntropy.mean(new float[n], Y)),
                of("mean and gradient", n -> DenseCrossEntropy.meanAndGradient(P, Y, new double[n])),
                of("mean and gradient in floats", n -> DenseCrossEntropy.meanAndGradient(P, Y, new float[n])),
                of("sum", n -> DenseCrossEntropy.sum(new float[n], Y)),
                of("sum and gradient", n -> DenseCrossEntropy.sumAndGradient(P, Y, new double[n])),
                of("sum and gradient in floats", n -> DenseCrossEntropy.sumAndGradient(P, Y, new float[n])),
                of("Lovász", n -> DenseLovasz.value(new float[n], Y)),
                of("Lovász and gradient", n -> DenseLovasz.valueAndGradient(P, Y, new double[n])),
                of("Lovász, gradient and events", n -> DenseLovasz.evaluate(P, Y, new double[n])),
                of("Lovász and gradient in floats", n -> DenseLovasz.valueAndGradient(P, Y, new float[n])),
                of("sums", n -> DenseOverlap.of(new float[n], Y)),
                of("sums of doubles", n -> DenseOverlap.of(new double[n], Y)),
                of("slopes", n -> DenseOverlap.fill(Y, 1.0, 2.0, new double[n])),
                of("slopes in floats", n -> DenseOverlap.fill(Y, 1f, 2f, new float[n])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void arrays_of_other_lengths_are_refused(String name, IntConsumer kernel) {
        for (int length : new int[] {1, 3}) {
            assertThatThrownBy(() -> kernel.accept(length))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("target: found 2 labels, allowed: " + length + ", one per voxel");
        }
    }

    @Test
    void soft_labels_are_as_many_as_predictions() {
        assertThatThrownBy(() -> DenseOverlap.of(P, new float[1]))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("target: found 1 labels, allowed: 2, one per prediction");
    }

    /** Voxels without an error have the slope 0, and aren't touched by the sort. */
    @Test
    void what_was_in_a_gradient_is_overwritten() {
        float[] p = {0, 1, 0.5f};
        byte[] y = {0, 1, 1};
        double[] doubles = new double[3];
        float[] floats = new float[3];
        Arrays.fill(doubles, 7);
        Arrays.fill(floats, 7);

        assertThat(DenseLovasz.evaluate(p, y, doubles)).isEqualTo(new DenseLovasz.Result(0.25, false, true));
        assertThat(DenseLovasz.valueAndGradient(p, y, floats)).isEqualTo(0.25);

        assertThat(doubles[2]).isEqualTo(-0.5);
        assertThat(floats[2]).isEqualTo(-0.5f);
        assertThat(doubles).doesNotContain(7);
        assertThat(floats).doesNotContain(7);
    }

    @Test
    void errors_above_zero_are_no_kinks() {
        assertThat(DenseLovasz.evaluate(P, Y, new double[2])).isEqualTo(new DenseLovasz.Result(0.25, true, false));
    }

    /** Values and gradients of both widths belong to each other. */
    @Test
    void sums_are_returned_with_gradients() {
        float[] floats = new float[2];
        double[] doubles = new double[2];
        double sum = DenseCrossEntropy.sum(P, Y);

        assertThat(sum).isPositive();
        assertThat(DenseCrossEntropy.sumAndGradient(P, Y, floats)).isEqualTo(sum);
        assertThat(DenseCrossEntropy.sumAndGradient(P, Y, doubles)).isEqualTo(sum);
        assertThat(DenseCrossEntropy.mean(P, Y)).isEqualTo(sum / 2);
    }

    @Test
    void labels_are_counted_from_anywhere() {
        byte[] y = new byte[40];
        Arrays.fill(y, 3, 30, (byte) 1);

        assertThat(BinaryTarget.foreground(y, 0, 40)).isEqualTo(27);
        assertThat(BinaryTarget.foreground(y, 5, 33)).isEqualTo(25);
        assertThat(BinaryTarget.foreground(y, 1, 4)).isEqualTo(1);
        y[9] = 2;
        BinaryTarget.require(y, 10, 40);
        BinaryTarget.require(y, 0, 9);
        assertThatThrownBy(() -> BinaryTarget.require(y, 0, 10))
                .hasMessage("target: found label 2 at voxel 9, allowed: 0 and 1");
        y[9] = -1;
        assertThatThrownBy(() -> BinaryTarget.require(y, 9, 10))
                .hasMessage("target: found label 255 at voxel 9, allowed: 0 and 1");
    }
}
