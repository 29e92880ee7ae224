package io.github.certidice.evidence.smt;

/** Which limit ended a forked solver. */
enum KilledBy {
    /** The process ended by itself. */
    NOTHING,
    TIME,
    MEMORY
}
