package io.github.certidice.gate.subject;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a stream to its end, however much it is, and keeps its last bytes in a ring. */
final class StderrTail implements Runnable {

    /** Enough for a stack trace. */
    static final int KEPT = 1 << 13;

    private static final int CHUNK = 1 << 12;

    private final InputStream in;
    private final byte[] ring = new byte[KEPT];
    private long count;

    StderrTail(InputStream in) {
        this.in = in;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                keep(chunk, read);
            }
        } catch (IOException closed) {
            // the process is gone; what was read stays
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (count++ % KEPT)] = chunk[i];
        }
    }

    /** What is kept, without a line that it has only the end of. */
    synchronized String text() {
        int length = (int) Math.min(count, KEPT);
        byte[] last = new byte[length];
        for (int i = 0; i < length; i++) {
            last[i] = ring[(int) ((count - length + i) % KEPT)];
        }
        String text = new String(last, StandardCharsets.UTF_8);
        int firstBreak = text.indexOf('\n');
        return Shown.lines(count > KEPT && firstBreak >= 0 ? text.substring(firstBreak + 1) : text)
                .strip();
    }
}
