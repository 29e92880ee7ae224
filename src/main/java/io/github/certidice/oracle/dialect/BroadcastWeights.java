package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Value;
import java.util.List;

/**
 * Weights of elements, as PyTorch broadcasts them against a prediction: from the last axis backwards.
 *
 * @param numbers none for 1, one for all, or one for each place on the axis
 * @param axis along which they run; flat where they are the same everywhere
 */
record BroadcastWeights(List<Rational> numbers, ChannelAxis axis) {

    /** Of an argument that may be None. */
    static BroadcastWeights of(Arguments a, String name) {
        List<Rational> numbers = Reading.weights(a, name);
        return new BroadcastWeights(numbers, numbers.size() < 2 ? ChannelAxis.FLAT : axis(a, name));
    }

    private static ChannelAxis axis(Arguments a, String name) {
        List<Integer> shape =
                a.value(name) instanceof Value.Array array ? array.tensor().shape() : List.of(2);
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
