package io.github.certidice.loss.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.evaluation.RememberedSlopes.Key;
import io.github.certidice.number.DoubleDoubles;
import io.github.certidice.number.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RememberedSlopesTest {

    /** In an order that brings each of them out of the last two and back again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void each_is_made_once_and_found_again(int keys) {
        RememberedSlopes slopes = new RememberedSlopes();
        List<Integer> made = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            int which = step * step % keys;
            Key key = new Key(which % 2, which % 3, which, 1);
            Quantity slope = slopes.find(key.image(), key.c(), key.target(), key.counts());
            if (slope == null) {
                made.add(which);
                slopes.add(key, DoubleDoubles.ARITHMETIC.input(which));
            } else {
                assertThat(slope.minus(DoubleDoubles.ARITHMETIC.input(which)).isZero())
                        .isTrue();
            }
        }

        assertThat(made).doesNotHaveDuplicates();
    }
}
