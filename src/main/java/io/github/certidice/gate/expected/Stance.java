package io.github.certidice.gate.expected;

/** What a maintainer holds of a convention. */
public enum Stance {
    /** Answers that follow another convention than the oracle's pass. */
    ACCEPT,
    /** They fail: the subject promises the oracle's convention. */
    REFUSE
}
