package io.github.certidice.evidence;

/** Told how far a campaign has come; several threads may tell. */
public interface Progress {

    /** Before the first piece of evidence: how many there are. */
    void begins(int pieces);

    /** A piece of evidence starts. */
    void works(String claim, String what);

    /** A piece of evidence is complete. */
    void finished();

    /** Tells nobody. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void begins(int pieces) {}

            @Override
            public void works(String claim, String what) {}

            @Override
            public void finished() {}
        };
    }
}
