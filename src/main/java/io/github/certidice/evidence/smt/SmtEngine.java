package io.github.certidice.evidence.smt;

/** One solver inside the forked process, fed command by command; its state lives until the process ends. */
interface SmtEngine {

    /** The version that the native library reports about itself. */
    String version();

    /** Runs one command with the solver's own SMT-LIB parser and returns what it prints; may throw what the solver throws. */
    String run(SmtCommand command);
}
