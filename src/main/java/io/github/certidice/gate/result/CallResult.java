package io.github.certidice.gate.result;

import io.github.certidice.InvalidInput;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What came of all properties on one call.
 *
 * @param call in its library's words
 * @param cells one for each property, in the properties' order
 */
public record CallResult(String call, List<Cell> cells) {

    /** Copies the cells. */
    public CallResult {
        cells = List.copyOf(cells);
    }

    /** Joined with the same call in another part of the campaign. */
    CallResult plus(CallResult other) {
        if (!call.equals(other.call) || !properties().equals(other.properties())) {
            throw InvalidInput.of("merge", other.call, "the same calls and properties, here " + call);
        }
        return new CallResult(
                call,
                IntStream.range(0, cells.size())
                        .mapToObj(i -> cells.get(i).plus(other.cells.get(i)))
                        .toList());
    }

    private List<String> properties() {
        return cells.stream().map(Cell::property).toList();
    }
}
