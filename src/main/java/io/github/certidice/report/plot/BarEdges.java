package io.github.certidice.report.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The rectangles of a histogram as columns of numbers; empty bins have none. */
record BarEdges(Bins bins, double floor) {

    /** A gap between neighbouring bars, as a part of the bar. */
    private static final double GAP = 0.04;

    Map<String, Object> columns() {
        Map<String, Object> columns = new HashMap<>();
        columns.put("left", column(i -> edge(i) + GAP * width(i)));
        columns.put("right", column(i -> edge(i + 1) - GAP * width(i)));
        columns.put("floor", column(i -> floor));
        columns.put("top", column(i -> (double) bins.counts().get(i)));
        return columns;
    }

    private List<Double> column(IntFunction<Double> value) {
        return IntStream.range(0, bins.counts().size())
                .filter(i -> bins.counts().get(i) > 0)
                .mapToObj(value)
                .toList();
    }

    private double edge(int index) {
        return bins.edges().get(index);
    }

    private double width(int index) {
        return edge(index + 1) - edge(index);
    }
}
