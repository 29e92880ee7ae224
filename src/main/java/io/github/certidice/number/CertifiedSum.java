package io.github.certidice.number;

import java.math.BigInteger;

/** A sum of certified numbers: dyadic terms are added exactly, others by their enclosures. */
final class CertifiedSum implements Arithmetic.Accumulator {

    /** Dyadic terms are kept exactly as long as their units are not farther apart than any two doubles' products. */
    private static final int FARTHEST = 5000;

    private final Precision precision;
    private BigInteger units = BigInteger.ZERO;
    private long exponent;
    private Certified rest;

    CertifiedSum(Precision precision) {
        this.precision = precision;
    }

    @Override
    public void add(Quantity quantity) {
        Certified term = (Certified) quantity;
        if (term.isFinite() && term.ball().isExact() && isNear(term.ball())) {
            add(term.ball());
        } else {
            rest = rest == null ? term : (Certified) rest.plus(term);
        }
    }

    private boolean isNear(Ball term) {
        return units.signum() == 0 || Math.abs(term.exponent() - exponent) < FARTHEST;
    }

    private void add(Ball term) {
        if (units.signum() == 0) {
            units = term.middle();
            exponent = term.exponent();
        } else if (term.exponent() >= exponent) {
            units = units.add(term.middle().shiftLeft((int) (term.exponent() - exponent)));
        } else {
            units = units.shiftLeft((int) (exponent - term.exponent())).add(term.middle());
            exponent = term.exponent();
        }
    }

    @Override
    public Quantity total() {
        Certified dyadic = precision.knowsZeros() && Math.abs(exponent) < 1 << 20
                ? Certified.of(Rational.of(units, (int) exponent), precision)
                : Certified.of(new Ball(units, BigInteger.ZERO, exponent, precision.bits()).rounded(), null, precision);
        return rest == null ? dyadic : dyadic.plus(rest);
    }
}
