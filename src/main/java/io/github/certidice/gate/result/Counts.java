package io.github.certidice.gate.result;

/**
 * How many cases ended how.
 *
 * @param agreed within the tolerance
 * @param acceptable with another choice where there is one
 * @param disagreed wrong
 * @param errors where the subject failed
 * @param unsupported where the subject said that it doesn't do this
 */
public record Counts(long agreed, long acceptable, long disagreed, long errors, long unsupported) {

    /** None. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Of both. */
    public Counts plus(Counts other) {
        return new Counts(
                agreed + other.agreed,
                acceptable + other.acceptable,
                disagreed + other.disagreed,
                errors + other.errors,
                unsupported + other.unsupported);
    }

    /** All cases. */
    public long total() {
        return agreed + acceptable + disagreed + errors + unsupported;
    }

    /** Cases that a subject has to answer for. */
    public long failed() {
        return disagreed + errors;
    }
}
