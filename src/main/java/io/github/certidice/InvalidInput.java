package io.github.certidice;

/**
 * Input that a user gave and that can't be used: names the argument, what was found, and what is allowed. Commands
 * turn it into exit code 2.
 */
public final class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String argument;

    private InvalidInput(String argument, String message) {
        super(message);
        this.argument = argument;
    }

    /** {@code "<argument>: found <found>, allowed: <allowed>"}. */
    public static InvalidInput of(String argument, Object found, String allowed) {
        return new InvalidInput(argument, argument + ": found " + found + ", allowed: " + allowed);
    }

    /** The argument's name, as the user knows it. */
    public String argument() {
        return argument;
    }
}
