package io.github.certidice.evidence.smt;

/** One top-level form of an SMT-LIB script, verbatim, and the line (from 1) on which it starts. */
record SmtCommand(int line, String text) {

    /** The word after the opening parenthesis, {@code assert} for example; empty where there is none. */
    String name() {
        return text.substring(1).strip().split("[\\s()]", 2)[0];
    }

    boolean isCheck() {
        return name().equals("check-sat");
    }
}
