package io.github.certidice.evidence.smt;

import java.io.Serializable;
import java.time.Duration;

/**
 * What came of running one proof file on one solver. Only a {@link SolverVerdict} can decide anything; each other
 * outcome says why there is no verdict. {@link #says()} holds no times, addresses or paths: it may stand in a report.
 */
public sealed interface SolverOutcome extends Serializable
        permits SolverVerdict,
                SolverOutcome.Unavailable,
                SolverOutcome.Rejected,
                SolverOutcome.TimedOut,
                SolverOutcome.OutOfMemory,
                SolverOutcome.Crashed {

    /** The solver that was asked. */
    Solver solver();

    /** Whether every announced answer was found; never true for anything but a {@link SolverVerdict}. */
    default boolean decides() {
        return false;
    }

    /** One sentence for a report. */
    String says();

    /** The solver's library is missing or can't be loaded here: not a failure of the law. */
    record Unavailable(Solver solver, String reason) implements SolverOutcome {
        @Override
        public String says() {
            return solver.word() + " is not available: " + reason;
        }
    }

    /** The file is not one that proves something: it can't be read, or the solver refused a command. */
    record Rejected(Solver solver, int line, String message) implements SolverOutcome {
        @Override
        public String says() {
            return solver.word() + " rejected line " + line + ": " + message;
        }
    }

    /** The process was killed at the time limit while it worked on the check at {@code line}. */
    record TimedOut(Solver solver, Duration limit, int line) implements SolverOutcome {
        @Override
        public String says() {
            return solver.word() + " gave no answer to the check in line " + line + " within " + limit.toMillis()
                    + " ms";
        }
    }

    /** The process was killed at the memory limit while it worked on the check at {@code line}. */
    record OutOfMemory(Solver solver, long limitMiB, int line) implements SolverOutcome {
        @Override
        public String says() {
            return solver.word() + " exceeded " + limitMiB + " MiB at the check in line " + line;
        }
    }

    /**
     * The process ended by itself before it was done.
     *
     * @param complaint the end of its standard error, or the head of its crash log, for a person: it holds addresses
     *     and process numbers, so {@link #says()} leaves it out
     */
    record Crashed(Solver solver, int exit, String complaint) implements SolverOutcome {
        @Override
        public String says() {
            return solver.word() + " crashed with exit code " + exit;
        }
    }
}
