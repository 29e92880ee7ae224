package io.github.certidice.number;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code sum_i w_i log(x_i)} with exact weights and exact positive arguments: the value of a cross-entropy.
 *
 * <p>Terms of one weight are joined into {@code w log(x_1 x_2 ...)}, whose product is enclosed at the precision that is
 * asked for: a sum over many voxels takes one logarithm for each weight, and no memory beyond the terms' source, which
 * is read anew for every precision.
 *
 * @param terms may be read several times, always with the same content
 */
public record LogSum(Iterable<Term> terms) implements Real {

    /**
     * One term.
     *
     * @param weight w
     * @param x the argument of the logarithm
     */
    public record Term(Rational weight, Rational x) {

        /** Rejects arguments that are not positive. */
        public Term {
            if (x.signum() <= 0) {
                throw new ArithmeticException("log needs a positive number, found " + x);
            }
        }

        private boolean isZero() {
            return weight.signum() == 0 || x.equals(Rational.ONE);
        }
    }

    /** True where the sum is 0 because all terms are. */
    public boolean isEmpty() {
        for (Term term : terms) {
            if (!term.isZero()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Enclosure enclose(int bits) {
        // weights multiply the error of their logarithm
        int work = Math.max(bits, 0) + 2 * Integer.SIZE;
        Enclosure sum = new Enclosure(BigInteger.ZERO, BigInteger.ZERO, work);
        for (Map.Entry<Rational, EnclosedProduct> entry : products(work).entrySet()) {
            sum = sum.plus(entry.getValue().log(work).times(entry.getKey()));
        }
        return sum.coarser(bits);
    }

    private Map<Rational, EnclosedProduct> products(int bits) {
        Map<Rational, EnclosedProduct> products = new TreeMap<>();
        for (Term term : terms) {
            if (!term.isZero()) {
                products.computeIfAbsent(term.weight, weight -> new EnclosedProduct(bits))
                        .multiply(term.x);
            }
        }
        return products;
    }

    @Override
    public Optional<Rational> asRational() {
        return isEmpty() ? Optional.of(Rational.ZERO) : Optional.empty();
    }

    /** Correctly rounded; exactly 0 where {@link #isEmpty()}. */
    @Override
    public double doubleValue() {
        return isEmpty() ? 0.0 : Real.super.doubleValue();
    }
}
