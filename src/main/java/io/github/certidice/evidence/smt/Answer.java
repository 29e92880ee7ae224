package io.github.certidice.evidence.smt;

import java.util.Locale;

/** What a solver says to one {@code (check-sat)}, or {@link #NONE} where it said nothing. */
public enum Answer {
    SAT,
    UNSAT,
    UNKNOWN,
    NONE;

    /** The solver's word for it: {@code sat}, {@code unsat}, {@code unknown}, {@code none}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Answer ofWord(String word) {
        return switch (word) {
            case "sat" -> SAT;
            case "unsat" -> UNSAT;
            case "unknown" -> UNKNOWN;
            default ->
                throw new IllegalArgumentException("found the answer '" + word + "', allowed are sat, unsat, unknown");
        };
    }
}
