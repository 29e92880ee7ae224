package io.github.certidice.claim.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.MaskCounts;
import io.github.certidice.claim.cases.MaskTriple;
import io.github.certidice.claim.cases.Pell;
import io.github.certidice.claim.ledger.scores.DiceJaccardLaws;
import io.github.certidice.claim.ledger.scores.FiniteSizeLaws;
import io.github.certidice.claim.ledger.weighting.HammingMinimax;
import io.github.certidice.claim.ledger.weighting.HammingMinimaxLaws;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.BestPrediction;
import io.github.certidice.risk.MaskDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers worked out by hand or by other means, against what the laws' own computations give. */
class LedgerValuesTest {

    private final Formulas formulas = Formulas.reference();

    @ParameterizedTest
    @CsvSource({
        "2, 1/6, 1/4",
        "3, 1/4, 1/3",
        "4, 3/10, 2/5",
        "5, 12/35, 4/9",
        "6, 3/8, 10/21",
        "7, 2/5, 1/2",
        "8, 14/33, 21/40",
        "9, 4/9, 6/11",
        "10, 6/13, 9/16"
    })
    void best_weighted_hamming_errors_on_few_voxels(int d, String dice, String jaccard) {
        assertThat(best(formulas.dice(), d)).isEqualTo(Rational.parse(dice));
        assertThat(best(formulas.jaccard(), d)).isEqualTo(Rational.parse(jaccard));
    }

    private Rational best(Similarity similarity, int d) {
        return HammingMinimax.of(similarity, formulas.hamming(), MaskCounts.of(d))
                .error();
    }

    @ParameterizedTest
    @CsvSource({"2, 5/6", "5, 23/35", "9, 5/9"})
    void the_best_weight_is_one_minus_the_error(int d, String gamma) {
        assertThat(HammingMinimax.of(formulas.dice(), formulas.hamming(), MaskCounts.of(d))
                        .gamma())
                .isEqualTo(Rational.parse(gamma));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "2, 1/6",
        "4, 1/6",
        "5, 6/35",
        "11, 6/35",
        "12, 35/204",
        "29, 204/1189",
        "69, 204/1189",
        "70, 1189/6930"
    })
    void largest_gaps_of_dice_and_jaccard(int d, String gap) {
        assertThat(FiniteSizeLaws.gapAtConvergent(d)).isEqualTo(Rational.parse(gap));
    }

    @Test
    void the_curve_of_the_best_error_is_continuous_where_its_pieces_meet() {
        Rational tiny = Rational.of(1, 1_000_000_000);
        for (Rational at : new Rational[] {Rational.of(3), Rational.of(11, 7), Rational.parse("1.3143398282201788")}) {
            double below = HammingMinimaxLaws.curve(at.minus(tiny)).doubleValue();
            double above = HammingMinimaxLaws.curve(at.plus(tiny)).doubleValue();
            assertThat(Math.abs(below - above)).as("jump at r = %s", at).isLessThan(1e-8);
        }
    }

    @Test
    void the_curve_tends_to_the_gap_of_dice_and_jaccard_where_all_is_foreground() {
        double end = HammingMinimaxLaws.curve(Rational.parse("1.000000000001")).doubleValue();

        assertThat(Math.abs(end - DiceJaccardLaws.LARGEST_GAP.doubleValue())).isLessThan(1e-11);
    }

    @Test
    void the_tversky_gap_of_rho_two_is_that_of_dice_and_jaccard() {
        assertThat(Bound.tanhForm(Rational.TWO)).isEqualTo(DiceJaccardLaws.LARGEST_GAP);
    }

    @Test
    void pell_numbers() {
        assertThat(new long[] {Pell.number(0), Pell.number(1), Pell.number(5), Pell.number(6)})
                .containsExactly(0, 1, 29, 70);
        assertThat(Pell.indexUpTo(69)).isEqualTo(5);
    }

    /** {1}, {1, 2} and {2}. */
    @Test
    void dice_distances_of_the_worst_triple() {
        MaskTriple masks = MaskTriple.detour();

        assertThat(formulas.dice().lossOf(masks.toB())).isEqualTo(Rational.of(1, 3));
        assertThat(formulas.dice().lossOf(masks.fromB())).isEqualTo(Rational.of(1, 3));
        assertThat(formulas.dice().lossOf(masks.direct())).isEqualTo(Rational.ONE);
    }

    /** The ledger's example, worked out by hand: P({1}) = 7/12, P({2}) = 5/12. */
    @Test
    void best_predictions_for_two_voxels() {
        MaskDistribution target = DistributionCases.of(DistributionCases.of("10", "7/12", "01", "5/12"));

        assertThat(BestPrediction.exhaustive(target, formulas.dice()).score()).isEqualTo(Rational.of(2, 3));
        assertThat(BestPrediction.exhaustive(target, formulas.jaccard()).score())
                .isEqualTo(Rational.of(7, 12));
    }

    /** A pair {1, 2} with probability 4/7, else two of three other voxels: marginals 4/7, 4/7 and three times 2/7. */
    @Test
    void five_voxels_on_which_the_best_for_dice_loses_the_largest_gap() {
        Claim claim = Catalogue.reference().claim("dice-optimum-jaccard-gap");
        Case example = DistributionCases.of("11000", "4/7", "00110", "1/7", "00011", "1/7", "00101", "1/7");

        assertThat(claim.law().of(example).quantity())
                .isEqualTo(Rational.of(4, 7).minus(Rational.of(2, 5)));
    }

    @ParameterizedTest
    @CsvSource({"2, 5/2", "1/2, 5/2", "1, 1", "3, 5", "7, 25"})
    void the_factor_of_f_scores(String b, String rho) {
        Claim claim = Catalogue.reference().claim("f-score-factor");
        Case example = Case.of(new Confusion(1, 1, 0, 0)).with("b", Rational.parse(b));

        assertThat(claim.law().of(example).upper()).isEqualTo(Bound.of(Rational.parse(rho)));
    }
}
