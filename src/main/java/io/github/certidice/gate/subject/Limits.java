package io.github.certidice.gate.subject;

import io.github.certidice.InvalidInput;
import java.time.Duration;

/**
 * What a process may take.
 *
 * @param answer how long it may take for one answer
 * @param start how long it may take for its first one, since libraries are slow to load; never less than for any other
 * @param window how many questions it has at a time, at most
 * @param inARow after so many failures one after the other it isn't asked any more
 * @param inAll after so many failures it isn't asked any more
 */
public record Limits(Duration answer, Duration start, int window, int inARow, int inAll) {

    /** Ten seconds for an answer, and a minute to start. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofMinutes(1), 64, 10, 100);

    /** Rejects what allows nothing. */
    public Limits {
        requirePositive("answer", answer.toMillis());
        requirePositive("window", window);
        requirePositive("inARow", inARow);
        requirePositive("inAll", inAll);
        if (start.isNegative()) {
            throw InvalidInput.of("start", start, "no negative time");
        }
    }

    private static void requirePositive(String name, long number) {
        if (number < 1) {
            throw InvalidInput.of(name, number, "at least 1");
        }
    }

    /** How long it may take to start and give the first answer. */
    Duration first() {
        return start.compareTo(answer) < 0 ? answer : start;
    }

    /** The same with so much time for one answer. */
    public Limits withAnswer(Duration time) {
        return new Limits(time, start, window, inARow, inAll);
    }

    /** The same with so much time for the first answer. */
    public Limits withStart(Duration time) {
        return new Limits(answer, time, window, inARow, inAll);
    }

    /** The same with so many questions at a time. */
    public Limits withWindow(int questions) {
        return new Limits(answer, start, questions, inARow, inAll);
    }

    /** The same with so many failures. */
    public Limits withFailures(int oneAfterTheOther, int together) {
        return new Limits(answer, start, window, oneAfterTheOther, together);
    }
}
