package io.github.certidice.number;

/** Where quantities of one kind and precision come from. */
public interface Arithmetic {

    /** A constant that the loss is made with, such as a smoothing. */
    Quantity constant(Rational x);

    /** A number of the input; infinities and NaN are kept. */
    Quantity input(double x);

    /** An empty sum. */
    Accumulator sum();

    /** True where quantities carry what a floating-point program may be off. */
    default boolean estimates() {
        return false;
    }

    /** A sum that is added to term by term. */
    interface Accumulator {

        /** Adds a term. */
        void add(Quantity term);

        /** Adds a finite number of the input. */
        void add(double x);

        /** Adds the product of two finite numbers of the input. */
        void addProduct(double x, double y);

        /** The sum so far. */
        Quantity total();

        /** The sum so far, as programs may get it that add the terms of another sum at the same time. */
        default Quantity totalTogetherWith(Accumulator other) {
            return total();
        }
    }
}
