package io.github.certidice.gate.subject;

import io.github.certidice.oracle.Observed;
import java.time.Duration;
import java.util.OptionalInt;

/** What came of asking a subject. */
public sealed interface Reply {

    /** In plain words, on one line but for what the subject wrote to its standard error. */
    String says();

    /** True where the subject itself failed: it gave neither an answer nor an error answer. */
    default boolean isFailure() {
        return true;
    }

    /**
     * Value and gradient.
     *
     * @param observed what it answered
     */
    record Answered(Observed observed) implements Reply {
        @Override
        public String says() {
            return "answered " + observed.value()
                    + observed.gradient()
                            .map(gradient -> ", gradient " + gradient)
                            .orElse("");
        }

        @Override
        public boolean isFailure() {
            return false;
        }
    }

    /**
     * An error answer.
     *
     * @param code the kind of error
     * @param message in the subject's words
     */
    record Refused(String code, String message) implements Reply {

        /** The code of a subject that doesn't have this loss, or not for this input. */
        public static final String UNSUPPORTED = "UNSUPPORTED";

        /** True where the subject says that it doesn't do this. */
        public boolean isUnsupported() {
            return code.equals(UNSUPPORTED);
        }

        @Override
        public String says() {
            return "answered with the error " + Shown.line(code) + ": " + Shown.line(message);
        }

        @Override
        public boolean isFailure() {
            return false;
        }
    }

    /**
     * The process ended, or closed its standard output.
     *
     * @param exit its exit code; none where it was still alive
     * @param stderr the end of its standard error
     */
    record Crashed(OptionalInt exit, String stderr) implements Reply {
        @Override
        public String says() {
            String end = exit.isPresent()
                    ? "ended with exit code " + exit.getAsInt() + " before it answered"
                    : "closed its standard output before it answered";
            return end + (stderr.isBlank() ? "; its standard error is empty" : Shown.end(stderr));
        }
    }

    /**
     * No answer in time; the process was killed.
     *
     * @param limit how long it had
     * @param stderr the end of its standard error
     */
    record TimedOut(Duration limit, String stderr) implements Reply {

        /** Of one that wrote nothing to its standard error. */
        public TimedOut(Duration limit) {
            this(limit, "");
        }

        @Override
        public String says() {
            String late = "gave no answer within " + limit.toMillis() / 1000.0 + " s";
            return late + (stderr.isBlank() ? "" : Shown.end(stderr));
        }
    }

    /**
     * A line that is no answer.
     *
     * @param found what is wrong with it
     * @param excerpt its beginning
     */
    record Garbled(String found, String excerpt) implements Reply {
        @Override
        public String says() {
            return "printed a line that is no answer (" + Shown.line(found) + "): " + Shown.line(excerpt);
        }
    }

    /**
     * An answer to another request.
     *
     * @param expected the id of the request
     * @param found the id of the answer, as JSON
     */
    record OutOfOrder(String expected, String found) implements Reply {
        @Override
        public String says() {
            return "answered request " + Shown.line(found) + " where request " + expected + " was next";
        }
    }

    /**
     * A line that is longer than any answer may be.
     *
     * @param limit in bytes
     */
    record TooLarge(int limit) implements Reply {
        @Override
        public String says() {
            return "printed a line of more than the " + limit + " bytes that this answer may have";
        }
    }

    /**
     * It wasn't asked, since it had failed too often.
     *
     * @param failures how often it had failed
     * @param last what the last failure said
     */
    record GivenUp(int failures, String last) implements Reply {
        @Override
        public String says() {
            return "wasn't asked any more: it had failed " + failures + " times, at last it " + last;
        }
    }
}
