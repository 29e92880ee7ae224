package io.github.certidice.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 127, 128, 129})
    void single_voxels_on_both_sides_of_a_word_boundary_are_kept_apart(int size) {
        Shape shape = Shape.of(size);
        for (int voxel = 0; voxel < size; voxel++) {
            int only = voxel;
            Mask mask = Mask.of(shape, at -> at == only);

            assertThat(mask.count()).isEqualTo(1);
            assertThat(mask.contains(voxel)).isTrue();
            assertThat(mask.at(voxel)).isEqualTo(1);
            assertThat(mask.toString().indexOf('1')).isEqualTo(voxel);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 128})
    void the_full_mask_has_no_bits_beyond_its_voxels(int size) {
        Mask full = Mask.of(Shape.of(size), voxel -> true);

        assertThat(full.count()).isEqualTo(size);
        assertThat(full).isEqualTo(Mask.parse(Shape.of(size), "1".repeat(size)));
        assertThat(full.against(full)).isEqualTo(new Confusion(size, 0, 0, 0));
    }

    @Test
    void bits_of_a_word_are_voxels_from_the_lowest_on() {
        assertThat(Mask.of(Shape.of(2, 2), 0b0110L)).hasToString("0110");
        assertThat(Mask.of(Shape.of(3), 0b001L)).hasToString("100");
        assertThat(Mask.of(Shape.of(64), -1L).count()).isEqualTo(64);
        assertThat(Mask.of(Shape.of(3), -1L)).hasToString("111");
    }

    @Test
    void one_word_holds_64_voxels() {
        assertThatThrownBy(() -> Mask.of(Shape.of(65), 1L))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("shape: found 65, allowed: at most 64 voxels for a mask from one word of bits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "010", "01100", "0120", "01 0"})
    void other_digits_are_refused(String digits) {
        assertThatThrownBy(() -> Mask.parse(Shape.of(2, 2), digits))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("mask: found \"" + digits + "\", allowed: 4 digits 0 or 1");
    }

    @Test
    void masks_of_different_shapes_are_different_and_not_compared() {
        Mask row = Mask.parse(Shape.of(4), "0110");
        Mask square = Mask.parse(Shape.of(2, 2), "0110");

        assertThat(row).isNotEqualTo(square);
        assertThatThrownBy(() -> row.against(square))
                .hasMessage("prediction: found shape 4, allowed: the target's shape 2x2");
    }

    @Test
    void a_mask_is_a_binary_target() {
        assertThat(Mask.parse(Shape.of(2), "01").isBinary()).isTrue();
        assertThat(Mask.parse(Shape.of(2), "01").at(0)).isZero();
    }
}
