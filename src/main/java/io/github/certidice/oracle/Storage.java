package io.github.certidice.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a subject is asked to keep the numbers of a question's tensors in memory, which must not matter to a loss. */
public enum Storage {
    /** One after the other, in C order. */
    CONTIGUOUS,
    /** In C order, in every second place of an array of twice the size; other numbers are between them. */
    STRIDED,
    /** One after the other, the first axis fastest: as the transpose of an array in C order. */
    TRANSPOSED;

    /** The word of the pipe protocol: {@code "strided"}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * True where a tensor of that shape lies otherwise than as usual: a single number has no neighbour, and where one axis alone is
     * longer than 1 there is nothing to transpose.
     */
    public boolean moves(List<Integer> shape) {
        long longer = shape.stream().filter(axis -> axis > 1).count();
        boolean isEmpty = shape.contains(0);
        return switch (this) {
            case CONTIGUOUS -> false;
            case STRIDED -> longer > 0 && !isEmpty;
            case TRANSPOSED -> longer > 1 && !isEmpty;
        };
    }

    /** The one of that word. */
    public static Optional<Storage> named(String word) {
        return Arrays.stream(values())
                .filter(storage -> storage.word().equals(word))
                .findFirst();
    }
}
