package io.github.certidice.oracle.pipe;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a stream as bytes. One that is too long is read to its end without being held in memory. */
final class Lines {

    private static final int CHUNK = 1 << 16;

    /** A buffer beyond this isn't kept for the next line. */
    private static final int LARGEST_KEPT = 1 << 20;

    private final InputStream in;
    private int most;
    private boolean isGivingUp;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int end;
    private byte[] line = new byte[CHUNK];
    private int length;
    private boolean tooLong;

    Lines(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /**
     * A line without its end.
     *
     * @param json its bytes; valid until the next line is read; empty where it was too long
     * @param tooLong true where it has more bytes than allowed
     * @param isEnded false where the stream ended within it
     */
    record Line(Slice json, boolean tooLong, boolean isEnded) {}

    /** The next line, or nothing at the end of the stream. */
    Optional<Line> next() throws IOException {
        start();
        boolean isAtEnd = !fill();
        while (!isAtEnd && !isTakenToEndOfLine() && !(isGivingUp && tooLong)) {
            isAtEnd = !fill();
        }
        return isAtEnd && length == 0 && !tooLong ? Optional.empty() : Optional.of(taken(!isAtEnd));
    }

    /** The next line, of at most so many bytes; of a longer one the rest is left unread: it may have no end. */
    Optional<Line> nextWithin(int limit) throws IOException {
        most = limit;
        isGivingUp = true;
        return next();
    }

    private void start() {
        length = 0;
        tooLong = false;
        if (line.length > LARGEST_KEPT) {
            line = new byte[CHUNK];
        }
    }

    private boolean fill() throws IOException {
        if (at == end) {
            end = Math.max(in.read(chunk), 0);
            at = 0;
        }
        return at < end;
    }

    /** Takes what the chunk has of this line; false if the line goes on. */
    private boolean isTakenToEndOfLine() {
        int stop = at;
        while (stop < end && chunk[stop] != '\n') {
            stop++;
        }
        append(stop - at);
        boolean isComplete = stop < end;
        at = isComplete ? stop + 1 : end;
        return isComplete;
    }

    private void append(int count) {
        if (tooLong || count > most - length) {
            tooLong = true;
            return;
        }
        try {
            if (length + count > line.length) {
                line = Arrays.copyOf(line, (int) Math.min(most, 2L * (length + count)));
            }
            System.arraycopy(chunk, at, line, length, count);
            length += count;
        } catch (OutOfMemoryError e) {
            tooLong = true;
        }
    }

    private Line taken(boolean isEnded) {
        return new Line(new Slice(line, 0, tooLong ? 0 : length), tooLong, isEnded);
    }
}
