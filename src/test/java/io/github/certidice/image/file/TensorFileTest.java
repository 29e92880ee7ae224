package io.github.certidice.image.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFileTest {

    private static final Path FOLDER = NumpyTensor.FOLDER;

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("io.github.certidice.image.file.NumpyTensor#all")
    void numpy_and_this_read_the_same(NumpyTensor expected) {
        String place = FOLDER.resolve(expected.place()).toString();

        assertThat(TensorFile.read("target", place)).isEqualTo(expected.tensor());
    }

    /** Those in the types and the order that this writes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"b1_byte", "u1_byte", "i4_le", "i8_le", "f2_le", "f4_le", "f8_le", "scalar", "none", "five"})
    void numpy_and_this_write_the_same_bytes(String name) throws IOException {
        Path original = FOLDER.resolve(name + ".npy");
        Path copy = folder.resolve("copy.npy");

        TensorFile.write("gradient", copy, TensorFile.read("target", original));

        assertThat(copy).hasSameBinaryContentAs(original);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "deflated.npz"})
    void an_archive_is_read_in_its_order(String name) {
        Map<String, Tensor> members = TensorFile.readAll("cases", FOLDER.resolve(name));

        assertThat(members.keySet()).containsExactly("prediction", "target", "0/value");
        assertThat(members.get("0/value")).isEqualTo(Tensor.scalar(0.5));
    }

    @Test
    void an_archive_is_written_as_numpy_stores_it() throws IOException {
        Path copy = folder.resolve("copy.npz");

        TensorFile.writeAll("answers", copy, TensorFile.readAll("cases", FOLDER.resolve("stored.npz")));

        assertThat(TensorFile.readAll("cases", copy))
                .isEqualTo(TensorFile.readAll("cases", FOLDER.resolve("stored.npz")));
        assertThat(Files.readAllBytes(copy)).isEqualTo(writtenAgain(copy));
    }

    private byte[] writtenAgain(Path archive) throws IOException {
        Path again = folder.resolve("again.npz");
        TensorFile.writeAll("answers", again, TensorFile.readAll("cases", archive));
        return Files.readAllBytes(again);
    }

    @Test
    void nothing_stays_beside_a_written_file() throws IOException {
        Path file = folder.resolve("gradient.npy");
        TensorFile.write("gradient", file, Tensor.scalar(1));

        TensorFile.write("gradient", file, Tensor.scalar(2));

        assertThat(TensorFile.read("gradient", file)).isEqualTo(Tensor.scalar(2));
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void bfloat16_is_written_as_float32() {
        Path file = folder.resolve("b.npy");
        TensorFile.write("gradient", file, Tensor.of(ElementType.BFLOAT16, List.of(2), 0x1.02p0, -3));

        assertThat(TensorFile.read("gradient", file))
                .isEqualTo(Tensor.of(ElementType.FLOAT32, List.of(2), 0x1.02p0, -3));
    }

    @Test
    void a_folder_that_is_not_there_is_refused() {
        Path file = folder.resolve("nowhere").resolve("g.npy");

        assertThatThrownBy(() -> TensorFile.write("--gradient", file, Tensor.scalar(1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--gradient: found " + file)
                .hasMessageEndingWith("allowed: a file that can be written");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'shape': (2, 1, 3, 1) | 'shape': (2,-1, 3, 1) | found shape (2, -1, 3, 1) in <path>, allowed: sizes of at least 0
            'shape': (2, 1, 3, 1) | 'shape': (99999999999) | found shape (99999999999) in <path>, allowed: at most 2^31 - 9 numbers
            'shape': (2, 1, 3, 1) | 'shape': (9999999999,0) | found shape (9999999999) in <path>, allowed: at most 2^31 - 9 numbers
            '<i8' | '<i2' | found 36 bytes after the numbers in <path>, allowed: one array per file
            """)
    void headers_of_no_tensor_are_refused(String text, String other, String message) throws IOException {
        Path file = folder.resolve("bad.npy");
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("i8_le.npy"));
        String changed = new String(bytes, StandardCharsets.ISO_8859_1);
        String replaced = changed.replace(
                text, other.length() < text.length() ? other + " ".repeat(text.length() - other.length()) : other);
        Files.write(file, replaced.substring(0, changed.length()).getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(file, message);
    }

    private static void assertRefused(Path file, String message) {
        InvalidInput refusal =
                catchThrowableOfType(InvalidInput.class, () -> TensorFile.read("target", file.toString()));
        assertThat(refusal).hasMessage("target: " + message.replace("<path>", file.toString()));
    }

    @Test
    void whole_numbers_that_doubles_round_are_refused() throws IOException {
        Path file = folder.resolve("large.npy");
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("i8_le.npy"));
        bytes[bytes.length - 10] = 0x20; // the second to last number becomes 2^53 + 2^53 - 1
        Files.write(file, bytes);

        assertThatThrownBy(() -> TensorFile.read("target", file))
                .hasMessageContaining(" at voxel (1, 0, 1, 0) in ")
                .hasMessageEndingWith("allowed: whole numbers below 2^53");
    }

    @Test
    void bytes_that_are_no_truth_values_are_refused() throws IOException {
        Path file = folder.resolve("bool.npy");
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("b1_byte.npy"));
        bytes[bytes.length - 1] = 2;
        Files.write(file, bytes);

        assertRefused(file, "found 2.0 at voxel (1, 0, 2, 0) in <path>, allowed: 0 and 1 as bool");
    }

    @Test
    void an_archive_is_no_array() {
        Path file = FOLDER.resolve("stored.npz");

        assertRefused(file, "found an .npz archive in <path>, allowed: an NPY file, or <file>.npz:<member>");
    }

    @Test
    void a_member_that_is_not_there_is_refused() {
        Path file = FOLDER.resolve("stored.npz");

        assertThatThrownBy(() -> TensorFile.read("mask", file + ":mask"))
                .hasMessage("mask: found no member mask in " + file + ", allowed: one of prediction, target, 0/value");
    }

    @Test
    void an_array_is_no_archive() {
        Path file = FOLDER.resolve("scalar.npy");

        assertThatThrownBy(() -> TensorFile.readAll("cases", file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("cases: found no readable zip archive in " + file);
    }

    @Test
    void a_member_of_another_format_is_refused() throws IOException {
        Path file = folder.resolve("mixed.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("notes.txt"));
        }

        assertThatThrownBy(() -> TensorFile.readAll("cases", file))
                .hasMessage(
                        "cases: found a member notes.txt in " + file + ", allowed: members whose names end in .npy");
    }

    @Test
    void a_damaged_member_is_refused() throws IOException {
        Path file = folder.resolve("damaged.npz");
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("stored.npz"));
        bytes[200] ^= 1; // in the numbers of the first member
        Files.write(file, bytes);

        assertThatThrownBy(() -> TensorFile.readAll("cases", file))
                .hasMessage(
                        "cases: found a wrong checksum of prediction.npy in " + file + ", allowed: undamaged members");
    }

    @Test
    void an_archive_that_breaks_off_is_refused() throws IOException {
        Path file = folder.resolve("cut.npz");
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("stored.npz"));
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 30));

        assertThatThrownBy(() -> TensorFile.readAll("cases", file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("found no readable zip archive in " + file);
    }

    @Test
    void members_keep_the_order_in_which_they_are_written() {
        Map<String, Tensor> members = new LinkedHashMap<>();
        members.put("z", Tensor.scalar(1));
        members.put("a", Tensor.of(ElementType.FLOAT16, List.of(1, 2), 0.5, 65504));
        Path file = folder.resolve("two.npz");

        TensorFile.writeAll("answers", file, members);

        assertThat(TensorFile.readAll("answers", file)).containsExactlyEntriesOf(members);
    }
}
