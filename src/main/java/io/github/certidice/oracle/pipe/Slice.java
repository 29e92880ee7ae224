package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of one JSON value within a line.
 *
 * @param bytes of the line; shared
 * @param from the first byte
 * @param to after the last one
 */
record Slice(byte[] bytes, int from, int to) {

    /** Deeper nesting has no use here, and recursion over it is safe. */
    private static final int DEEPEST = 64;

    /** As many digits as the exact decimal of any double has, and more. */
    private static final int LONGEST_NUMBER = 1200;

    /**
     * Numbers are written as the shortest decimals that read back as they were, on every Java release. What isn't ASCII
     * is escaped, so that halves of surrogate pairs, which a request may hold, can be written too.
     */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    static Slice of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Slice(bytes, 0, bytes.length);
    }

    /** Its first token. */
    Tokens tokens() {
        try {
            return new Tokens(this, FACTORY.createParser(bytes, from, to - from));
        } catch (IOException e) {
            throw Tokens.badJson(e);
        }
    }

    Slice part(long start, long end) {
        return new Slice(bytes, from + (int) start, from + (int) end);
    }

    /**
     * True if its first byte is that one, after white space. Then what follows is read as UTF-8: a byte 0 beside it would
     * mean UTF-16 or UTF-32 to the parser.
     */
    boolean begins(char first) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at < to && bytes[at] == first && !hasZeroIn(from, Math.min(at + 4, to));
    }

    private boolean hasZeroIn(int start, int end) {
        for (int at = start; at < end; at++) {
            if (bytes[at] == 0) {
                return true;
            }
        }
        return false;
    }

    int length() {
        return to - from;
    }

    /** The same bytes as long as the text is the same. */
    String key() {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The JSON text. */
    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice that && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
