package io.github.certidice.gate.subject;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.pipe.RequestWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/**
 * A program that answers the pipe protocol. It is started with the first question, and again after each failure: a process
 * that crashed, was too slow or printed what is no answer is killed with all that it started.
 *
 * <p>Where a failure strikes while several questions are under way, each of them is asked again alone, in order: so the
 * failure is that of the question that fails alone, even where the subject reads ahead or holds answers back. If none does,
 * it is that of the question whose answer was due. A missing answer is always that of the question whose answer was due.
 */
public final class ProcessSubject implements Subject {

    private final List<String> command;
    private final Limits limits;
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    private RunningSubject running;
    private long lastId;
    private int failures;
    private int failuresInARow;
    private String lastFailure = "";

    private ProcessSubject(List<String> command, Limits limits) {
        this.command = List.copyOf(command);
        this.limits = limits;
    }

    /**
     * Of a command as it is written in a shell; it is split by the shell's rules of quoting, but no shell runs it.
     *
     * @throws InvalidInput where a quote isn't closed, or only a shell could run it
     */
    public static ProcessSubject of(String command, Limits limits) {
        return of(CommandWords.of(command), limits);
    }

    /** Of a program and its arguments. */
    public static ProcessSubject of(List<String> command, Limits limits) {
        return new ProcessSubject(command, limits);
    }

    /**
     * Asks easy questions, so that a subject that doesn't work at all is told from one that fails at a hard question: if it
     * fails at the first one it is asked the second, unless it took longer than it may take to start.
     *
     * @throws InvalidInput where it gives neither an answer nor an error answer, with what it wrote to its standard error
     */
    public void requireStarts(Inquiry easy, Inquiry another) {
        Reply first = askAll(List.of(easy)).get(0);
        boolean isFinal = !first.isFailure() || first instanceof Reply.TimedOut;
        Reply reply = isFinal ? first : askAll(List.of(another)).get(0);
        if (reply.isFailure()) {
            throw InvalidInput.of(
                    CommandWords.ARGUMENT,
                    String.join(" ", command) + ", which " + reply.says(),
                    "a program that answers each line of the pipe protocol with a line");
        }
    }

    @Override
    public void askAll(Iterator<Inquiry> inquiries, Replies replies) {
        new Window(this, limits.window(), inquiries, replies).run();
    }

    /** Sends a question to a process, which is started where none is there; returns the number of bytes. */
    int send(Inquiry inquiry) {
        if (running == null) {
            running = RunningSubject.start(command);
        }
        byte[] line = line(++lastId, inquiry);
        running.send(lastId, line, AnswerSize.limit(inquiry.question()));
        return line.length;
    }

    private byte[] line(long id, Inquiry inquiry) {
        encoded.reset();
        try {
            RequestWriter.write(id, inquiry.call(), inquiry.question(), encoded);
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail", e);
        }
        encoded.write('\n');
        return encoded.toByteArray();
    }

    /** The reply to the first question that has none; after a failure there is no process. */
    Reply receive() {
        Reply reply = null;
        try {
            reply = running.next(limits);
            return reply;
        } finally {
            if (reply == null || reply.isFailure()) {
                stop();
            }
        }
    }

    /** Kills the process, so that no answer to what was asked can be taken for one to what will be. */
    void stop() {
        if (running != null) {
            running.kill();
            running = null;
        }
    }

    /** Counts what became of a question. */
    void count(Reply reply) {
        if (reply.isFailure()) {
            failures++;
            failuresInARow++;
            lastFailure = reply.says();
        } else {
            failuresInARow = 0;
        }
    }

    /** True where it failed so often that nothing more is expected of it. */
    boolean isGivenUp() {
        return failures >= limits.inAll() || failuresInARow >= limits.inARow();
    }

    @Override
    public void forgive() {
        failures = 0;
        failuresInARow = 0;
    }

    /** What is said instead of asking it. */
    Reply givenUp() {
        return new Reply.GivenUp(failures, lastFailure);
    }

    /** The process that is running, for tests that look whether it is. */
    RunningSubject running() {
        return running;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
