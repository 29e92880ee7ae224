package io.github.certidice.claim;

/** The kinds of evidence that a claim asks for. */
public enum Need {
    /** All cases up to a size. */
    ENUMERATION,
    /** Random cases. */
    SAMPLING,
    /** Extremal family and optimiser. */
    SEARCH,
    /** A proof for all real sizes by SMT solvers, in {@code proofs/smt/<slug>.smt2}. */
    SOLVER,
    /** A proof in Coq, in {@code proofs/coq}. */
    COQ
}
