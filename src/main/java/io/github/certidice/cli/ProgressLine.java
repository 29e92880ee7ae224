package io.github.certidice.cli;

import io.github.certidice.evidence.Progress;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error where that is a terminal, and nothing elsewhere. */
final class ProgressLine implements Progress, AutoCloseable {

    /** Set by the launcher, which can ask the shell: Java can't tell whether standard error is a terminal. */
    private static final String TERMINAL = "certidice.terminal";

    private static final int UPDATE_MILLIS = 200;

    private final boolean shown;
    private final String task;
    private ProgressBar bar;

    private ProgressLine(boolean shown, String task) {
        this.shown = shown;
        this.task = task;
    }

    /** Named after the command. */
    static ProgressLine onTerminal(String task) {
        return new ProgressLine(Boolean.getBoolean(TERMINAL), task);
    }

    /** For work of which nobody watches the parts. */
    static ProgressLine hidden() {
        return new ProgressLine(false, "");
    }

    /** So many of all are done. */
    void at(long done, long all) {
        if (bar == null) {
            show(all);
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void begins(int pieces) {
        show(pieces);
    }

    private void show(long pieces) {
        if (shown) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(pieces)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .build();
        }
    }

    @Override
    public void works(String claim, String what) {
        if (bar != null) {
            bar.setExtraMessage(claim + ", " + what.toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void finished() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.setExtraMessage("");
            bar.close();
        }
    }
}
