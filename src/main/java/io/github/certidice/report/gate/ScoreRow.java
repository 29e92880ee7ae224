package io.github.certidice.report.gate;

import io.github.certidice.gate.expected.JudgedCall;
import io.github.certidice.gate.result.PropertyWords;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A call in the table.
 *
 * @param number from 1
 * @param judged the call and its cells
 * @param properties in the order of the cells
 */
public record ScoreRow(int number, JudgedCall judged, List<PropertyWords> properties) {

    /** The call. */
    public String call() {
        return Printable.of(judged.call());
    }

    /** How many properties ended how. */
    public String counts() {
        return Words.counts(judged);
    }

    /** One for each property. */
    public List<ScoreCell> cells() {
        return IntStream.range(0, properties.size())
                .mapToObj(i ->
                        new ScoreCell(number, properties.get(i), judged.cells().get(i)))
                .toList();
    }
}
