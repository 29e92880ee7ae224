package io.github.certidice.gate.subject;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.pipe.AnswerReader;
import io.github.certidice.oracle.pipe.AnswerReader.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One process of a subject. A thread writes to it, a thread reads its answers, a thread reads its standard error: so whatever
 * it does with its pipes, nobody who asks is held longer than the time limit. It ends at the latest with this JVM.
 */
final class RunningSubject implements AutoCloseable {

    /** What a process that ended may leave to be read, and what one that is asked to end may take. */
    private static final long GRACE_MILLIS = 500;

    private static final Set<RunningSubject> LIVING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVING.forEach(RunningSubject::kill)));
    }

    /** A request whose answer is still to be read. */
    private record Expected(String id, int limit) {}

    private final Process process;
    private final StderrTail stderr;
    private final BlockingQueue<byte[]> unsent = new LinkedBlockingQueue<>();
    private final BlockingQueue<Expected> expected = new LinkedBlockingQueue<>();

    /** Nothing stands for the end of the process. */
    private final BlockingQueue<Optional<Reply>> replies = new LinkedBlockingQueue<>();

    private final Thread writer;
    private final Thread reader;
    private final Thread listener;
    private boolean hasAnswered;

    /** Those that would outlive a process that ends by itself. */
    private List<ProcessHandle> offspring = List.of();

    private RunningSubject(Process process) {
        this.process = process;
        stderr = new StderrTail(process.getErrorStream());
        writer = started("writer", this::write);
        reader = started("reader", this::read);
        listener = started("stderr", stderr);
        LIVING.add(this);
        process.onExit().thenRunAsync(this::ended);
    }

    /** Starts a command in this JVM's working directory. */
    static RunningSubject start(List<String> command) {
        try {
            return new RunningSubject(new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw InvalidInput.of(
                    CommandWords.ARGUMENT,
                    "a command that can't be started: " + Shown.line(String.valueOf(e.getMessage())),
                    "a program, with its arguments, that answers the pipe protocol");
        }
    }

    private static Thread started(String name, Runnable work) {
        Thread thread = new Thread(work, "subject-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Sends a line with its end, and expects an answer of at most so many bytes. */
    void send(long id, byte[] line, int limit) {
        expected.add(new Expected(String.valueOf(id), limit));
        unsent.add(line);
    }

    /** Flushes when there is no more to send. */
    private void write() {
        try {
            OutputStream out = process.getOutputStream();
            for (byte[] line = unsent.take(); line.length > 0; line = unsent.take()) {
                out.write(line);
                if (unsent.isEmpty()) {
                    out.flush();
                }
            }
            out.close();
        } catch (IOException | InterruptedException gone) {
            // that it doesn't listen any more is seen by who waits for its answer
        }
    }

    /** Reads a line only where an answer is due: so there are never more replies than requests. */
    private void read() {
        try {
            AnswerReader in = new AnswerReader(process.getInputStream());
            Optional<Reply> reply;
            do {
                Expected next = expected.take();
                reply = in.next(next.limit()).map(line -> reply(next, line));
                replies.add(reply);
            } while (reply.isPresent() && !reply.get().isFailure());
        } catch (IOException gone) {
            replies.add(Optional.empty());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Reply reply(Expected expected, Line line) {
        if (line instanceof Line.Unreadable bad) {
            return new Reply.Garbled(bad.problem(), bad.excerpt());
        }
        if (line instanceof Line.TooLong tooLong) {
            return new Reply.TooLarge(tooLong.limit());
        }
        if (line instanceof Line.Failure error) {
            // a subject that couldn't read a line doesn't know its id
            boolean isNamed = !error.id().equals("null");
            return isNamed && !error.id().equals(expected.id())
                    ? new Reply.OutOfOrder(expected.id(), error.id())
                    : new Reply.Refused(error.code(), error.message());
        }
        Line.Answer answer = (Line.Answer) line;
        return answer.id().equals(expected.id())
                ? new Reply.Answered(answer.observed())
                : new Reply.OutOfOrder(expected.id(), answer.id());
    }

    /** A process that ended may have left its pipe to another one, and then the reader sees no end. */
    private void ended() {
        join(reader);
        replies.add(Optional.empty());
    }

    private static void join(Thread thread) {
        try {
            thread.join(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The reply to the request that is next. */
    Reply next(Limits limits) {
        Duration limit = hasAnswered ? limits.answer() : limits.first();
        try {
            Optional<Reply> reply = replies.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (reply == null) {
                return new Reply.TimedOut(limit, stderr.text());
            }
            noteOffspring();
            return reply.isPresent() ? reply.get() : crashed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("interrupted while a subject was asked").initCause(e);
        }
    }

    /** Once, since it looks at all processes of the machine: by its first answer a program has started its workers. */
    private void noteOffspring() {
        if (!hasAnswered) {
            hasAnswered = true;
            offspring = process.descendants().toList();
        }
    }

    private Reply crashed() throws InterruptedException {
        if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
            return new Reply.Crashed(OptionalInt.empty(), stderr.text());
        }
        listener.join(GRACE_MILLIS);
        return new Reply.Crashed(OptionalInt.of(process.exitValue()), stderr.text());
    }

    /** Lets it end by itself, for a moment, after its input has ended. */
    @Override
    public void close() {
        unsent.add(new byte[0]);
        try {
            process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /** Leaves no process and no thread. */
    void kill() {
        Stream.concat(offspring.stream(), process.descendants()).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        Stream.of(writer, reader, listener).forEach(Thread::interrupt);
        LIVING.remove(this);
    }

    /** Itself and what it had started by its first answer. */
    Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), offspring.stream());
    }
}
