package io.github.certidice.report.math;

/** A formula that is not LaTeX, or uses LaTeX that no page can show; the message quotes it. */
public final class LatexException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    LatexException(String latex, String reason) {
        super("cannot typeset '" + latex + "': " + reason);
    }
}
