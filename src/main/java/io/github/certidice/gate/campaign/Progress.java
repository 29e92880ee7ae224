package io.github.certidice.gate.campaign;

/** Is told how far a campaign came. */
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    /** So many of the trials are judged. */
    void judged(long done, long total);
}
