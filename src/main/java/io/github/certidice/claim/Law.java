package io.github.certidice.claim;

/** The exact check of one case. */
@FunctionalInterface
public interface Law {

    /** The quantity and its limits in this case, which lies in the claim's domain. */
    Measurement of(Case example);
}
