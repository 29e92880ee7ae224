package io.github.certidice.number;

/**
 * How hard certified numbers try.
 *
 * @param bits that the middle of an enclosure keeps
 * @param exactBits up to this size, numerator and denominator together, fractions are kept as they are; 0 for dyadic ones
 *     that fit in {@code bits} only
 */
public record Precision(int bits, int exactBits) implements Arithmetic {

    /** Decides all but a few roundings; cheap. */
    public static final Precision FIRST = new Precision(128, 0);

    /** More digits than are printed, and zeros and fractions are recognised. */
    public static final Precision DIGITS = new Precision(192, 1 << 16);

    private static final int MOST_BITS = 1 << 14;

    /** The next try. */
    public Precision more() {
        return new Precision(bits * 5, 1 << 13);
    }

    /** False where more digits than anybody wants were not enough. */
    public boolean isWorthwhile() {
        return bits <= MOST_BITS;
    }

    /** True where zeros are recognised: fractions are exact, and exponentials have residues. */
    boolean knowsZeros() {
        return exactBits > 0;
    }

    @Override
    public Certified constant(Rational x) {
        return Certified.of(x, this);
    }

    @Override
    public Certified input(double x) {
        return Certified.of(x, this);
    }

    @Override
    public Accumulator sum() {
        return new CertifiedSum(this);
    }

    /** True if a fraction is kept as it is. */
    boolean keeps(Rational x) {
        return exactBits > 0 && (rawBits(x) <= exactBits || rawBits(x.lowest()) <= exactBits);
    }

    private static int rawBits(Rational x) {
        return x.rawNumerator().bitLength() + x.rawDenominator().bitLength();
    }
}
