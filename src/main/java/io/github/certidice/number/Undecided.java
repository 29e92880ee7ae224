package io.github.certidice.number;

/** The precision at hand doesn't tell two numbers apart: try again with more. */
public final class Undecided extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    /** Of a question such as "which sign it has". */
    public Undecided(String question) {
        super("not enough bits to decide " + question);
    }

    /** Thrown often, caught near: no stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
