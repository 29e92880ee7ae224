package io.github.certidice.image.file;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads and writes tensors of any rank: NPY files of versions 1.0 to 3.0, also inside gzip, and NPZ archives of them, stored
 * or deflated.
 *
 * <p>Both byte orders and both C and Fortran order are read. Types that the pipe protocol lacks are read as the next wider
 * one: int8, int16 and uint16 as int32, uint32 and uint64 as int64. 64 bit integers are read below 2^53, where doubles
 * are exact.
 */
public final class TensorFile {

    /** Between an archive and its member, {@code "cases.npz:prediction"}. */
    private static final String MEMBER = ".npz:";

    private TensorFile() {}

    /**
     * Reads an NPY file.
     *
     * @param argument the name by which messages call this input, such as "target"
     * @throws InvalidInput if there is no such file, or it can't be read, or it isn't one
     */
    public static Tensor read(String argument, Path path) {
        try (ByteSource source = ByteSource.open(argument, path)) {
            return read(source);
        }
    }

    static Tensor read(ByteSource source) {
        FileFormat format = FileFormat.of(source);
        return switch (format) {
            case NPY -> NpyHeader.readTensor(source);
            case NPZ_OR_ZIP -> throw source.wrong("an .npz archive", "an NPY file, or <file>.npz:<member>");
            default -> throw source.wrong(format.description(), "an NPY file");
        };
    }

    /**
     * Reads an NPY file or one member of an archive, {@code "cases.npz:prediction"}.
     *
     * @throws InvalidInput if there is none, or it can't be read
     */
    public static Tensor read(String argument, String place) {
        int end = place.lastIndexOf(MEMBER);
        if (end < 0) {
            return read(argument, path(argument, place));
        }
        Path archive = path(argument, place.substring(0, end + MEMBER.length() - 1));
        return NpzArchive.read(argument, archive, place.substring(end + MEMBER.length()));
    }

    /**
     * Reads all members of an archive, by name, in the order of the archive.
     *
     * @throws InvalidInput if there is no such file, or it can't be read, or a member isn't an NPY file
     */
    public static Map<String, Tensor> readAll(String argument, Path archive) {
        return NpzArchive.readAll(argument, archive);
    }

    /** Writes an NPY file, all of it or nothing; the same tensor gives the same bytes. */
    public static void write(String argument, Path path, Tensor tensor) {
        write(argument, path, () -> NpyWriter.write(path, tensor));
    }

    /** Writes an NPZ archive, all of it or nothing; the same tensors in the same order give the same bytes. */
    public static void writeAll(String argument, Path path, Map<String, Tensor> members) {
        write(argument, path, () -> NpzArchive.write(path, members));
    }

    /**
     * A user's text as a path.
     *
     * @throws InvalidInput where it can be none
     */
    public static Path path(String argument, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw InvalidInput.of(argument, "a text that is no path (" + e.getReason() + ")", "a path");
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(String argument, Path path, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw InvalidInput.of(argument, path + " (" + e + ")", "a file that can be written");
        }
    }
}
