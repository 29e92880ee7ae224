package io.github.certidice.gate.planted.plain;

import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import java.util.List;
import java.util.Objects;

/**
 * The arguments of a call.
 *
 * @param call as the library takes it
 * @param order names of those without a name
 */
public record Words(Call call, List<String> order) {

    /** Of a call whose first arguments are these. */
    public static Words of(Call call, String... order) {
        return new Words(call, List.of(order));
    }

    private Value value(String name) {
        int place = order.indexOf(name);
        return place >= 0 && place < call.positional().size()
                ? call.positional().get(place)
                : call.named().getOrDefault(name, null);
    }

    private boolean isAbsent(String name) {
        return value(name) == null || value(name) instanceof Value.None;
    }

    /** True where it is set. */
    public boolean flag(String name, boolean otherwise) {
        return value(name) instanceof Value.Flag flag ? flag.value() : otherwise;
    }

    /** A number. */
    public double number(String name, double otherwise) {
        return isAbsent(name) ? otherwise : number(value(name));
    }

    private static double number(Value value) {
        return value instanceof Value.Whole whole ? whole.value() : ((Value.Real) value).value();
    }

    /** A label, or null. */
    public Integer label(String name, Integer otherwise) {
        return isAbsent(name) ? otherwise : Integer.valueOf((int) number(value(name)));
    }

    /** A name. */
    public String text(String name, String otherwise) {
        return value(name) instanceof Value.Text text ? text.value() : otherwise;
    }

    /** A list of numbers, however deep; null for None. */
    public double[] numbers(String name) {
        return isAbsent(name) ? null : leaves(value(name));
    }

    private static double[] leaves(Value value) {
        return value instanceof Value.Sequence sequence
                ? sequence.items().stream()
                        .map(Objects::requireNonNull)
                        .mapToDouble(item -> leaves(item)[0])
                        .toArray()
                : new double[] {number(value)};
    }
}
