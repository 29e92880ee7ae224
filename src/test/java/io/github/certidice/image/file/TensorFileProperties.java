package io.github.certidice.image.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What is written is read back as it was. */
class TensorFileProperties {

    private static Path file;

    @BeforeContainer
    static void newFile() throws IOException {
        file = Files.createTempFile("tensor", ".npz");
    }

    @AfterContainer
    static void noFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void any_tensor_in_a_file(@ForAll("tensors") Tensor tensor) {
        TensorFile.write("gradient", file, tensor);

        assertThat(TensorFile.read("gradient", file)).isEqualTo(tensor);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void any_tensors_in_an_archive(@ForAll("tensors") Tensor one, @ForAll("tensors") Tensor other) {
        TensorFile.writeAll("answers", file, Map.of("0/value", one, "1/value", other));

        assertThat(TensorFile.readAll("answers", file))
                .containsOnly(Map.entry("0/value", one), Map.entry("1/value", other));
    }

    @Provide
    Arbitrary<Tensor> tensors() {
        Arbitrary<List<Integer>> shapes =
                Arbitraries.integers().between(0, 5).list().ofMaxSize(6);
        // numpy has no bfloat16
        Arbitrary<ElementType> types = Arbitraries.of(ElementType.class).filter(type -> type != ElementType.BFLOAT16);
        return Arbitraries.longs()
                .flatMap(seed -> shapes.flatMap(shape -> types.map(type -> tensor(type, shape, seed))));
    }

    private static Tensor tensor(ElementType type, List<Integer> shape, long seed) {
        Random random = new Random(seed);
        double[] numbers = random.longs(Tensor.size("shape", shape))
                .mapToDouble(bits -> type.nearest(type.isFloating() ? number(bits) : (double) (bits >> (bits & 63))))
                .toArray();
        return Tensor.of(type, shape, numbers);
    }

    /** Any double, but half of them of a magnitude that the narrow formats have too. */
    private static double number(long bits) {
        return (bits & 1) == 0 ? Double.longBitsToDouble(bits) : Math.scalb((double) (bits >> 40), (int) (bits % 40));
    }
}
