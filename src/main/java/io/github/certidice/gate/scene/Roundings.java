package io.github.certidice.gate.scene;

import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rounder numbers for one voxel, the roundest first. */
final class Roundings {

    /** Significant bits that are tried, and parts of shares. */
    private static final int[] BITS = {1, 2, 4, 8, 16};

    /** How many roundings there are. */
    static final int COUNT = BITS.length + 2;

    private final Numbers kind;

    Roundings(Intake intake) {
        this.kind = intake.numbers();
    }

    /** The voxel's numbers, rounded in the way with that number. */
    double[] of(double[] numbers, int way) {
        return switch (kind) {
            case LOGITS, PROBABILITIES ->
                Arrays.stream(numbers).map(x -> rounded(x, way)).toArray();
            case SHARES -> shares(numbers, way);
            case LABELS -> numbers;
        };
    }

    /** 0; then 1 or -1 for logits, one half for probabilities; then fewer bits. */
    private double rounded(double x, int way) {
        return switch (way) {
            case 0 -> 0;
            case 1 -> kind == Numbers.LOGITS ? Math.signum(x) : x <= 0 || x >= 1 ? Math.rint(x) : 0.5;
            default -> bits(x, BITS[way - 2]);
        };
    }

    private static double bits(double x, int bits) {
        if (x == 0) {
            return 0;
        }
        int unit = Math.getExponent(x) - bits + 1;
        return Math.scalb(Math.rint(Math.scalb(x, -unit)), unit);
    }

    /** The largest share alone; then halves of the largest two; then multiples of a power of 2. */
    static double[] shares(double[] numbers, int way) {
        return way == 0 ? parts(numbers, 1) : parts(numbers, 1 << Math.min(way, 8));
    }

    /** Multiples of 1 / parts, the rest going to the largest. */
    private static double[] parts(double[] numbers, int parts) {
        double[] rounded =
                Arrays.stream(numbers).map(x -> Math.floor(x * parts) / parts).toArray();
        double rest = 1 - Arrays.stream(rounded).sum();
        rounded[largest(numbers)] += rest;
        return rounded;
    }

    private static int largest(double[] numbers) {
        int best = 0;
        for (int c = 1; c < numbers.length; c++) {
            best = numbers[c] > numbers[best] ? c : best;
        }
        return best;
    }

    /** What a number costs a reader: 0 is free, few bits near 1 are cheap, a sign costs a little. */
    static int cost(double x) {
        if (x == 0) {
            return 0;
        }
        long bits = Double.doubleToRawLongBits(x) & 0xfffffffffffffL | 0x10000000000000L;
        int significant = 53 - Long.numberOfTrailingZeros(bits);
        return significant + Math.abs(Math.getExponent(x)) + (x < 0 ? 1 : 0);
    }

    /** The costs of all. */
    static int cost(double[] all) {
        return Arrays.stream(all).mapToInt(Roundings::cost).sum();
    }

    /** All ways, in order. */
    static List<Integer> ways() {
        List<Integer> ways = new ArrayList<>();
        for (int way = 0; way < COUNT; way++) {
            ways.add(way);
        }
        return ways;
    }
}
