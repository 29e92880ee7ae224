package io.github.certidice.number;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/**
 * The constant of a law: {@code a + b * sqrt(c)} with rational a, b and c &gt;= 0, compared exactly.
 *
 * <p>All constants of the Dice and Jaccard laws have this form, for instance the largest gap
 * {@code D - J <= 3 - 2 sqrt(2)}. Comparisons square both sides and never round.
 */
public final class Bound implements Real, Comparable<Bound> {

    private final Rational a;
    private final Rational b;
    private final Rational c;

    private Bound(Rational a, Rational b, Rational c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /** The rational number a. */
    public static Bound of(Rational a) {
        return new Bound(a, Rational.ZERO, Rational.ZERO);
    }

    /** The integer a. */
    public static Bound of(long a) {
        return of(Rational.of(a));
    }

    /**
     * {@code a + b * sqrt(c)}.
     *
     * @throws IllegalArgumentException if c is negative
     */
    public static Bound of(Rational a, Rational b, Rational c) {
        if (c.signum() < 0) {
            throw new IllegalArgumentException("c must be >= 0 in a + b*sqrt(c), found " + c);
        }
        return new Bound(a, b, c).simplified();
    }

    /** {@code (sqrt(rho) - 1) / (sqrt(rho) + 1)}: the absolute counterpart of a best factor rho &gt;= 1. */
    public static Bound tanhForm(Rational rho) {
        if (rho.equals(Rational.ONE)) {
            return of(0);
        }
        // multiply above and below by sqrt(rho) - 1
        Rational below = rho.minus(Rational.ONE);
        return of(rho.plus(Rational.ONE).over(below), Rational.of(-2).over(below), rho);
    }

    /** A square root of a rational square is rational: then the surd part goes into a. */
    private Bound simplified() {
        BigInteger above = c.numerator().sqrt();
        BigInteger below = c.denominator().sqrt();
        boolean square = above.multiply(above).equals(c.numerator())
                && below.multiply(below).equals(c.denominator());
        return square ? of(a.plus(b.times(Rational.of(above, below)))) : this;
    }

    /** this + shift. */
    public Bound plus(Rational shift) {
        return new Bound(a.plus(shift), b, c);
    }

    /** this * factor. */
    public Bound times(Rational factor) {
        return new Bound(a.times(factor), b.times(factor), c);
    }

    /** A double within a few units in the last place, fast: for histograms and plots, never for verdicts. */
    public double approximate() {
        return isRational() ? a.doubleValue() : a.doubleValue() + b.doubleValue() * Math.sqrt(c.doubleValue());
    }

    /** True where no square root is left. */
    public boolean isRational() {
        return b.signum() == 0 || c.signum() == 0;
    }

    /** The sign of this - x. */
    public int compareTo(Rational x) {
        return signOf(a.minus(x), b, c);
    }

    @Override
    public int compareTo(Bound that) {
        return signOf(a.minus(that.a), b, c, that.b.negated(), that.c);
    }

    /** The sign of p + q sqrt(c). */
    private static int signOf(Rational p, Rational q, Rational c) {
        int surd = q.signum() * c.signum();
        if (p.signum() * surd >= 0) {
            return p.signum() != 0 ? p.signum() : surd;
        }
        return p.signum() * p.times(p).compareTo(q.times(q).times(c));
    }

    /** The sign of p + q sqrt(c) + r sqrt(e): of x + y with x = p + q sqrt(c) and y = r sqrt(e). */
    private static int signOf(Rational p, Rational q, Rational c, Rational r, Rational e) {
        int x = signOf(p, q, c);
        int y = r.signum() * e.signum();
        if (x * y >= 0) {
            return x != 0 ? x : y;
        }
        // opposite signs: the larger of x^2 = p^2 + q^2 c + 2 p q sqrt(c) and y^2 = r^2 e decides
        Rational rest = p.times(p).plus(q.times(q).times(c)).minus(r.times(r).times(e));
        return x * signOf(rest, p.times(q).times(Rational.TWO), c);
    }

    @Override
    public Enclosure enclose(int bits) {
        Enclosure rational = a.enclose(bits);
        if (isRational()) {
            return rational;
        }
        // sqrt(b^2 c) directly, so that no error is multiplied by b
        Enclosure root = rootOf(b.times(b).times(c), bits);
        return rational.plus(b.signum() < 0 ? root.negated() : root);
    }

    private static Enclosure rootOf(Rational square, int bits) {
        BigInteger low = square.enclose(2 * bits).lowUnits().sqrt();
        return new Enclosure(low, low.add(BigInteger.ONE), bits);
    }

    @Override
    public Optional<Rational> asRational() {
        return isRational() ? Optional.of(a) : Optional.empty();
    }

    @Override
    public double doubleValue() {
        return isRational() ? a.doubleValue() : Real.super.doubleValue();
    }

    @Override
    public int compareWith(Real that) {
        if (that instanceof Rational rational) {
            return compareTo(rational);
        }
        return that instanceof Bound bound ? compareTo(bound) : Real.super.compareWith(that);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bound that && compareTo(that) == 0;
    }

    /** Equal numbers can be written with different a, b and c; their nearest doubles are the same. */
    @Override
    public int hashCode() {
        return Objects.hash(doubleValue());
    }

    /** {@code "3 - 2*sqrt(2)"}. */
    @Override
    public String toString() {
        if (isRational()) {
            return a.toString();
        }
        Rational size = b.abs();
        String surd = (size.equals(Rational.ONE) ? "" : size + "*") + "sqrt(" + c + ")";
        String sign = b.signum() < 0 ? "-" : "";
        return a.signum() == 0 ? sign + surd : a + (b.signum() < 0 ? " - " : " + ") + surd;
    }

    /** {@code "3 - 2\sqrt{2}"}. */
    public String latex() {
        return isRational() ? latex(a) : toString().replace("*", "").replaceAll("sqrt\\(([^)]*)\\)", "\\\\sqrt{$1}");
    }

    private static String latex(Rational x) {
        String text = x.toString();
        int slash = text.indexOf('/');
        return slash < 0 ? text : "\\frac{" + text.substring(0, slash) + "}{" + text.substring(slash + 1) + "}";
    }
}
