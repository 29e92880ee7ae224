package io.github.certidice.image.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Labels;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What is written is read back bit for bit. */
class NpyProperties {

    private static Path file;

    @BeforeContainer
    static void newFile() throws IOException {
        file = Files.createTempFile("image", ".npy");
    }

    @AfterContainer
    static void noFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 300)
    void float_probabilities(@ForAll("shapes") Shape shape, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        float[] values = new float[shape.size()];
        for (int voxel = 0; voxel < values.length; voxel++) {
            // All non-negative floats up to 1 alike by their bits: half of them are below 2^-63, some subnormal.
            values[voxel] = Float.intBitsToFloat(random.nextInt(Float.floatToIntBits(1) + 1));
        }

        NpyWriter.write(file, ProbabilityMap.of(shape, values));

        ProbabilityMap read = ImageFile.read("prediction", file).toProbabilities("prediction");
        assertThat(read).isEqualTo(ProbabilityMap.of(shape, values));
        assertThat(read.isSinglePrecision()).isTrue();
    }

    @Property(tries = 300)
    void any_doubles(@ForAll("shapes") Shape shape, @ForAll long seed) throws IOException {
        double[] values = new Random(seed)
                .longs(shape.size())
                .mapToDouble(Double::longBitsToDouble)
                .toArray();

        NpyWriter.write(file, shape, values);

        Image read = ImageFile.read("prediction", file);
        assertThat(read.shape()).isEqualTo(shape);
        for (int voxel = 0; voxel < values.length; voxel++) {
            assertThat(Double.doubleToRawLongBits(read.at(voxel))).isEqualTo(Double.doubleToRawLongBits(values[voxel]));
        }
    }

    @Property(tries = 300)
    void labels(@ForAll("shapes") Shape shape, @ForAll long seed) throws IOException {
        byte[] values = new byte[shape.size()];
        new Random(seed).nextBytes(values);

        NpyWriter.write(file, Labels.of(shape, 256, values));

        Image read = ImageFile.read("target", file);
        for (int voxel = 0; voxel < values.length; voxel++) {
            assertThat(read.at(voxel)).isEqualTo(values[voxel] & 0xff);
        }
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Arbitraries.integers()
                .between(1, 9)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Shape::new);
    }
}
