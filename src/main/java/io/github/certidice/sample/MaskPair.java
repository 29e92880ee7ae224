package io.github.certidice.sample;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two masks of up to 64 voxels in a row, one bit per voxel, voxel 0 lowest.
 *
 * @param voxels d
 * @param target the foreground
 * @param prediction what is predicted as foreground
 */
public record MaskPair(int voxels, long target, long prediction) {

    private static final String VERSION = "m1";
    private static final String FORM =
            VERSION + ":<voxels, 1 to 64>:<target in hex>:<prediction in hex>, such as m1:4:6:3";
    private static final int HEX = 16;

    /** Rejects numbers of voxels outside 1 to 64, and bits beyond the voxels. */
    public MaskPair {
        Call.requireInRange("voxels", voxels, 1, Long.SIZE);
        if (((target | prediction) & ~all(voxels)) != 0) {
            String found = Long.toHexString(target) + " and " + Long.toHexString(prediction);
            throw InvalidInput.of("masks", found, "the lowest " + voxels + " bits");
        }
    }

    /** The word in which the lowest {@code voxels} bits are set. */
    static long all(int voxels) {
        return -1L >>> Long.SIZE - voxels;
    }

    /**
     * Reads {@link #token()}.
     *
     * @throws InvalidInput naming the argument {@code replay}
     */
    public static MaskPair parse(String token) {
        String[] parts = token.split(":", -1);
        if (parts.length != 4 || !parts[0].equals(VERSION)) {
            throw InvalidInput.of("replay", '"' + token + '"', FORM);
        }
        try {
            return new MaskPair(Integer.parseInt(parts[1]), word(parts[2]), word(parts[3]));
        } catch (NumberFormatException e) {
            throw InvalidInput.of("replay", '"' + token + '"', FORM);
        } catch (InvalidInput reason) {
            throw InvalidInput.of("replay", '"' + token + "\" (" + reason.getMessage() + ")", FORM);
        }
    }

    private static long word(String hex) {
        return Long.parseUnsignedLong(hex, HEX);
    }

    /** The counts; nothing else of the masks matters to a set similarity. */
    public Confusion confusion() {
        int tp = Long.bitCount(target & prediction);
        int fp = Long.bitCount(prediction) - tp;
        int fn = Long.bitCount(target) - tp;
        return new Confusion(tp, fp, fn, voxels - tp - fp - fn);
    }

    /** The same masks, the prediction as exact zeros and ones. */
    public Pair pair() {
        Shape shape = Shape.of(voxels);
        return new Pair(Mask.of(shape, target), ProbabilityMap.of(shape, voxel -> prediction >>> voxel & 1));
    }

    /** What to try next when this case fails: without some voxels, then with fewer of them foreground. */
    public Stream<MaskPair> simpler() {
        Stream<MaskPair> fewer = IntStream.iterate(voxels / 2, cut -> cut > 0, cut -> cut / 2)
                .boxed()
                .flatMap(cut -> IntStream.iterate(0, from -> from + cut <= voxels, from -> from + cut)
                        .mapToObj(from -> without(from, from + cut)));
        Stream<MaskPair> emptier = IntStream.range(0, voxels)
                .mapToObj(voxel -> ~(1L << voxel))
                .flatMap(keep -> Stream.of(
                        new MaskPair(voxels, target & keep, prediction & keep),
                        new MaskPair(voxels, target & keep, prediction),
                        new MaskPair(voxels, target, prediction & keep)));
        return Stream.concat(fewer, emptier).filter(pair -> pair.complexity() < complexity());
    }

    private MaskPair without(int from, int to) {
        return new MaskPair(voxels - (to - from), without(target, from, to), without(prediction, from, to));
    }

    private static long without(long word, int from, int to) {
        long low = from == 0 ? 0 : word & all(from);
        long high = to == Long.SIZE ? 0 : word >>> to << from;
        return low | high;
    }

    /** Orders cases by how hard they are to read: voxels first, then foreground. */
    public long complexity() {
        return (long) voxels << 8 | Long.bitCount(target) + Long.bitCount(prediction);
    }

    /** One line that {@link #parse} reads: {@code "m1:4:6:3"}. */
    public String token() {
        return String.join(":", VERSION, "" + voxels, Long.toHexString(target), Long.toHexString(prediction));
    }

    /** The token. */
    @Override
    public String toString() {
        return token();
    }
}
