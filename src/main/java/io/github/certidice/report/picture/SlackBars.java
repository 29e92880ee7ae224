package io.github.certidice.report.picture;

import java.util.List;

/**
 * A histogram in a few strokes, for pages with many: bars by the logarithm of the count, so that rare cases are seen.
 *
 * @param counts one for each bin, from the limit on
 */
record SlackBars(List<Long> counts) {

    private static final int STEP = 12;
    private static final int HEIGHT = 44;
    private static final int LEAST = 3;

    String draw() {
        Svg svg = new Svg();
        for (int i = 0; i < counts.size(); i++) {
            int height = height(counts.get(i));
            if (height > 0) {
                svg.rectangle("bar", i * STEP, HEIGHT - height, STEP - 2, height);
            }
        }
        int width = counts.size() * STEP;
        svg.rectangle("base", 0, HEIGHT, width, 1);
        svg.text(0, HEIGHT + 14, "0");
        svg.text(width - 7, HEIGHT + 14, "1");
        return svg.sized(width, HEIGHT + 18, "numbers of cases by slack, from 0 to 1");
    }

    private int height(long count) {
        double most = StrictMath.log1p(counts.stream().max(Long::compare).orElseThrow());
        return count == 0 ? 0 : Math.max(LEAST, (int) Math.round(StrictMath.log1p(count) / most * HEIGHT));
    }
}
