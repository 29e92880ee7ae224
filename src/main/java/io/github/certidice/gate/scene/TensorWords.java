package io.github.certidice.gate.scene;

import io.github.certidice.image.Tensor;
import io.github.certidice.number.Decimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tensors in a line of a report. */
public final class TensorWords {

    private static final int MOST_NUMBERS = 24;

    private TensorWords() {}

    /** {@code "float64[1, 1, 1, 2]: 0.5, 1"}, with dots for what is more than a few. */
    public static String of(Tensor tensor) {
        return tensor + ": " + numbers(tensor);
    }

    /** The numbers alone. */
    public static String numbers(Tensor tensor) {
        String numbers = IntStream.range(0, Math.min(tensor.size(), MOST_NUMBERS))
                .mapToObj(i -> Decimal.shortest(tensor.at(i)))
                .collect(Collectors.joining(", "));
        return numbers + (tensor.size() > MOST_NUMBERS ? ", ..." : "");
    }
}
