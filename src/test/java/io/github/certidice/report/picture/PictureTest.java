package io.github.certidice.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Case;
import io.github.certidice.number.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {

    @Test
    void aDistributionIsDrawnMaskByMask() {
        Case example = Case.of("gamma", Rational.HALF)
                .with("P(100)", Rational.of(3, 4))
                .with("P(011)", Rational.of(1, 4));
        List<String> drawings = Picture.of(example);
        assertThat(drawings).hasSize(1);
        assertThat(drawings.get(0)).contains(">3/4</text>", ">1/4</text>").doesNotContain("1/2");
        assertThat(drawings.get(0).split("class=\"tp\"", -1)).hasSize(1 + 3);
        assertThat(drawings.get(0).split("class=\"tn\"", -1)).hasSize(1 + 3);
    }

    @Test
    void aCaseOfOtherNumbersHasNoPicture() {
        assertThat(Picture.of(Case.of("P(12)", Rational.HALF))).isEmpty();
    }

    @Test
    void rareBinsOfAHistogramAreSeenAndEmptyOnesAreNot() {
        assertThat(Picture.of(List.of(1_000_000L, 0L, 1L)).split("class=\"bar\"", -1))
                .hasSize(1 + 2);
    }
}
