package io.github.certidice.oracle.comparison;

import java.util.Locale;

/** What a comparison comes to. */
public enum Verdict {
    /** Within the tolerance. */
    AGREE(true),
    /** Beyond it. */
    DISAGREE(false),
    /** Different, where the answer depends on a convention that both may choose. */
    ACCEPTABLE(true),
    /** The implementation gave no answer. */
    ERROR(false),
    /** The implementation says that it doesn't do this. */
    UNSUPPORTED(true);

    private final boolean good;

    Verdict(boolean good) {
        this.good = good;
    }

    /** True where nothing is wrong. */
    public boolean isGood() {
        return good;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
