package io.github.certidice.number;

/** A sum of doubles and of products of two of them that never rounds. */
public sealed interface Sum permits ExactSum, ShortSum {

    /**
     * Adds x.
     *
     * @throws IllegalArgumentException if x is NaN or infinite
     */
    void add(double x);

    /**
     * Adds x * y, the exact product.
     *
     * @throws IllegalArgumentException if x or y is NaN or infinite
     */
    void addProduct(double x, double y);

    /** The exact sum so far. */
    Rational value();
}
