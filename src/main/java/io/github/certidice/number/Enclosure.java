package io.github.certidice.number;

import java.math.BigInteger;

/**
 * A closed interval {@code [lowUnits, highUnits] * 2^-bits} that certainly contains a real number.
 *
 * @param lowUnits lower end, in units of 2^-bits
 * @param highUnits upper end, in units of 2^-bits
 * @param bits binary digits after the point
 */
public record Enclosure(BigInteger lowUnits, BigInteger highUnits, int bits) {

    /** Rejects an interval whose ends are in the wrong order. */
    public Enclosure {
        if (lowUnits.compareTo(highUnits) > 0) {
            throw new IllegalArgumentException("lowUnits " + lowUnits + " is above highUnits " + highUnits);
        }
    }

    /** above / below between neighbouring units, or exactly where it is a whole number of them; below is positive. */
    static Enclosure of(BigInteger above, BigInteger below, int bits) {
        BigInteger[] parts = above.shiftLeft(Math.max(bits, 0)).divideAndRemainder(below.shiftLeft(Math.max(-bits, 0)));
        BigInteger cut = parts[0]; // towards zero
        return switch (parts[1].signum()) {
            case 0 -> new Enclosure(cut, cut, bits);
            case 1 -> new Enclosure(cut, cut.add(BigInteger.ONE), bits);
            default -> new Enclosure(cut.subtract(BigInteger.ONE), cut, bits);
        };
    }

    /** The lower end. */
    public Rational low() {
        return Rational.of(lowUnits, -bits);
    }

    /** The upper end. */
    public Rational high() {
        return Rational.of(highUnits, -bits);
    }

    /** Sums of the ends; both must have the same number of bits. */
    public Enclosure plus(Enclosure that) {
        requireSameGrid(that);
        return new Enclosure(lowUnits.add(that.lowUnits), highUnits.add(that.highUnits), bits);
    }

    /** The interval of -x. */
    public Enclosure negated() {
        return new Enclosure(highUnits.negate(), lowUnits.negate(), bits);
    }

    /** The interval of factor * x, on the same grid, rounded outwards. */
    public Enclosure times(Rational factor) {
        Enclosure ends = factor.signum() < 0 ? negated() : this;
        Rational scale = factor.abs();
        BigInteger low = Rational.of(ends.lowUnits, BigInteger.ONE).times(scale).floor();
        BigInteger high = Rational.of(ends.highUnits.negate(), BigInteger.ONE)
                .times(scale)
                .floor()
                .negate();
        return new Enclosure(low, high, bits);
    }

    /** -1 where this lies wholly below that, 1 where wholly above, 0 where they touch or overlap. */
    public int compareTo(Enclosure that) {
        requireSameGrid(that);
        if (highUnits.compareTo(that.lowUnits) < 0) {
            return -1;
        }
        return lowUnits.compareTo(that.highUnits) > 0 ? 1 : 0;
    }

    /** The smallest interval on a grid of fewer bits that contains this one. */
    public Enclosure coarser(int fewerBits) {
        int shift = bits - fewerBits;
        BigInteger high = highUnits.negate().shiftRight(shift).negate();
        return new Enclosure(lowUnits.shiftRight(shift), high, fewerBits);
    }

    private void requireSameGrid(Enclosure that) {
        if (bits != that.bits) {
            throw new IllegalArgumentException(
                    "enclosures on different grids: " + bits + " and " + that.bits + " bits");
        }
    }
}
