package io.github.certidice.image.file;

import io.github.certidice.InvalidInput;
import io.github.certidice.build.Garbling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a file is, it is read or refused. {@link Garbling#TRIES} files for each property. */
class GarbledFilesProperties {

    private static final int ROUNDS = 20;
    private static final int FILES = Math.max(1, Garbling.TRIES / ROUNDS);

    private static final List<String> WORDS = List.of(
            "'<f8'",
            "'>i2'",
            "'|b1'",
            "True",
            "(",
            ")",
            "(0,)",
            "(-1,)",
            "99999999999",
            "1",
            "0",
            ",",
            "'shape': ",
            "{",
            "}",
            "\u0000\u0000\u0000\u0000",
            "\u007f\u007f",
            "PK\u0001\u0002",
            "PK\u0003\u0004",
            "PK\u0005\u0006",
            "n+1\u0000",
            ".npy");

    private static Path file;

    @BeforeContainer
    static void newFile() throws IOException {
        file = Files.createTempFile("garbled", ".npz");
    }

    @AfterContainer
    static void noFile() throws IOException {
        Files.delete(file);
    }

    private interface Reader {
        void read(Path file);
    }

    private static List<byte[]> files(Path folder, String glob) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path ->
                            path.getFileSystem().getPathMatcher("glob:" + glob).matches(path.getFileName()))
                    .sorted()
                    .map(GarbledFilesProperties::bytes)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertReadOrRefused(long seed, List<byte[]> files, Reader reader) throws IOException {
        Garbling garbling = new Garbling(seed, WORDS);
        for (int i = 0; i < FILES; i++) {
            byte[] garbled = garbling.of(files);
            Files.write(file, garbled);
            try {
                reader.read(file);
            } catch (InvalidInput refused) {
                continue;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(Base64.getEncoder().encodeToString(garbled), e);
            }
        }
    }

    @Property(tries = ROUNDS, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void npy_tensors(@ForAll long seed) throws IOException {
        assertReadOrRefused(seed, files(NumpyTensor.FOLDER, "*.npy"), path -> TensorFile.read("target", path));
    }

    @Property(tries = ROUNDS, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void npz_archives(@ForAll long seed) throws IOException {
        assertReadOrRefused(seed, files(NumpyTensor.FOLDER, "*.npz"), path -> TensorFile.readAll("cases", path));
    }

    @Property(tries = ROUNDS, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void images(@ForAll long seed) throws IOException {
        List<byte[]> images = files(WrittenByOthers.path("1d.npy").getParent(), "*.{npy,nii,gz,hdr}");
        assertReadOrRefused(seed, images, path -> ImageFile.read("target", path));
    }
}
