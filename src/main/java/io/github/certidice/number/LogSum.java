package io.github.certidice.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code sum_i w_i log(x_i)} with exact weights and exact positive arguments: the value of a cross-entropy.
 *
 * <p>Terms of one weight are joined into {@code w log(x_1 x_2 ...)}: the product is exact until it is {@value #CHUNK_BITS} bits long, so a sum over many voxels takes few logarithms.
 */
public final class LogSum implements Real {

    private static final int CHUNK_BITS = 4096;

    private final Map<Rational, List<Product>> products = new TreeMap<>();

    /**
     * Adds {@code weight * log(x)}.
     *
     * @throws ArithmeticException if x is not positive
     */
    public void add(Rational weight, Rational x) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("log needs a positive number, found " + x);
        }
        if (weight.signum() != 0 && !x.equals(Rational.ONE)) {
            join(products.computeIfAbsent(weight, w -> new ArrayList<>()), new Product(x.numerator(), x.denominator()));
        }
    }

    private static void join(List<Product> chunks, Product x) {
        int last = chunks.size() - 1;
        if (last < 0 || chunks.get(last).isFull()) {
            chunks.add(x);
        } else {
            chunks.set(last, chunks.get(last).times(x));
        }
    }

    /** True where the sum is 0 because nothing but log(1) was added. */
    public boolean isEmpty() {
        return products.isEmpty();
    }

    @Override
    public Enclosure enclose(int bits) {
        // weights multiply the error of their logarithm
        int work = bits + 2 * Integer.SIZE;
        Enclosure sum = new Enclosure(BigInteger.ZERO, BigInteger.ZERO, work);
        for (Map.Entry<Rational, List<Product>> entry : products.entrySet()) {
            sum = sum.plus(logOfAll(entry.getValue(), work).times(entry.getKey()));
        }
        return sum.coarser(bits);
    }

    private static Enclosure logOfAll(List<Product> chunks, int bits) {
        Enclosure sum = new Enclosure(BigInteger.ZERO, BigInteger.ZERO, bits);
        for (Product chunk : chunks) {
            sum = sum.plus(Elementary.log(chunk.above, chunk.below, bits));
        }
        return sum;
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

    /** A product of fractions that nobody reduces. */
    private record Product(BigInteger above, BigInteger below) {

        Product times(Product that) {
            return new Product(above.multiply(that.above), below.multiply(that.below));
        }

        boolean isFull() {
            return above.bitLength() + below.bitLength() > CHUNK_BITS;
        }
    }
}
