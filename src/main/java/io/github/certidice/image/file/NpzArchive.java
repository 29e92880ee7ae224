package io.github.certidice.image.file;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The zip archives of NPY files that {@code numpy.savez} and {@code numpy.savez_compressed} write. */
final class NpzArchive {

    private static final String SUFFIX = ".npy";

    /** What deflate reaches at most, and a few bytes more. */
    private static final long LARGEST_RATIO = 1032;

    /** The first that the format knows; numpy writes it too. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final String argument;
    private final Path path;
    private final ZipFile zip;

    private NpzArchive(String argument, Path path, ZipFile zip) {
        this.argument = argument;
        this.path = path;
        this.zip = zip;
    }

    private interface Reading<T> {
        T from(NpzArchive archive) throws IOException;
    }

    static Tensor read(String argument, Path path, String member) {
        return open(argument, path, archive -> archive.read(archive.entry(member)));
    }

    static Map<String, Tensor> readAll(String argument, Path path) {
        return open(argument, path, NpzArchive::members);
    }

    private static <T> T open(String argument, Path path, Reading<T> reading) {
        ByteSource.requireContent(argument, path);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return reading.from(new NpzArchive(argument, path, zip));
        } catch (InvalidInput e) {
            throw e;
        } catch (ZipException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The last two are what ZipFile makes of some damaged directories.
            throw InvalidInput.of(
                    argument, "no readable zip archive in " + path + " (" + e.getMessage() + ")", allowed());
        } catch (IOException e) {
            throw InvalidInput.of(argument, "a file that can't be read (" + e + ") in " + path, allowed());
        }
    }

    private static String allowed() {
        return "an .npz archive, as numpy.savez writes it";
    }

    private Map<String, Tensor> members() throws IOException {
        Map<String, Tensor> members = new LinkedHashMap<>();
        for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
            if (members.put(name(entry), read(entry)) != null) {
                throw wrong("two members " + name(entry), "each name once");
            }
        }
        return members;
    }

    private String name(ZipEntry entry) {
        if (!entry.getName().endsWith(SUFFIX)) {
            throw wrong("a member " + entry.getName(), "members whose names end in .npy");
        }
        return entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
    }

    private ZipEntry entry(String member) {
        ZipEntry entry = zip.getEntry(member + SUFFIX);
        if (entry == null) {
            String names = String.join(", ", zip.stream().map(this::name).toList());
            throw wrong("no member " + member, "one of " + names);
        }
        return entry;
    }

    private InvalidInput wrong(String found, String allowed) {
        return InvalidInput.of(argument, found + " in " + path, allowed);
    }

    private Tensor read(ZipEntry entry) throws IOException {
        CRC32 checksum = new CRC32();
        InputStream content = zip.getInputStream(entry);
        if (content == null) {
            throw wrong("no content of " + entry.getName(), allowed());
        }
        Tensor tensor;
        try (ByteSource source = ByteSource.ofMember(
                argument, path, name(entry), new CheckedInputStream(content, checksum), most(entry))) {
            tensor = TensorFile.read(source);
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw wrong("a wrong checksum of " + entry.getName(), "undamaged members");
        }
        return tensor;
    }

    /** What the directory says may be wrong, but the file is no larger than it is. */
    private long most(ZipEntry entry) {
        long packed = Math.min(entry.getCompressedSize(), path.toFile().length());
        return entry.getMethod() == ZipEntry.STORED ? packed : packed * LARGEST_RATIO;
    }

    static void write(Path path, Map<String, Tensor> members) throws IOException {
        WholeFile.write(path, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, Tensor> member : members.entrySet()) {
                zip.putNextEntry(entry(member.getKey(), member.getValue()));
                NpyWriter.write(zip, member.getValue());
            }
            zip.finish();
        });
    }

    /** Stored, because deflate's bytes differ between releases of zlib; so the checksum is needed before the content. */
    private static ZipEntry entry(String name, Tensor tensor) throws IOException {
        Measured measured = new Measured();
        CheckedOutputStream checked = new CheckedOutputStream(measured, new CRC32());
        NpyWriter.write(checked, tensor);
        ZipEntry entry = new ZipEntry(name + SUFFIX);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(measured.length);
        entry.setCrc(checked.getChecksum().getValue());
        return entry;
    }

    /** Counts what is written to it. */
    private static final class Measured extends OutputStream {
        private long length;

        @Override
        public void write(int b) {
            length++;
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            length += count;
        }
    }
}
