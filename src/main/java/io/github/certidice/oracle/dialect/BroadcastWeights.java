package io.github.certidice.oracle.dialect;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Weights of elements, as PyTorch broadcasts them against a prediction: from the last axis backwards.
 *
 * @param numbers none for 1, one for all, or one for each place on the axis
 * @param axis along which they run; flat where they are the same everywhere
 */
record BroadcastWeights(List<Rational> numbers, ChannelAxis axis) {

    /** Of an argument that may be None. */
    static BroadcastWeights of(Arguments a, String name) {
        Value value = a.value(name);
        List<Rational> numbers =
                value instanceof Value.Sequence ? leaves(name, value).toList() : Ranges.weights(a, name);
        return new BroadcastWeights(numbers, numbers.size() < 2 ? ChannelAxis.FLAT : axis(a, name, shape(value)));
    }

    /** The numbers of nested lists, in order. */
    private static Stream<Rational> leaves(String name, Value value) {
        if (value instanceof Value.Sequence list) {
            return list.items().stream().flatMap(item -> leaves(name, item));
        }
        if (!value.isNumber() || value.number().signum() < 0) {
            throw InvalidInput.of(name, value, "numbers of at least 0");
        }
        return Stream.of(value.number());
    }

    private static List<Integer> shape(Value value) {
        if (value instanceof Value.Array array) {
            return array.tensor().shape();
        }
        List<Integer> shape = new ArrayList<>();
        Value inner = value;
        while (inner instanceof Value.Sequence list && !list.items().isEmpty()) {
            shape.add(list.items().size());
            inner = list.items().get(0);
        }
        return shape;
    }

    private static ChannelAxis axis(Arguments a, String name, List<Integer> shape) {
        List<Integer> longAxes = shape.stream().filter(size -> size > 1).toList();
        int place = shape.indexOf(longAxes.get(0));
        if (longAxes.size() == 1 && place == shape.size() - 1) {
            return ChannelAxis.LAST;
        }
        if (longAxes.size() == 1 && place < 2) {
            return ChannelAxis.SECOND;
        }
        throw a.unsupported(name, "one number, or numbers along the second or the last axis");
    }

    /** The axis that both run along. */
    ChannelAxis axisWith(BroadcastWeights that, Arguments a, String name) {
        if (axis == ChannelAxis.FLAT || axis == that.axis) {
            return that.axis;
        }
        if (that.axis == ChannelAxis.FLAT) {
            return axis;
        }
        throw a.unsupported(name, "numbers along the axis of the other weights");
    }
}
