package io.github.certidice.evidence.coq;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The theories of {@code proofs/coq}, which travel in the jar. */
public final class CoqSources {

    private static final String FOLDER = "/proofs/coq/";
    private static final String PROJECT = "_CoqProject";
    private static final Pattern REQUIRED = Pattern.compile("From CertiDice Require (?:Import |Export )?([^.]+)\\.");

    private CoqSources() {}

    /** The files in the order in which they are compiled: that of {@code _CoqProject}, where each comes after what it needs. */
    public static List<String> files() {
        return text(PROJECT).lines().filter(line -> line.endsWith(".v")).toList();
    }

    /** Our files that this one requires, which come before it. */
    static List<String> requiredBy(String file) {
        return REQUIRED.matcher(text(file))
                .results()
                .flatMap(found -> Stream.of(found.group(1).strip().split("\\s+")))
                .map(module -> module + ".v")
                .toList();
    }

    static String text(String file) {
        try (InputStream in = CoqSources.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("no " + FOLDER + file + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copyTo(Path folder) throws IOException {
        for (String file : files()) {
            Files.writeString(folder.resolve(file), text(file));
        }
    }

    /** SHA-256 of all files: tells whether what was once said of a theorem still speaks of these files. */
    public static String digest() {
        return Digest.OF_ALL;
    }

    /** Made once, from dozens of files: the evidence of each theorem has it. */
    private static final class Digest {

        private static final String OF_ALL = made();
    }

    private static String made() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String file : files()) {
                sha.update(file.getBytes(StandardCharsets.UTF_8));
                sha.update(text(file).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
