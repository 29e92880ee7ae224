package io.github.certidice.number;

import java.math.BigInteger;

/**
 * A real number that is certainly in {@code [high + low - radius, high + low + radius]}, in three doubles: about 100
 * binary digits without the large integers of {@link Certified} numbers. {@code high} is the double nearest to
 * {@code high + low}. Sums of two doubles, and their products, are exact; others round, and the radius grows by
 * what that moved: remainders are computed by the error-free transformations of T. J. Dekker, <i>A floating-point technique
 * for extending the available precision</i>, Numerische Mathematik 18 (1971), and by fused multiplication.
 *
 * <p>Numbers below 2^-900 or above 2^900 in size, whose remainders might not be doubles, are {@link Undecided}, and so are
 * comparisons and roundings within the radius. Infinities and NaN follow IEEE 754.
 */
public final class DoubleDouble implements Refined {

    /** u: half a unit in the last place of 1. */
    private static final double U = 0x1p-53;

    private static final double LEAST = 0x1p-900;
    private static final double MOST = 0x1p900;

    /** Above the relative error of a radius, which is itself a sum of at most twenty doubles. */
    private static final double OWN_ROUNDING = 1 + 0x1p-46;

    /** Above what the underflow of doubles takes from it. */
    private static final double OWN_UNDERFLOW = 0x1p-1060;

    private static final int LARGEST_WHOLE_POWER = 64;
    private static final int FEW = Precision.FIRST.bits();

    static final DoubleDouble ZERO = new DoubleDouble(0, 0, 0);
    static final DoubleDouble ONE = new DoubleDouble(1, 0, 0);

    private final double high;
    private final double low;
    private final double radius;

    private DoubleDouble(double high, double low, double radius) {
        this.high = high;
        this.low = low;
        this.radius = radius;
    }

    /** A double: exact, or infinite, or NaN. */
    static DoubleDouble of(double x) {
        if (Double.isFinite(x)) {
            requireModerate(x);
        }
        return new DoubleDouble(x + 0.0, 0, 0); // never -0.0, whose sign nobody has decided
    }

    /** Exactly high + low, for low below high in size, or both 0. */
    static DoubleDouble exact(double high, double low) {
        double sum = high + low;
        requireModerate(sum);
        return new DoubleDouble(sum + 0.0, high - sum + low, 0);
    }

    /** About high + low, for low below high in size, or both 0. */
    static DoubleDouble of(double high, double low, double radius) {
        double sum = high + low;
        requireModerate(sum);
        if (!(radius <= MOST)) {
            throw new Undecided("the size of a number");
        }
        return new DoubleDouble(sum + 0.0, high - sum + low, radius * OWN_ROUNDING + OWN_UNDERFLOW);
    }

    private static void requireModerate(double x) {
        if (!isModerate(x)) {
            throw new Undecided("the size of a number");
        }
    }

    /** True for 0, and for finite numbers whose remainders are doubles. */
    static boolean isModerate(double x) {
        double size = Math.abs(x);
        return size >= LEAST && size <= MOST || size == 0;
    }

    /** The double nearest to the middle. */
    double high() {
        return high;
    }

    /** What the middle has beyond that. */
    double low() {
        return low;
    }

    /** At least the distance from the middle. */
    double radius() {
        return radius;
    }

    /** The same in a wider enclosure. */
    DoubleDouble within(double more) {
        return of(high, low, radius + more);
    }

    /** The middle of the enclosure. */
    DoubleDouble middle() {
        return exact(high, low);
    }

    @Override
    public Quantity constant(Rational x) {
        return DoubleDoubles.of(x);
    }

    /** The remainders of three sums are added up; what that rounds is in the radius. */
    @Override
    public Quantity plus(Quantity other) {
        DoubleDouble that = (DoubleDouble) other;
        double highs = high + that.high;
        if (!isFinite() || !that.isFinite()) {
            return special(highs);
        }
        double lows = low + that.low;
        double remainder = remainder(high, that.high, highs);
        double rest = remainder + lows;
        double first = remainder(remainder, lows, rest);
        double second = remainder(low, that.low, lows);
        double last = first + second;
        double below = rest + last;
        double lost = Math.abs(remainder(first, second, last)) + Math.abs(remainder(rest, last, below));
        double sum = highs + below;
        double left = remainder(highs, below, sum);
        boolean isExact = lost == 0 && radius == 0 && that.radius == 0;
        return isExact ? exact(sum, left) : of(sum, left, lost + radius + that.radius);
    }

    /** x + y - fl(x + y), exactly. */
    static double remainder(double x, double y, double sum) {
        double part = sum - x;
        return x - (sum - part) + (y - part);
    }

    @Override
    public DoubleDouble negated() {
        return new DoubleDouble(0.0 - high, 0.0 - low, radius);
    }

    /** {@code xy = fl(hh') + remainder + (hl' + lh') + ll'}; what the three sums of that round, and ll', are in the radius. */
    @Override
    public Quantity times(Quantity other) {
        DoubleDouble that = (DoubleDouble) other;
        if (!isFinite() || !that.isFinite()) {
            return special(representative() * that.representative());
        }
        if (isZero() || that.isZero()) {
            return ZERO;
        }
        if (isUnit() || that.isUnit()) {
            return isUnit() ? that.signed(high) : signed(that.high);
        }
        double product = high * that.high;
        requireNoUnderflow(product, high != 0 && that.high != 0);
        double remainder = Math.fma(high, that.high, -product);
        if (isDouble() && that.isDouble()) {
            return exact(product, remainder);
        }
        double one = low * that.high;
        double cross = Math.fma(high, that.low, one);
        double rest = remainder + cross;
        double lost = 2 * U * (Math.abs(one) + Math.abs(cross) + Math.abs(rest)) + Math.abs(low * that.low);
        double moved = size() * that.radius + radius * (that.size() + that.radius);
        return of(product, rest, lost + moved);
    }

    private boolean isUnit() {
        return Math.abs(high) == 1 && isDouble();
    }

    private DoubleDouble signed(double unit) {
        return unit > 0 ? this : negated();
    }

    private boolean isDouble() {
        return low == 0 && radius == 0;
    }

    private static void requireNoUnderflow(double result, boolean hasSize) {
        if (hasSize && Math.abs(result) < LEAST) {
            throw new Undecided("the size of a number");
        }
    }

    /**
     * With q = fl(h/h') the quotient is {@code q + (x - q y) / y}. The numerator's leading part is one fused operation, and
     * exact; the rest rounds. {@code x'/y' - x/y} is at most {@code (r + |x/y| r') / (|y| - r')}.
     */
    @Override
    public Quantity over(Quantity other) {
        DoubleDouble that = (DoubleDouble) other;
        if (!isFinite() || !that.isFinite() || that.isZero()) {
            return special(representative() / that.representative());
        }
        if (that.isUnit()) {
            return signed(that.high);
        }
        double least = Math.abs(that.high) * (1 - 2 * U) - that.radius;
        if (!(least > 0)) {
            throw new Undecided("a division");
        }
        double quotient = high / that.high;
        requireNoUnderflow(quotient, high != 0);
        double leading = Math.fma(-quotient, that.high, high);
        if (leading == 0 && isDouble() && that.isDouble()) {
            return exact(quotient, 0);
        }
        double following = Math.fma(-quotient, that.low, low);
        double numerator = leading + following;
        double rest = numerator / that.high;
        double lost = U * (Math.abs(following) + 4 * Math.abs(numerator));
        double moved = radius + (Math.abs(quotient) + Math.abs(rest)) * that.radius;
        return of(quotient, rest, 2 * (lost + moved + OWN_UNDERFLOW) / least);
    }

    private double size() {
        return Math.abs(high) + Math.abs(low);
    }

    /** Infinite, NaN, or 0 where something was divided by infinity; signs and zeros decide alone. */
    private static DoubleDouble special(double result) {
        return Double.isFinite(result) ? ZERO : new DoubleDouble(result, 0, 0);
    }

    private double representative() {
        return isFinite() ? signum() : high;
    }

    @Override
    public Quantity exp() {
        if (!isFinite()) {
            return special(Math.exp(high));
        }
        return isZero() ? ONE : DoubleDoubleFunction.exp(this);
    }

    @Override
    public Quantity log() {
        if (!isFinite()) {
            return special(high > 0 ? high : Double.NaN);
        }
        if (isZero()) {
            return special(Double.NEGATIVE_INFINITY);
        }
        if (isUnit() && high > 0) {
            return ZERO;
        }
        return signum() < 0 ? special(Double.NaN) : DoubleDoubleFunction.log(this);
    }

    @Override
    public Quantity logOnePlus() {
        if (!isFinite()) {
            return special(high > 0 ? high : Double.NaN);
        }
        return isZero() ? ZERO : DoubleDoubleFunction.logOnePlus(this);
    }

    @Override
    public Quantity power(Rational exponent) {
        if (exponent.signum() == 0) {
            return ONE;
        }
        boolean whole = exponent.denominator().equals(BigInteger.ONE);
        if (whole && exponent.abs().compareTo(Rational.of(LARGEST_WHOLE_POWER)) <= 0) {
            Quantity power = wholePower(Math.abs(exponent.intValue()));
            return exponent.signum() > 0 ? power : ONE.over(power);
        }
        if (!isFinite() || isZero()) {
            return special(Math.pow(representative(), exponent.doubleValue()));
        }
        return log().times(exponent).exp();
    }

    private Quantity wholePower(int n) {
        Quantity product = this;
        for (int i = 1; i < n; i++) {
            product = product.times(this);
        }
        return product;
    }

    @Override
    public int signum() {
        if (isNaN()) {
            return 0;
        }
        // half of the high part is more than the low part can take away
        if (radius == 0 || Math.abs(high) / 2 > radius) {
            return (int) Math.signum(high);
        }
        throw new Undecided("a sign");
    }

    @Override
    public boolean isFinite() {
        return Double.isFinite(high);
    }

    @Override
    public boolean isNaN() {
        return Double.isNaN(high);
    }

    @Override
    public boolean isZero() {
        return high == 0 && radius == 0;
    }

    @Override
    public Quantity step(Rational atZero) {
        int sign = signum();
        if (isNaN()) {
            return this;
        }
        return sign == 0 ? constant(atZero) : sign > 0 ? ONE : ZERO;
    }

    /** To round is monotone: where both ends round to the high part, everything between does. */
    @Override
    public double doubleValue() {
        boolean isNearest = high + Math.nextDown(low - radius) == high && high + Math.nextUp(low + radius) == high;
        if (radius == 0 || isNearest && high != 0) {
            return high;
        }
        throw new Undecided("to which double it rounds");
    }

    @Override
    public double approximate() {
        return high;
    }

    @Override
    public Certified certified() {
        if (!isFinite()) {
            return Certified.of(high, Precision.FIRST);
        }
        Ball middle = Ball.of(high, FEW).plus(Ball.of(low, FEW));
        Ball error = new Ball(BigInteger.ZERO, BigInteger.ONE, Math.getExponent(radius) + 1L, FEW);
        return Certified.of(radius == 0 ? middle : middle.plus(error), null, Precision.FIRST);
    }

    /** Middle and radius. */
    @Override
    public String toString() {
        return high + " + " + low + " +- " + radius;
    }
}
