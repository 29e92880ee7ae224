package io.github.certidice.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageTest {

    private static List<Integer> shape(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource({
        ", false, false", "1, false, false", "1 1 1, false, false", "0, false, false", "0 2 2, false, false",
        "2, true, false", "1 5 1, true, false", "2 1 2, true, true", "2 3, true, true", "1 2 1 4, true, true"
    })
    void a_tensor_is_moved_where_numbers_change_places(String shape, boolean strided, boolean transposed) {
        assertThat(Storage.CONTIGUOUS.moves(shape(shape))).isFalse();
        assertThat(Storage.STRIDED.moves(shape(shape))).isEqualTo(strided);
        assertThat(Storage.TRANSPOSED.moves(shape(shape))).isEqualTo(transposed);
    }

    @Test
    void a_question_is_moved_where_any_of_its_tensors_is() {
        Tensor one = Tensor.of(List.of(1, 1), 0.5);
        Tensor four = Tensor.of(List.of(2, 2), 0, 1, 0, 1);

        assertThat(moved(new Case(one, one))).isFalse();
        assertThat(moved(new Case(four, one))).isTrue();
        assertThat(moved(new Case(one, four))).isTrue();
        assertThat(moved(new Case(one, one, Map.of("mask", four)))).isTrue();
    }

    private static boolean moved(Case tensors) {
        return new Question(tensors, true, false).isMovedBy(Storage.TRANSPOSED);
    }
}
