package io.github.certidice.image.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place and moves it there, so that nobody ever finds half of it. */
public final class WholeFile {

    private static final int BUFFER = 1 << 16;

    private WholeFile() {}

    /** What is written. */
    public interface Content {
        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file, or leaves what is there. */
    public static void write(Path path, Content content) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            stream(path, content); // a device or pipe: there is nothing to be replaced
            return;
        }
        Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path written = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            stream(written, content);
            move(written, place);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void stream(Path path, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER)) {
            content.writeTo(out);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
