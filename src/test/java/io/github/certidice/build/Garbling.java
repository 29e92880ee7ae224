package io.github.certidice.build;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages inputs of readers: bytes changed, cut, doubled, and put in. */
public final class Garbling {

    /** How many inputs each of the properties tries: {@code -Dcertidice.fuzz.tries=1000000} tries more. */
    public static final int TRIES = Integer.getInteger("certidice.fuzz.tries", 4000);

    /** Values, and names of fields, which have a group. */
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*+\"(\\s*+:)?+|-?\\d[\\d.eE+-]*+|\\b(?:true|false|null)\\b");

    private final Random random;
    private final List<String> words;

    /** With words that readers react to. */
    public Garbling(long seed, List<String> words) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.words = words;
    }

    /** One of these, damaged in one to four places. */
    public byte[] of(List<byte[]> inputs) {
        byte[] bytes = pick(inputs).clone();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            bytes = damaged(bytes, inputs);
        }
        return bytes;
    }

    /** One of these JSON texts, with one to three of its strings, numbers and constants exchanged: most stay JSON. */
    public byte[] ofTokens(List<byte[]> inputs) {
        String text = new String(pick(inputs), StandardCharsets.UTF_8);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            text = exchanged(text, pick(inputs));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Mostly by one of its kind: other kinds are refused at once. */
    private String exchanged(String text, byte[] other) {
        MatchResult token = pick(values(text));
        List<String> candidates = new ArrayList<>(words);
        values(new String(other, StandardCharsets.UTF_8)).forEach(found -> candidates.add(found.group()));
        if (random.nextInt(8) > 0) {
            candidates.removeIf(word -> kind(word) != kind(token.group()));
        }
        String word = candidates.isEmpty() ? "null" : pick(candidates);
        return text.substring(0, token.start()) + word + text.substring(token.end());
    }

    private static List<MatchResult> values(String text) {
        return TOKEN.matcher(text).results().filter(token -> token.group(1) == null).toList();
    }

    private static char kind(String token) {
        char first = token.charAt(0);
        return Character.isDigit(first) || first == '-' ? '0' : first == 't' || first == 'f' ? 't' : first;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private byte[] damaged(byte[] bytes, List<byte[]> inputs) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(1 << random.nextInt(8)));
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(bytes, at, new byte[0], end);
            case 2 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, end), at);
            case 3 -> joined(bytes, at, noise(1 + random.nextInt(8)), at);
            case 4 -> joined(bytes, at, noise(end - at), end);
            case 5 -> joined(bytes, at, word(), at);
            case 6 -> joined(bytes, at, word(), end);
            case 7 -> spliced(bytes, at, pick(inputs));
            default -> flipped(bytes, at);
        };
    }

    private byte[] word() {
        return pick(words).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] flipped(byte[] bytes, int at) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] spliced(byte[] bytes, int at, byte[] other) {
        return joined(
                bytes, at, Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length), bytes.length);
    }

    private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, until);
        out.writeBytes(middle);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
