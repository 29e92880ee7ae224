package io.github.certidice.number;

/** A sum of doubles and of products of two of them that never rounds. */
public sealed interface Sum permits ExactSum, ShortSum {

    /** 0, to which about so many terms will be added. */
    static Sum of(long terms) {
        return ShortSum.suits(terms) ? new ShortSum() : new ExactSum();
    }

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

    /**
     * Adds |x - y|, exactly.
     *
     * @throws IllegalArgumentException if x or y is NaN or infinite
     */
    default void addDistance(double x, double y) {
        add(Math.max(x, y));
        add(-Math.min(x, y));
    }

    /** The exact sum so far. */
    Rational value();
}
