package io.github.certidice.oracle.dialect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.Oracle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments that a library has and the oracle doesn't answer are refused, not passed over. */
class UnsupportedArgumentsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            keras.losses.SparseCategoricalCrossentropy(ignore_class=1) | ignore_class: found 1, allowed: None only
            keras.losses.CategoricalCrossentropy(axis=1) | axis: found 1, allowed: -1 only
            keras.losses.SparseCategoricalCrossentropy(axis=0) | axis: found 0, allowed: -1 only
            optax.losses.softmax_cross_entropy(axis=1) | axis: found 1, allowed: -1 only
            optax.losses.softmax_cross_entropy(where=[True]) | where: found [True], allowed: None only
            torchmetrics.functional.segmentation.dice_score(num_classes=0) | num_classes: found 0, allowed: an integer of at least 1
            """)
    void they_are_named(String call, String message) {
        assertThatThrownBy(() -> Oracle.of(call))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(message);
    }
}
