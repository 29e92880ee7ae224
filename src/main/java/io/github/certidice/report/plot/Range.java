package io.github.certidice.report.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an axis spans, and how lets-plot is told so. */
record Range(Axis axis, double low, double high) {

    /** Bars on a logarithmic axis stand here: below a count of one, so that this count has a bar. */
    private static final double LOG_FLOOR = 0.5;

    private static final double MARGIN = 0.03;

    static Range of(Axis axis, Stream<Double> values) {
        List<Double> kept =
                values.filter(value -> !axis.logarithmic() || value > 0).toList();
        double low = kept.stream().mapToDouble(value -> value).min().orElse(axis.logarithmic() ? 1 : 0);
        double high = kept.stream().mapToDouble(value -> value).max().orElse(1);
        return new Range(axis, low, high);
    }

    /** Where bars begin on an axis of counts. */
    static double floor(Axis axis) {
        return axis.logarithmic() ? LOG_FLOOR : 0;
    }

    /** How far along the axis the value is drawn: 0 at its beginning, 1 at its end. */
    double fraction(double value) {
        return high == low ? 0.5 : (place(value) - place(low)) / (place(high) - place(low));
    }

    private double place(double value) {
        return axis.logarithmic() ? StrictMath.log10(value) : value;
    }

    /** The value that is drawn this far along the axis. */
    double at(double fraction) {
        double place = place(low) + fraction * (place(high) - place(low));
        return axis.logarithmic() ? powerOfTen(place) : place;
    }

    /** Margins must not lie beyond what can be drawn. */
    private static double powerOfTen(double exponent) {
        return Math.max(Axis.TINIEST, Math.min(StrictMath.pow(10, exponent), Axis.HUGEST));
    }

    /** The scale for one of the two directions, {@code "x"} or {@code "y"}, with room for so many powers of ten. */
    Map<String, Object> scale(String direction, int room) {
        Map<String, Object> scale = new HashMap<>(Map.of("aesthetic", direction, "name", axis.title()));
        if (axis.logarithmic()) {
            Decades decades = Decades.between(low, high, room);
            scale.put("trans", "log10");
            // lets-plot leaves no room beside the data on such an axis
            scale.put("limits", List.of(Math.min(low, at(-MARGIN)), Math.max(high, at(1 + MARGIN))));
            scale.put("breaks", decades.values());
            scale.put("labels", decades.labels());
        }
        return scale;
    }
}
