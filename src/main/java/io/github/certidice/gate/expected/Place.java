package io.github.certidice.gate.expected;

/**
 * Where an expectation is written.
 *
 * @param file as the user named it
 * @param entry its number in the file, from 1
 * @param line of its header; 0 where it has none of its own
 */
public record Place(String file, int entry, int line) {

    /** {@code "expected.toml, line 12"}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ", line " + line : ", expected failure " + entry);
    }
}
