package io.github.certidice.image.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("filesOfOthers")
    void reads_what_numpy_and_nibabel_read(WrittenByOthers file) {
        Image image = ImageFile.read("target", WrittenByOthers.path(file.name()));

        assertThat(image.type()).isEqualTo(file.type());
        assertThat(image.shape()).isEqualTo(file.shape());
        assertThat(bits(values(image))).isEqualTo(bits(file.values()));
    }

    static List<WrittenByOthers> filesOfOthers() throws IOException {
        return WrittenByOthers.all();
    }

    @Test
    void covers_every_type_in_both_formats() throws IOException {
        assertThat(typesOf(".npy")).containsExactlyInAnyOrder(NumberType.values());
        assertThat(typesOf(".nii")).hasSize(10).doesNotContain(NumberType.BOOL, NumberType.FLOAT16);
    }

    private static List<NumberType> typesOf(String suffix) throws IOException {
        return WrittenByOthers.all().stream()
                .filter(file -> file.name().endsWith(suffix))
                .map(WrittenByOthers::type)
                .distinct()
                .toList();
    }

    @Test
    void nifti_agrees_with_npy_saved_from_it_voxel_by_voxel() {
        Image nifti = ImageFile.read("target", WrittenByOthers.path("scaled.nii"));
        Image npy = ImageFile.read("prediction", WrittenByOthers.path("scaled_as_numpy_sees_it.npy"));

        assertThat(nifti.shape()).isEqualTo(npy.shape());
        assertThat(values(nifti)).isEqualTo(values(npy));
    }

    @Test
    void goes_by_content_and_not_by_name() throws IOException {
        Path misnamed = Files.copy(WrittenByOthers.path("3d.nii"), folder.resolve("picture.png"));

        assertThat(ImageFile.read("target", misnamed).shape()).hasToString("2x3x4");
    }

    @Test
    void passes_over_what_follows_the_voxels_of_nifti() throws IOException {
        byte[] longer = Arrays.copyOf(WrittenByOthers.bytes("3d.nii"), 600);
        Path file = Files.write(folder.resolve("longer.nii"), longer);

        assertThat(ImageFile.read("target", file).at(23)).isEqualTo(23);
    }

    @Test
    void prefers_the_plain_image_of_a_pair() throws IOException {
        Files.copy(WrittenByOthers.path("pair.hdr"), folder.resolve("pair.hdr"));
        Files.copy(WrittenByOthers.path("pair.img"), folder.resolve("pair.img"));
        Files.write(folder.resolve("pair.img.gz"), new byte[] {1});

        assertThat(ImageFile.read("target", folder.resolve("pair.hdr")).at(23)).isEqualTo(23);
    }

    @Test
    void reads_more_voxels_than_are_decoded_at_once() throws IOException {
        double[] values = IntStream.range(0, 50_001).mapToDouble(i -> i).toArray();
        Path file = folder.resolve("long.npy");
        NpyWriter.write(file, Shape.of(50_001), values);

        assertThat(values(ImageFile.read("target", file))).isEqualTo(values);
    }

    private static double[] values(Image image) {
        return IntStream.range(0, image.shape().size()).mapToDouble(image::at).toArray();
    }

    /** Tells -0.0 from 0.0. */
    private static long[] bits(double... values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
