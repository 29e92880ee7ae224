package io.github.certidice.oracle;

import java.util.Arrays;
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

    /** The one of that word. */
    public static Optional<Storage> named(String word) {
        return Arrays.stream(values())
                .filter(storage -> storage.word().equals(word))
                .findFirst();
    }
}
