package io.github.certidice.report.picture;

import java.util.List;

/**
 * Probabilities as bars: the frame is as high as the target, the filled bar as the probability.
 *
 * @param levels one pair of bars each
 */
record ProbabilityBars(List<Levels> levels) {

    private static final int FULL = 60;
    private static final int TOP = 4;
    private static final int MOST_LABELLED = 12;

    String draw() {
        Svg svg = new Svg();
        int step = labelled() ? 46 : 9;
        for (int i = 0; i < levels.size(); i++) {
            bars(svg, levels.get(i), i * step + 1, step);
        }
        svg.rectangle("base", 0, TOP + FULL, levels.size() * step, 1);
        return svg.sized(
                levels.size() * step + 1,
                TOP + FULL + (labelled() ? 18 : 4),
                "probabilities as filled bars, targets as frames");
    }

    private boolean labelled() {
        return levels.size() <= MOST_LABELLED;
    }

    private void bars(Svg svg, Levels level, int x, int step) {
        int width = labelled() ? 26 : 7;
        svg.rectangle("frame", x, TOP + FULL - height(level.target()), width, height(level.target()));
        int bar = Math.max(3, width / 2);
        int p = level.prediction() > 0 ? Math.max(1, height(level.prediction())) : 0;
        svg.rectangle("bar", x + (width - bar) / 2, TOP + FULL - p, bar, p);
        if (labelled()) {
            svg.text(x, TOP + FULL + 14, "×" + level.count());
        }
    }

    private static int height(double x) {
        return (int) Math.round(x * FULL);
    }
}
