package io.github.certidice.report.picture;

import io.github.certidice.image.Confusion;
import java.util.stream.LongStream;

/**
 * Confusion counts too large for a grid, as bars in proportion.
 *
 * @param counts what is drawn
 */
record CountBars(Confusion counts) {

    private static final int LEFT = 24;
    private static final int LONGEST = 150;
    private static final int ROW = 18;
    private static final int WIDTH = 320;

    String draw() {
        Svg svg = new Svg();
        row(svg, 0, "tp", counts.tp());
        row(svg, 1, "fp", counts.fp());
        row(svg, 2, "fn", counts.fn());
        row(svg, 3, "tn", counts.tn());
        return svg.sized(WIDTH, 4 * ROW, "bars in proportion to the counts");
    }

    private void row(Svg svg, int row, String name, long count) {
        int length = length(count);
        svg.text(0, row * ROW + 13, name);
        if (length > 0) {
            svg.rectangle(name, LEFT, row * ROW + 3, length, ROW - 6);
        }
        svg.text(LEFT + length + 5, row * ROW + 13, String.format(java.util.Locale.ROOT, "%,d", count));
    }

    /** At least one pixel for what is there at all. */
    private int length(long count) {
        long most = LongStream.of(counts.tp(), counts.fp(), counts.fn(), counts.tn())
                .max()
                .orElseThrow();
        return count == 0 ? 0 : Math.max(1, (int) Math.round((double) count / most * LONGEST));
    }
}
