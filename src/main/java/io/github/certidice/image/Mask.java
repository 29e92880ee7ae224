package io.github.certidice.image;

import io.github.certidice.InvalidInput;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** A set of foreground voxels, one bit each. Immutable. */
public final class Mask implements Target {

    private final Shape shape;
    private final long[] words;

    private Mask(Shape shape, long[] words) {
        this.shape = shape;
        this.words = words;
    }

    /** The voxels for which the predicate holds. */
    public static Mask of(Shape shape, IntPredicate foreground) {
        long[] words = new long[(shape.size() + Long.SIZE - 1) / Long.SIZE];
        for (int voxel = 0; voxel < shape.size(); voxel++) {
            if (foreground.test(voxel)) {
                words[voxel / Long.SIZE] |= 1L << voxel;
            }
        }
        return new Mask(shape, words);
    }

    /** The lowest bits of {@code bits}, voxel 0 first; for up to 64 voxels. */
    public static Mask of(Shape shape, long bits) {
        if (shape.size() > Long.SIZE) {
            throw InvalidInput.of("shape", shape, "at most 64 voxels for a mask from one word of bits");
        }
        return of(shape, voxel -> (bits >>> voxel & 1) != 0);
    }

    /** Reads {@code "0110"}: one digit per voxel, in C order. */
    public static Mask parse(Shape shape, String digits) {
        if (!digits.matches("[01]{" + shape.size() + "}")) {
            throw InvalidInput.of("mask", '"' + digits + '"', shape.size() + " digits 0 or 1");
        }
        return of(shape, voxel -> digits.charAt(voxel) == '1');
    }

    @Override
    public Shape shape() {
        return shape;
    }

    /** True where the voxel is foreground. */
    public boolean contains(int voxel) {
        return (words[voxel / Long.SIZE] >>> voxel & 1) != 0;
    }

    @Override
    public double at(int voxel) {
        return contains(voxel) ? 1 : 0;
    }

    @Override
    public boolean isBinary() {
        return true;
    }

    /** The number of foreground voxels. */
    public int count() {
        return Arrays.stream(words).mapToInt(Long::bitCount).sum();
    }

    /** The confusion counts of this mask as prediction of {@code target}. */
    public Confusion against(Mask target) {
        Pair.requireSameShape(target.shape, shape);
        long tp = 0;
        for (int i = 0; i < words.length; i++) {
            tp += Long.bitCount(words[i] & target.words[i]);
        }
        long fp = count() - tp;
        long fn = target.count() - tp;
        return new Confusion(tp, fp, fn, shape.size() - tp - fp - fn);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask that && shape.equals(that.shape) && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(words);
    }

    /** {@code "0110"}: one digit per voxel, in C order. */
    @Override
    public String toString() {
        StringBuilder digits = new StringBuilder(shape.size());
        for (int voxel = 0; voxel < shape.size(); voxel++) {
            digits.append(contains(voxel) ? '1' : '0');
        }
        return digits.toString();
    }
}
