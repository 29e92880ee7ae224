package io.github.certidice.number;

/** A quantity that is known exactly or in an enclosure, and so can be rounded correctly or say that it can't. */
public interface Refined extends Quantity {

    /**
     * The nearest double, ties to even.
     *
     * @throws Undecided if this precision doesn't tell
     */
    double doubleValue();

    /** A double within the enclosure or beside it: for what no precision decides. */
    double approximate();

    /** The same number, for those who want digits. */
    Certified certified();
}
