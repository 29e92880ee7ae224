package io.github.certidice.image.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certidice.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a file can be unusable has a message that says what was found and what is allowed. */
class RefusedFileTest {

    private static final String TYPES = "a dtype of b1, i1, u1, i2, u2, i4, u4, i8, u8, f2, f4, f8";

    @TempDir
    Path folder;

    @Test
    void a_missing_file() {
        assertRefused(folder.resolve("none.npy"), "no file <path>", "an existing file");
    }

    @Test
    void a_directory() {
        assertRefused(folder, "the directory <path>", "a file");
    }

    @Test
    void an_empty_file() throws IOException {
        assertRefused(written(), "an empty file in <path>", "an NPY or NIfTI-1 file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bad.png | a PNG picture
            bad.npz | a zip or .npz archive (save its array alone by numpy.save)
            bad_nifti2.nii | a NIfTI-2 file
            bad_analyze.hdr | an Analyze 7.5 header or a NIfTI-1 header that breaks off
            pair.img | a file of unknown format
            """)
    void a_file_of_another_format(String name, String found) {
        assertRefused(WrittenByOthers.path(name), found + " in <path>", "an NPY or NIfTI-1 file, also inside gzip");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            89504e470d0a1a0a | a PNG picture
            ffd8ffe0 | a JPEG picture
            49492a00 | a TIFF picture
            4d4d002a | a TIFF picture
            894844460d0a1a0a | an HDF5 or MATLAB 7.3 file
            4e52524430303034 | an NRRD file
            4f626a65637454797065 | a MetaImage header
            80049500 | a Python pickle
            00 | a file of unknown format
            """)
    void a_file_of_another_format_by_its_first_bytes(String hex, String found) throws IOException {
        Path file = written(HexFormat.of().parseHex(hex));

        assertRefused(file, found + " in <path>", "an NPY or NIfTI-1 file, also inside gzip");
    }

    @Test
    void a_dicom_file() throws IOException {
        byte[] bytes = new byte[140];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, bytes, 128, 4);

        assertRefused(written(bytes), "a DICOM file in <path>", "an NPY or NIfTI-1 file, also inside gzip");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            complex ; dtype '<c8', complex numbers
            text ; dtype '<U5', text
            bytes ; dtype '|S5', text
            object ; dtype '|O', Python objects
            date ; dtype '<M8[D]', dates
            void ; dtype '|V2', raw bytes (bfloat16 is saved so: convert it to float32 first)
            structured ; a structured dtype
            """, quoteCharacter = '"')
    void an_npy_file_of_another_type(String name, String found) {
        assertRefused(WrittenByOthers.path("bad_" + name + ".npy"), found + " in <path>", TYPES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            '<f4' | '=f4' | dtype '=f4'
            '<f4' | '<f16' | dtype '<f16'
            '<f4' | '' | dtype ''
            """)
    void an_npy_file_of_an_unknown_type(String type, String other, String found) throws IOException {
        assertRefused(npyWith(type, other), found + " in <path>", TYPES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (0, 4) | shape (0, 4) | at least one voxel along every axis
            (-2, 3) | shape (-2, 3) | at least one voxel along every axis
            (2, 2, 2, 2) | shape (2, 2, 2, 2) | up to 3 axes, and axes of size 1 in front or at the back
            (1, 2, 1, 3, 4) | shape (1, 2, 1, 3, 4) | up to 3 axes, and axes of size 1 in front or at the back
            (2147483640,) | shape (2147483640) | at most 2^31 - 9 voxels
            (4294967296, 4294967296) | shape (4294967296, 4294967296) | at most 2^31 - 9 voxels
            (99999999999999999999,) | an axis of size 99999999999999999999 | at most 2^31 - 9 voxels
            """)
    void an_npy_file_of_a_shape_that_is_no_image(String shape, String found, String allowed) throws IOException {
        assertRefused(npyWith("(5,)", shape), found + " in <path>", allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'descr' | 'dtype' | descr | the dtype's name, such as '<f4'
            False | None | fortran_order | True or False
            (5,) | (x,) | shape | whole numbers in parentheses
            (5,) | 5 | shape | whole numbers in parentheses
            """)
    void an_npy_header_that_lacks_a_field(String text, String other, String field, String allowed) throws IOException {
        assertThat(refusal(npyWith(text, other)))
                .hasMessageContaining("an NPY header without a usable '" + field + "' ({'d")
                .hasMessageEndingWith("allowed: " + allowed);
    }

    @Test
    void an_npy_header_that_is_no_dictionary() throws IOException {
        assertRefused(
                npyWith("}", " "),
                "an NPY header that is no dictionary in <path>",
                "{'descr': ..., 'fortran_order': ..., 'shape': ...}");
    }

    @Test
    void an_npy_version_that_does_not_exist() throws IOException {
        Path file = edited("1d.npy", bytes -> bytes.put(6, (byte) 4));

        assertRefused(file, "NPY version 4.0 in <path>", "1.0, 2.0 or 3.0");
    }

    @Test
    void an_npy_header_of_absurd_length() throws IOException {
        Path file = edited("version2.npy", bytes -> bytes.putInt(8, -1));

        assertRefused(file, "an NPY header of 4294967295 bytes in <path>", "at most 65536");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7 | 7 bytes of NPY magic and version | 8
            9 | 1 bytes of NPY header length | 2
            40 | 30 bytes of NPY header | 118
            """)
    void an_npy_file_that_breaks_off_in_its_header(int length, String found, int needed) throws IOException {
        assertRefused(cut("1d.npy", length), found + " in <path>", needed + " bytes; the file breaks off");
    }

    @Test
    void an_npy_file_that_breaks_off_in_its_voxels() throws IOException {
        assertRefused(cut("1d.npy", 147), "19 bytes of voxels in <path>", "20 bytes; the file breaks off");
    }

    @Test
    void a_header_that_promises_more_than_the_file_can_hold() throws IOException {
        assertRefused(
                npyWith("(5,)", "(2147483639,)"),
                "fewer than 148 bytes of voxels in <path>",
                "8589934556 bytes; the file breaks off or its header is wrong");
    }

    @Test
    void a_header_that_promises_more_than_gzip_can_hold() throws IOException {
        Path file = written(gzip(Files.readAllBytes(npyWith("(5,)", "(2147483639,)"))));

        assertThat(refusal(file))
                .hasMessageMatching(".*found at most \\d+ bytes of voxels in .*")
                .hasMessageEndingWith("8589934556 bytes; the file breaks off or its header is wrong");
    }

    @Test
    void more_voxels_than_memory() throws IOException {
        Path file = npyWith("(5,)", "(2147483639,)");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            // A hole: the file takes no space.
            channel.write(ByteBuffer.allocate(1), 128 + 4L * 2147483639 - 1);
        }

        assertThat(refusal(file))
                .hasMessageMatching(".*2147483639 voxels in .*allowed: what fits in the \\d+ MiB.*-Xmx");
    }

    @Test
    void an_npy_file_with_bytes_after_its_voxels() throws IOException {
        byte[] bytes = WrittenByOthers.bytes("1d.npy");

        assertRefused(
                written(Arrays.copyOf(bytes, bytes.length + 2)),
                "2 bytes after the voxels in <path>",
                "one array per file");
    }

    @ParameterizedTest
    @CsvSource({"bad_i8_too_large.npy, 1.099511627776E12", "bad_u8_too_large.npy, 1.8446744073709552E19"})
    void an_integer_beyond_32_bits(String name, String number) {
        assertRefused(
                WrittenByOthers.path(name), number + " at voxel (1) in <path>", "whole numbers that fit in 32 bits");
    }

    @Test
    void gzip_that_breaks_off() throws IOException {
        byte[] bytes = WrittenByOthers.bytes("packed.nii.gz");
        for (int length : new int[] {5, 12, bytes.length / 2, bytes.length - 3}) {
            assertRefused(
                    written(Arrays.copyOf(bytes, length)),
                    "compressed data that breaks off in <path>",
                    "a whole, readable file");
        }
    }

    @Test
    void gzip_with_a_wrong_checksum() throws IOException {
        byte[] bytes = WrittenByOthers.bytes("packed.nii.gz");
        bytes[bytes.length - 8] ^= 1;

        assertThat(refusal(written(bytes)))
                .hasMessageContaining("found damaged compressed data (")
                .hasMessageContaining(" in ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bad_complex.nii | NIfTI datatype 32, complex numbers
            bad_rgb.nii | NIfTI datatype 128, RGB colours
            """)
    void a_nifti_file_of_another_type(String name, String found) {
        assertRefused(WrittenByOthers.path(name), found + " in <path>", "8 to 64 bit integers, float32 or float64");
    }

    @Test
    void a_nifti_file_of_an_unknown_type() throws IOException {
        assertRefused(
                edited("3d.nii", header -> header.putShort(70, (short) 77)),
                "NIfTI datatype 77 in <path>",
                "8 to 64 bit integers, float32 or float64");
    }

    @Test
    void a_nifti_file_of_four_axes() {
        assertRefused(
                WrittenByOthers.path("bad_4d.nii"),
                "shape (2, 2, 2, 2) in <path>",
                "up to 3 axes, and axes of size 1 in front or at the back");
    }

    @ParameterizedTest
    @CsvSource({"0", "8", "-1"})
    void a_nifti_file_of_so_many_axes(short count) throws IOException {
        assertRefused(
                edited("3d.nii", header -> header.putShort(40, count)), "dim[0] = " + count + " in <path>", "1 to 7");
    }

    @ParameterizedTest
    @CsvSource({"0", "-3"})
    void a_nifti_file_with_an_axis_of_no_voxels(short size) throws IOException {
        assertRefused(
                edited("3d.nii", header -> header.putShort(44, size)),
                "shape (2, " + size + ", 4) in <path>",
                "at least one voxel along every axis");
    }

    @Test
    void a_nifti_file_of_more_voxels_than_an_array_holds() throws IOException {
        Path file = edited(
                "3d.nii",
                header -> header.putShort(42, Short.MAX_VALUE)
                        .putShort(44, Short.MAX_VALUE)
                        .putShort(46, Short.MAX_VALUE));

        assertRefused(file, "shape (32767, 32767, 32767) in <path>", "at most 2^31 - 9 voxels");
    }

    @ParameterizedTest
    @CsvSource({"100", "352.5", "-1", "NaN", "1e30"})
    void a_nifti_file_whose_voxels_begin_at(float offset) throws IOException {
        assertRefused(
                edited("3d.nii", header -> header.putFloat(108, offset)),
                "vox_offset " + offset + " in <path>",
                "0, or a whole number of at least 352");
    }

    @Test
    void a_nifti_file_that_ends_before_its_voxels() throws IOException {
        assertRefused(
                edited("3d.nii", header -> header.putFloat(108, 10_000)),
                "the end of the file before the voxels in <path>",
                "a whole file");
    }

    @Test
    void a_nifti_file_that_breaks_off_in_its_voxels() throws IOException {
        assertRefused(cut("3d.nii", 440), "88 bytes of voxels in <path>", "96 bytes; the file breaks off");
    }

    @Test
    void a_nifti_file_that_breaks_off_in_its_header() throws IOException {
        assertRefused(
                cut("3d.nii", 200),
                "an Analyze 7.5 header or a NIfTI-1 header that breaks off in <path>",
                "an NPY or NIfTI-1 file, also inside gzip");
    }

    @Test
    void a_nifti_header_that_gives_another_length() throws IOException {
        assertRefused(
                edited("3d.nii", header -> header.putInt(0, 349)),
                "a header that gives its length as 349 in <path>",
                "348, as NIfTI-1 demands");
    }

    @Test
    void a_nifti_file_with_an_infinite_intercept() throws IOException {
        assertRefused(
                edited("scaled.nii", header -> header.putFloat(116, Float.POSITIVE_INFINITY)),
                "scl_inter Infinity with scl_slope 0.10000000149011612 in <path>",
                "a finite scl_inter");
    }

    @Test
    void a_nifti_header_without_its_image() throws IOException {
        Files.copy(WrittenByOthers.path("pair.hdr"), folder.resolve("lone.hdr"));

        InvalidInput refusal = refusal(folder.resolve("lone.hdr"));

        assertThat(refusal)
                .hasMessage("target: found no file " + folder.resolve("lone.img") + ", allowed: an existing file");
    }

    private void assertRefused(Path file, String found, String allowed) {
        InvalidInput refusal = refusal(file);

        assertThat(refusal)
                .hasMessage("target: found " + found.replace("<path>", file.toString()) + ", allowed: " + allowed);
        assertThat(refusal.argument()).isEqualTo("target");
    }

    private static InvalidInput refusal(Path file) {
        InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> ImageFile.read("target", file));
        assertThat(refusal).as("refusal of %s", file).isNotNull();
        return refusal;
    }

    private Path written(byte... bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    private Path cut(String name, int length) throws IOException {
        return written(Arrays.copyOf(WrittenByOthers.bytes(name), length));
    }

    private Path edited(String name, Consumer<ByteBuffer> edit) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(WrittenByOthers.bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
        edit.accept(bytes);
        return written(bytes.array());
    }

    /** 1d.npy, whose header is 128 bytes long with padding in it, with other words in the header. */
    private Path npyWith(String text, String other) throws IOException {
        String file = new String(WrittenByOthers.bytes("1d.npy"), StandardCharsets.ISO_8859_1);
        String header = file.substring(10, 127).replace(text, other).stripTrailing();
        assertThat(header).isNotEqualTo(file.substring(10, 127).stripTrailing());
        String padded = header + " ".repeat(117 - header.length());
        return written((file.substring(0, 10) + padded + file.substring(127)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] gzip(byte... bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
