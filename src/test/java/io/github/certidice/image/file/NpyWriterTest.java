package io.github.certidice.image.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Labels;
import io.github.certidice.image.Mask;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyWriterTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void newFile() {
        file = folder.resolve("image.npy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f4_le.npy", "1d.npy", "3d.npy", "f8_le.npy"})
    void writes_the_bytes_that_numpy_writes(String name) throws IOException {
        Image image = ImageFile.read("target", WrittenByOthers.path(name));
        float[] floats = new float[image.shape().size()];
        double[] doubles = new double[image.shape().size()];
        for (int voxel = 0; voxel < floats.length; voxel++) {
            doubles[voxel] = image.at(voxel);
            floats[voxel] = (float) image.at(voxel);
        }

        if (image.type() == NumberType.FLOAT32) {
            NpyWriter.write(file, image.shape(), floats);
        } else {
            NpyWriter.write(file, image.shape(), doubles);
        }

        assertThat(file).hasSameBinaryContentAs(WrittenByOthers.path(name));
    }

    @Test
    void writes_labels_as_bytes() throws IOException {
        NpyWriter.write(file, Labels.of(Shape.of(2, 2), 200, new byte[] {0, 1, 2, (byte) 199}));

        Image image = ImageFile.read("target", file);

        assertThat(image.type()).isEqualTo(NumberType.UINT8);
        assertThat(image.shape()).isEqualTo(Shape.of(2, 2));
        assertThat(image.at(3)).isEqualTo(199);
    }

    @Test
    void writes_masks_as_booleans() throws IOException {
        Mask mask = Mask.parse(Shape.of(2, 3), "011010");

        NpyWriter.write(file, mask);

        assertThat(Files.readAllBytes(file)).hasSize(128 + 6);
        Image image = ImageFile.read("target", file);
        assertThat(image.type()).isEqualTo(NumberType.BOOL);
        assertThat(((Labels) image.toTarget("target")).mask(1)).isEqualTo(mask);
    }

    @Test
    void replaces_a_file() throws IOException {
        NpyWriter.write(file, ProbabilityMap.of(Shape.of(1000), voxel -> 0.5));
        NpyWriter.write(file, ProbabilityMap.of(Shape.of(1), 0.25));

        assertThat(ImageFile.read("target", file).at(0)).isEqualTo(0.25);
    }
}
