package io.github.certidice.sample;

/** Where a pair comes from. */
public interface Origin {

    /** One line without blanks that names it. */
    String token();

    /** Data from elsewhere, by what it is called. */
    static Origin named(String name) {
        return () -> name;
    }
}
