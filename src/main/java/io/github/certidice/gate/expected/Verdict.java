package io.github.certidice.gate.expected;

/** What a property on a call is worth. */
public enum Verdict {
    /** Every case that was asked is as it should be. */
    PASSED("passed"),
    /** It fails in a way that nobody expected. */
    FAILED("failed"),
    /** It fails, in ways that are known alone. */
    EXPECTED_FAILURE("expected failure"),
    /** It was expected to fail, and doesn't: the expectation is to be taken out of the file. */
    UNEXPECTED_PASS("unexpected pass"),
    /** The subject says that it doesn't do this. */
    UNSUPPORTED("unsupported"),
    /** The property says nothing about the call. */
    NOT_APPLICABLE("not applicable");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** In small letters. */
    public String words() {
        return words;
    }

    /** So many of them: {@code "2 expected failures"}. */
    public String words(long count) {
        return count + " " + words + (count == 1 ? "" : plural());
    }

    private String plural() {
        return switch (this) {
            case EXPECTED_FAILURE -> "s";
            case UNEXPECTED_PASS -> "es";
            default -> "";
        };
    }

    /** True where it is a reason to fail. */
    public boolean isBad() {
        return this == FAILED || this == UNEXPECTED_PASS;
    }

    /** True where the subject was asked and answered. */
    public boolean isTested() {
        return this != UNSUPPORTED && this != NOT_APPLICABLE;
    }
}
