package io.github.certidice.image.file;

import io.github.certidice.InvalidInput;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file, unpacked where it is compressed by gzip, or of a member of an archive. Whatever goes wrong becomes an {@link InvalidInput}.
 */
final class ByteSource implements Closeable {

    private static final int BUFFER = 1 << 16;

    /** What deflate reaches at most. */
    private static final long LARGEST_RATIO = 1032;

    private final String argument;
    private final Path path;
    private final String place;
    private final boolean compressed;
    private final long most;
    private final InputStream in;

    private ByteSource(String argument, Path path) throws IOException {
        this.argument = argument;
        this.path = path;
        this.place = path.toString();
        this.compressed = isCompressed(path);
        this.most = Files.size(path) * (compressed ? LARGEST_RATIO : 1);
        this.in = new BufferedInputStream(opened(), BUFFER);
    }

    private ByteSource(String argument, Path archive, String member, InputStream content, long most) {
        this.argument = argument;
        this.path = archive;
        this.place = archive + ":" + member;
        this.compressed = false;
        this.most = most;
        this.in = new BufferedInputStream(content, BUFFER);
    }

    /** Of an archive's member that has at most so many bytes. */
    static ByteSource ofMember(String argument, Path archive, String member, InputStream content, long most) {
        return new ByteSource(argument, archive, member, content, most);
    }

    /** Opens a file for the input that messages call {@code argument}. */
    static ByteSource open(String argument, Path path) {
        requireContent(argument, path);
        try {
            return new ByteSource(argument, path);
        } catch (IOException e) {
            throw unreadable(argument, path.toString(), e);
        }
    }

    static void requireContent(String argument, Path path) {
        if (!Files.exists(path)) {
            throw InvalidInput.of(argument, "no file " + path, "an existing file");
        }
        if (Files.isDirectory(path)) {
            throw InvalidInput.of(argument, "the directory " + path, "a file");
        }
        if (path.toFile().length() == 0) {
            throw InvalidInput.of(argument, "an empty file in " + path, "an NPY or NIfTI-1 file");
        }
    }

    private static boolean isCompressed(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return Arrays.equals(file.readNBytes(2), new byte[] {0x1f, (byte) 0x8b});
        }
    }

    private InputStream opened() throws IOException {
        InputStream file = Files.newInputStream(path);
        try {
            return compressed ? new GZIPInputStream(file, BUFFER) : file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static InvalidInput unreadable(String argument, String place, IOException why) {
        String found = "a file that can't be read (" + why + ")";
        if (why instanceof EOFException) {
            found = "compressed data that breaks off";
        } else if (why instanceof ZipException) {
            found = "damaged compressed data (" + why.getMessage() + ")";
        }
        return InvalidInput.of(argument, found + " in " + place, "a whole, readable file");
    }

    /** {@code "<argument>: found <found> in <path>, allowed: <allowed>"}. */
    InvalidInput wrong(String found, String allowed) {
        return InvalidInput.of(argument, found + " in " + place, allowed);
    }

    /** A file beside this one, for the same input. */
    ByteSource sibling(String name) {
        return open(argument, path.resolveSibling(name));
    }

    String name() {
        return path.getFileName().toString();
    }

    boolean isBeside(String name) {
        return Files.exists(path.resolveSibling(name));
    }

    /** The next bytes, up to {@code count} of them, which stay to be read. */
    byte[] peek(int count) {
        in.mark(count);
        byte[] bytes = new byte[count];
        int found = fill(bytes, count);
        try {
            in.reset();
        } catch (IOException e) {
            throw unreadable(argument, place, e);
        }
        return Arrays.copyOf(bytes, found);
    }

    /** The next {@code count} bytes of {@code what}. */
    ByteBuffer take(int count, String what) {
        byte[] bytes = new byte[count];
        int found = fill(bytes, count);
        if (found < count) {
            throw cut(found, count, what);
        }
        return ByteBuffer.wrap(bytes);
    }

    /** The file breaks off in {@code what}. */
    InvalidInput cut(long found, long needed, String what) {
        return wrong(found + " bytes of " + what, needed + " bytes; the file breaks off");
    }

    /** Reads {@code count} bytes, fewer only where the file ends, and says how many. */
    int fill(byte[] bytes, int count) {
        try {
            return in.readNBytes(bytes, 0, count);
        } catch (IOException e) {
            throw unreadable(argument, place, e);
        }
    }

    void skip(long count, String what) {
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw wrong("the end of the file before " + what, "a whole file");
        } catch (IOException e) {
            throw unreadable(argument, place, e);
        }
    }

    /** Rejects, before memory is set aside for them, more bytes of voxels than the file can hold. */
    void requireRoomFor(long needed) {
        if (needed > most) {
            String found = compressed ? "at most " + most : "fewer than " + most;
            throw wrong(found + " bytes of voxels", needed + " bytes; the file breaks off or its header is wrong");
        }
    }

    /** Reads what is left, by which gzip's checksum is checked, and says how many bytes that was. */
    long drain() {
        try {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable(argument, place, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(argument, place, e);
        }
    }
}
