package io.github.certidice.gate.expected;

import java.util.List;

/**
 * All properties on one call, judged.
 *
 * @param call in its library's words
 * @param cells in the properties' order
 */
public record JudgedCall(String call, List<JudgedCell> cells) {

    /** Copies the cells. */
    public JudgedCall {
        cells = List.copyOf(cells);
    }

    /** How many have this verdict. */
    public long count(Verdict verdict) {
        return cells.stream().filter(cell -> cell.verdict() == verdict).count();
    }
}
