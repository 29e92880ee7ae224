package io.github.certidice.report.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tells whether a proof file is still the one that a recorded outcome speaks of. */
final class ProofDigest {

    private ProofDigest() {}

    /** SHA-256 of the file on the class path, with line feeds as line ends; empty where there is none. */
    static Optional<String> of(String file) {
        try (InputStream in = ProofDigest.class.getResourceAsStream("/" + file)) {
            return in == null ? Optional.empty() : Optional.of(digest(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
