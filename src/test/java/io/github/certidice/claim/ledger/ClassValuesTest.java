package io.github.certidice.claim.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.ConfusionMatrices;
import io.github.certidice.claim.cases.ConfusionMatrix;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores of labels with several classes, worked out by hand, against what the laws' own computations give. */
class ClassValuesTest {

    private final Catalogue catalogue = Catalogue.reference();

    /** One digit a voxel. */
    private static Case labels(String target, String prediction) {
        long[][] rows = new long[3][3];
        for (int voxel = 0; voxel < target.length(); voxel++) {
            rows[target.charAt(voxel) - '0'][prediction.charAt(voxel) - '0']++;
        }
        return ConfusionMatrices.of(rows);
    }

    private Measurement measured(String slug, Case example) {
        Claim claim = catalogue.claim(slug);
        assertThat(claim.domain().contains(example)).isTrue();
        return claim.law().of(example);
    }

    @ParameterizedTest
    @CsvSource({"0001, 0021, 5/9, 3/5", "00012, 01212, 4/9, 11/18", "1222, 1012, 5/18, 7/18", "1222, 0222, 1/3, 1/3"})
    void mean_jaccard_and_mean_dice_of_labels(String target, String prediction, String jaccard, String dice) {
        Measurement means = measured("class-mean-dice-jaccard", labels(target, prediction));

        assertThat(means.lower().rational()).isEqualTo(Rational.parse(jaccard));
        assertThat(means.quantity()).isEqualTo(Rational.parse(dice));
    }

    @Test
    void accuracy_and_the_sums_of_the_counts_of_all_classes() {
        ConfusionMatrix matrix = ConfusionMatrix.of(labels("00012", "01212"));

        assertThat(matrix.accuracy()).isEqualTo(Rational.of(3, 5));
        assertThat(ConfusionMatrix.total(matrix.all())).isEqualTo(new Confusion(3, 2, 2, 8));
        assertThat(matrix.counted()).hasSize(3);
        assertThat(matrix.all().get(1)).isEqualTo(new Confusion(1, 1, 0, 3));
    }

    @Test
    void the_example_of_absent_classes() {
        Case example = labels("00", "01").with(ConfusionMatrix.CLASSES, 3);
        ConfusionMatrix matrix = ConfusionMatrix.of(example);

        assertThat(matrix.present()).containsExactly(new Confusion(1, 0, 1, 0));
        assertThat(matrix.counted()).containsExactly(new Confusion(1, 0, 1, 0), new Confusion(0, 1, 0, 1));
        assertThat(measured("present-class-mean", example).quantity()).isEqualTo(Rational.of(1, 4));
        assertThat(measured("absent-class-mean", example).quantity()).isEqualTo(Rational.HALF);
        assertThat(measured("all-classes-never-below", example).quantity()).isEqualTo(Rational.ZERO);
    }

    @Test
    void three_classes_of_which_two_are_exchanged() {
        Case example = labels("000111222", "111000222");

        assertThat(measured("macro-over-micro", example).quantity()).isEqualTo(Rational.of(1, 3));
        assertThat(measured("macro-over-micro", example).upper().rational()).isEqualTo(Rational.of(5, 9));
        assertThat(measured("macro-over-micro-gap", labels("0001112", "1110002"))
                        .quantity())
                .as("1/3 - 1/7")
                .isEqualTo(Rational.of(4, 21));
    }

    @Test
    void one_class_right_and_two_taken_for_each_other() {
        Measurement excess = measured("micro-over-macro-finite", labels("0001", "0002"));

        assertThat(excess.quantity()).as("3/4 - 1/3").isEqualTo(Rational.of(5, 12));
        assertThat(excess.upper().rational()).isEqualTo(Rational.of(5, 12));
    }

    @Test
    void a_token_of_a_matrix_is_read_again() {
        Case example = labels("00012", "01212");

        assertThat(example.token()).isEqualTo("n(0,0)=1;n(0,1)=1;n(0,2)=1;n(1,1)=1;n(2,2)=1");
        assertThat(Case.parse(example.token())).isEqualTo(example);
        assertThat(example.size()).isEqualTo(5);
    }
}
