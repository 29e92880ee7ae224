package io.github.certidice;

/**
 * Input that a user gave and that can't be used: names the argument, what was found, and what is allowed. Commands
 * turn it into exit code 2.
 */
public final class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String argument;

    private InvalidInput(String code, String argument, String message) {
        super(message);
        this.code = code;
        this.argument = argument;
    }

    /** {@code "<argument>: found <found>, allowed: <allowed>"}. */
    public static InvalidInput of(String argument, Object found, String allowed) {
        return coded("INVALID_ARGUMENT", argument, found, allowed);
    }

    /** The same of a named kind, {@code "SHAPE_MISMATCH"} say. */
    public static InvalidInput coded(String code, String argument, Object found, String allowed) {
        return new InvalidInput(code, argument, argument + ": found " + found + ", allowed: " + allowed);
    }

    /** The kind of error, for programs. */
    public String code() {
        return code;
    }

    /** The argument's name, as the user knows it. */
    public String argument() {
        return argument;
    }
}
