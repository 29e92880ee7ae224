package io.github.certidice.number;

import java.math.BigInteger;

/** A sum of certified numbers: dyadic terms are added exactly, others by their enclosures. */
final class CertifiedSum implements Arithmetic.Accumulator {

    /** Dyadic terms are kept exactly as long as their units are not farther apart than any two doubles' products. */
    private static final int FARTHEST = 5000;

    /** Doubles from 2^-10 to 1 are multiples of 2^-62. */
    private static final double SMALLEST_FIXED = 0x1p-10;

    private static final int FIXED_UNIT = -62;
    private static final double FIXED_SCALE = 0x1p62;
    private static final int HALF = 32;
    private static final long LOW_HALF = (1L << HALF) - 1;

    /** So many halves of 32 bits fit in a long. */
    private static final int CAPACITY = 1 << 30;

    private final Precision precision;
    private BigInteger units = BigInteger.ZERO;
    private long exponent;
    private Certified rest;

    /** Sums of the halves of fixed-point terms. */
    private long low;

    private long high;
    private int room = CAPACITY;

    CertifiedSum(Precision precision) {
        this.precision = precision;
    }

    @Override
    public void add(Quantity quantity) {
        Certified term = (Certified) quantity;
        if (term.isFinite() && term.ball().isExact() && isNear(term.ball().exponent())) {
            add(term.ball().middle(), term.ball().exponent());
        } else {
            rest = rest == null ? term : (Certified) rest.plus(term);
        }
    }

    /** Most probabilities take the fixed-point way, which costs a few cycles. */
    @Override
    public void add(double x) {
        double size = Math.abs(x);
        if (size >= SMALLEST_FIXED && size <= 1) {
            addFixed((long) (x * FIXED_SCALE));
        } else if (x != 0) {
            Dyadic parts = Dyadic.of(x);
            addParts(BigInteger.valueOf(parts.significand()), parts.exponent());
        }
    }

    private void addFixed(long fixed) {
        low += fixed & LOW_HALF;
        high += fixed >> HALF;
        if (--room == 0) {
            empty();
        }
    }

    private void empty() {
        BigInteger sum = BigInteger.valueOf(high).shiftLeft(HALF).add(BigInteger.valueOf(low));
        low = 0;
        high = 0;
        room = CAPACITY;
        addParts(sum, FIXED_UNIT);
    }

    @Override
    public void addProduct(double x, double y) {
        Dyadic one = Dyadic.of(x);
        Dyadic other = Dyadic.of(y);
        BigInteger product = BigInteger.valueOf(one.significand()).multiply(BigInteger.valueOf(other.significand()));
        addParts(product, one.exponent() + other.exponent());
    }

    private void addParts(BigInteger middle, long power) {
        if (isNear(power)) {
            add(middle, power);
        } else {
            add(Certified.of(new Ball(middle, BigInteger.ZERO, power, precision.bits()), null, precision));
        }
    }

    private boolean isNear(long power) {
        return units.signum() == 0 || Math.abs(power - exponent) < FARTHEST;
    }

    private void add(BigInteger middle, long power) {
        if (middle.signum() == 0) {
            return;
        }
        if (units.signum() == 0) {
            units = middle;
            exponent = power;
        } else if (power >= exponent) {
            units = units.add(middle.shiftLeft((int) (power - exponent)));
        } else {
            units = units.shiftLeft((int) (exponent - power)).add(middle);
            exponent = power;
        }
    }

    @Override
    public Quantity total() {
        empty();
        Certified dyadic = precision.knowsZeros() && Math.abs(exponent) < 1 << 20
                ? Certified.of(Rational.of(units, (int) exponent), precision)
                : Certified.of(new Ball(units, BigInteger.ZERO, exponent, precision.bits()).rounded(), null, precision);
        return rest == null ? dyadic : dyadic.plus(rest);
    }
}
