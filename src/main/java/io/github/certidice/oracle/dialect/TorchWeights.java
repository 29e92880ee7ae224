package io.github.certidice.oracle.dialect;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Value;
import java.util.List;

/** Weights that PyTorch broadcasts over (B, C, ...): one number, or a tensor of shape (C, 1, ...). */
final class TorchWeights {

    private static final String ALLOWED =
            "one number, or shape (C, 1, ...): a flat list is broadcast along the last axis";

    private TorchWeights() {}

    /** One number for each class, or one for all, or none for None. */
    static List<Rational> broadcast(Arguments arguments, String name) {
        List<Rational> weights = arguments.value(name) instanceof Value.Sequence sequence
                ? sequence.items().stream()
                        .map(item -> leaf(arguments, name, item))
                        .toList()
                : Ranges.weights(arguments, name);
        boolean flat = arguments.value(name) instanceof Value.Sequence sequence
                && sequence.items().stream().anyMatch(Value::isNumber);
        if (weights.size() > 1 && (flat || isFlat(arguments.value(name)))) {
            throw arguments.unsupported(name, ALLOWED);
        }
        return weights;
    }

    private static boolean isFlat(Value value) {
        return value instanceof Value.Array array
                && (array.tensor().rank() < 2
                        || array.tensor().axis(0) != array.tensor().size());
    }

    private static Rational leaf(Arguments arguments, String name, Value value) {
        if (value instanceof Value.Sequence sequence && sequence.items().size() == 1) {
            return leaf(arguments, name, sequence.items().get(0));
        }
        if (!value.isNumber()) {
            throw arguments.unsupported(name, ALLOWED);
        }
        if (value.number().signum() < 0) {
            throw InvalidInput.of(name, value, "numbers of at least 0");
        }
        return value.number();
    }
}
