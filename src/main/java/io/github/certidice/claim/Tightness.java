package io.github.certidice.claim;

import io.github.certidice.number.Bound;
import java.util.Optional;

/**
 * How good the constant of a law is.
 *
 * @param kind what is claimed of it
 * @param side the limit that is meant
 * @param constant the limit, where it is the same for all cases
 * @param witness a case that attains it, where one is known
 */
public record Tightness(Kind kind, Measurement.Side side, Optional<Bound> constant, Optional<Case> witness) {

    /** What is claimed. */
    public enum Kind {
        /** A case has slack 0. */
        ATTAINED,
        /** No case attains it, a family comes as close as one likes. */
        APPROACHED,
        /** Nothing is said. */
        NOT_CLAIMED
    }

    /** Nothing is said; slack is measured to the upper limit. */
    public static Tightness notClaimed() {
        return new Tightness(Kind.NOT_CLAIMED, Measurement.Side.UPPER, Optional.empty(), Optional.empty());
    }
}
