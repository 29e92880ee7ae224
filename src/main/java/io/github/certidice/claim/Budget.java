package io.github.certidice.claim;

import io.github.certidice.InvalidInput;
import java.util.Arrays;
import java.util.Locale;

/** How much evidence is gathered. */
public enum Budget {
    /** Seconds: for a first look. */
    QUICK,
    /** Under a minute: what the published report uses. */
    STANDARD,
    /** Many minutes. */
    DEEP;

    /** Reads {@code "quick"}, {@code "standard"} or {@code "deep"}. */
    public static Budget parse(String text) {
        return Arrays.stream(values())
                .filter(budget -> budget.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("--budget", '"' + text + '"', "quick, standard or deep"));
    }

    /** The one of three values that belongs to this budget. */
    public int choose(int quick, int standard, int deep) {
        return switch (this) {
            case QUICK -> quick;
            case STANDARD -> standard;
            case DEEP -> deep;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
