package io.github.certidice.evidence.smt;

/** A script that can't be read, or that says something a proof file must not say; the message names the line. */
final class SmtSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final int line;

    SmtSyntaxException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
