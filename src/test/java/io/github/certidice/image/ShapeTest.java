package io.github.certidice.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "4x4", "62x128x128", "2147483639"})
    void a_shape_reads_what_it_writes(String text) {
        assertThat(Shape.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "4x", "x4", "4xx4", "4,4", "4.0", "99999999999"})
    void other_text_is_refused(String text) {
        assertThatThrownBy(() -> Shape.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("shape: found \"" + text + "\", allowed: sizes joined by x, such as 4x4 or 62x128x128")
                .extracting("argument")
                .isEqualTo("shape");
    }

    @Test
    void no_axes_and_more_than_three_are_refused() {
        assertThatThrownBy(() -> new Shape(List.of())).hasMessage("shape: found 0 axes, allowed: 1 to 3 axes");
        assertThatThrownBy(() -> Shape.of(1, 1, 1, 1)).hasMessage("shape: found 4 axes, allowed: 1 to 3 axes");
    }

    @Test
    void an_empty_axis_is_refused() {
        assertThatThrownBy(() -> Shape.of(4, 0))
                .hasMessage("shape: found 4x0, allowed: at least one voxel along every axis");
        assertThatThrownBy(() -> Shape.of(-1)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void more_voxels_than_an_array_holds_are_refused() {
        assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 15))
                .hasMessage("shape: found 65536x32768, allowed: at most 2^31 - 9 voxels");
        assertThatThrownBy(() -> Shape.of(1 << 30, 1 << 30, 1 << 30)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Shape.of(2147483640)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void the_last_axis_is_contiguous() {
        Shape shape = Shape.of(2, 3, 4);

        assertThat(shape.size()).isEqualTo(24);
        assertThat(shape.position(0)).isEqualTo("(0, 0, 0)");
        assertThat(shape.position(3)).isEqualTo("(0, 0, 3)");
        assertThat(shape.position(4)).isEqualTo("(0, 1, 0)");
        assertThat(shape.position(23)).isEqualTo("(1, 2, 3)");
    }
}
