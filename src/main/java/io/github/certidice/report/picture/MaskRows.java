package io.github.certidice.report.picture;

import io.github.certidice.number.Rational;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A distribution over masks, a row of voxels for each mask with its probability beside it. Cases name these probabilities
 * by the mask: {@code P(011)}.
 *
 * @param rows the probability of each mask
 */
record MaskRows(Map<String, Rational> rows) {

    private static final Pattern NAME = Pattern.compile("P\\(([01]{1,20})\\)");
    private static final int CELL = 15;
    private static final int ROW = 18;
    private static final int LABEL = 90;

    /** The rows of named numbers; none where no mask has a probability. */
    static MaskRows of(Map<String, Rational> parameters) {
        Map<String, Rational> rows = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            Matcher mask = NAME.matcher(name);
            if (mask.matches()) {
                rows.put(mask.group(1), value);
            }
        });
        return new MaskRows(rows);
    }

    String draw() {
        Svg svg = new Svg();
        int y = 0;
        int longest = rows.keySet().stream().mapToInt(String::length).max().orElseThrow();
        for (Map.Entry<String, Rational> row : rows.entrySet()) {
            cells(svg, row.getKey(), y);
            svg.text(longest * CELL + 6, y + 12, row.getValue().toString());
            y += ROW;
        }
        return svg.sized(longest * CELL + LABEL, y, "targets as rows of voxels, each with its probability");
    }

    private static void cells(Svg svg, String mask, int y) {
        for (int i = 0; i < mask.length(); i++) {
            svg.rectangle(mask.charAt(i) == '1' ? "tp" : "tn", i * CELL + 1, y + 1, CELL - 2, CELL - 2);
        }
    }
}
