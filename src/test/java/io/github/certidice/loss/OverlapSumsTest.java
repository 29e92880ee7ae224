package io.github.certidice.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Pair;
import io.github.certidice.sample.Recipes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverlapSumsTest {

    @ParameterizedTest
    @EnumSource(Exponent.class)
    void fewVoxelsAreSummedAsManyAre(Exponent exponent) {
        for (int index = 0; index < 500; index++) {
            Pair pair = Recipes.of(1, index).pair();
            assertThat(OverlapSums.of(pair, exponent)).isEqualTo(OverlapSums.ofMany(pair, exponent));
        }
    }
}
