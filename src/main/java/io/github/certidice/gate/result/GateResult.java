package io.github.certidice.gate.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.InvalidInput;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a campaign, or a part of one, found out.
 *
 * @param plan what was run
 * @param properties in the order of the cells
 * @param calls in the order in which they were asked for
 */
public record GateResult(Plan plan, List<PropertyWords> properties, List<CallResult> calls) {

    /** Copies the lists. */
    public GateResult {
        properties = List.copyOf(properties);
        calls = List.copyOf(calls);
    }

    /**
     * Reads what {@link #toJson} gives; further fields of the file, such as verdicts, are passed over.
     *
     * @param source the file's name, for messages
     * @throws InvalidInput where it isn't a result of this version, or contradicts itself
     */
    public static GateResult parse(String json, String source) {
        return new ResultReader(source).read(json);
    }

    /** As JSON: fields {@code schema}, {@code plan}, {@code properties} and {@code calls}. */
    public ObjectNode toJson() {
        return ResultReader.tree(this);
    }

    /**
     * Joined with another part: the same whatever the split and the order.
     *
     * @throws InvalidInput where they aren't parts of one campaign
     */
    public GateResult plus(GateResult other) {
        if (calls.size() != other.calls.size()) {
            throw InvalidInput.of("merge", other.calls.size() + " calls", "the same calls, here " + calls.size());
        }
        return new GateResult(
                plan.plus(other.plan),
                properties,
                IntStream.range(0, calls.size())
                        .mapToObj(i -> calls.get(i).plus(other.calls.get(i)))
                        .toList());
    }

    /** The same, as of a campaign that was never split. */
    public GateResult unsplit() {
        return new GateResult(plan.unsplit(), properties, calls);
    }
}
