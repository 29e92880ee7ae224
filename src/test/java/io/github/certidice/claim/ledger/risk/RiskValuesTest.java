package io.github.certidice.claim.ledger.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers worked out by hand, or by plain sums over masks, against what the laws' own computations give. */
class RiskValuesTest {

    private static Measurement measured(String slug, String token) {
        return Catalogue.reference().claim(slug).law().of(Case.parse(token));
    }

    private static Rational quantity(String slug, String token) {
        return measured(slug, token).quantity();
    }

    /** The distributions of B8, B11, B13, B14, B15, C12 and C13 in the ledger, with their regrets. */
    @ParameterizedTest
    @CsvSource({
        "no-weights-dice, w0=1;w1=1;tau=1/2, 1/2",
        "no-weights-jaccard, w0=1;w1=1;tau=1/2, 1/3",
        "no-weights-dice, w0=0;w1=1;tau=1/2, 1/6",
        "no-weights-jaccard, w0=0;w1=1;tau=1/2, 1/4",
        "subsets-dice, m=2;K=6, 1/2",
        "one-voxel-threshold-dice, P(100)=1/2;P(010)=3/10;P(001)=1/5;t=8/25;ties=0, 1/30",
        "five-voxels-weights-dice, P(10000)=7/10;P(11000)=3/10, 2/15",
        "many-voxels-weights-dice, P(10000000)=3/4;P(01000000)=1/8;P(00100000)=1/8, 1/4",
        "inverse-frequency-regret, gamma=1/2;v=1;q=1/4;d=8, 1/6",
        "inverse-frequency-regret, gamma=1/2;v=10;q=1/10;d=101, 2/3",
        "inverse-frequency-regret, gamma=1/2;v=60;q=1/50;d=2991, 144/155",
        "some-ranking-dice, P(100)=6/21;P(001)=8/21;P(011)=7/21, 1/126",
        "some-ranking-jaccard, P(100)=7/18;P(011)=6/18;P(001)=5/18, 1/36",
        "some-ranking-dice, P(100)=6/17;P(101)=6/17;P(010)=5/17, 1/510",
        "some-ranking-jaccard, P(100)=3/12;P(101)=4/12;P(010)=5/12, 1/72",
        "some-threshold-dice, P(100)=1/3;P(001)=1/3;P(011)=1/3, 1/90",
        "some-threshold-jaccard, P(010)=1/4;P(110)=1/4;P(001)=1/2, 1/24",
        "half-best-independent, pi1=1/4;pi2=3/4;pi3=2/5;pi4=3/10;empty=1, 251/28000",
        "half-best-independent, pi1=2/5;empty=1, 1/5",
        "half-best-independent, pi1=2/5;pi2=2/5;pi3=1;empty=0, 9/250",
        "expected-soft-dice-consistent, P(011)=7921/11095;P(100)=3174/11095;p1=7/16;p2=1;p3=1, 2/7925",
        "expected-lovasz-consistent, P(100)=2/5;P(010)=3/10;P(001)=3/10, 1/15"
    })
    void regrets(String slug, String token, String regret) {
        assertThat(quantity(slug, token)).isEqualTo(Rational.parse(regret));
    }

    /** 2/3 of Dice may be lost without weights, and 2 - sqrt 2 with the best ones. */
    @Test
    void a_threshold_of_a_half_may_lose_two_thirds() {
        assertThat(ThresholdLaws.worstDice(Rational.HALF)).isEqualTo(Rational.of(2, 3));
        assertThat(quantity("threshold-exclusion-dice", "m=1;K=2")).isEqualTo(Rational.of(2, 3));
        assertThat(measured("threshold-minimax-dice", "m=5;K=12").upper()).hasToString("-1 + sqrt(2)");
    }

    /** (25/123)(2/2)/(1 + 3/2) + (98/123)(2)/(2 + 3/2) = (10 + 56)/123. */
    @Test
    void expected_soft_dice_by_hand() {
        String target = "P(10000)=50/246;P(01100)=67/246;P(01010)=67/246;P(01001)=62/246";
        assertThat(quantity("soft-dice-rounding-attained", target + ";p1=1/2;p2=1;p3=0;p4=0;p5=0"))
                .isEqualTo(Rational.of(66, 123));
        assertThat(quantity(
                        "soft-dice-undecided",
                        "P(010000)=9/50;P(001000)=9/50;P(100100)=16/75;P(100010)=16/75;P(100001)=16/75"
                                + ";p1=1;p2=1/2;p3=1/2;p4=0;p5=0;p6=0"))
                .isEqualTo(Rational.of(11, 25));
    }

    /**
     * P = 33/82, G = 11. The prediction has P(2/22) + (1-P)(2/14) = 3/82 + 7/82, the core P(2/11) = 6/82 of the first; with
     * c = 3 and a = 5, P = 200/561 and G = 30, they have 135/1122 and 80/1122.
     */
    @Test
    void thresholding_a_best_prediction_by_hand() {
        String undecided = ";p1=1;p2=1/2;p3=1/2;p4=0;p5=0";
        assertThat(quantity(
                        "soft-dice-threshold-regret",
                        "P(10010)=33/82;P(01000)=49/82;size2=2;size3=20;size4=9;size5=54" + undecided))
                .isEqualTo(Rational.of(2, 41));
        assertThat(quantity(
                        "soft-dice-threshold-regret",
                        "P(10010)=200/561;P(01000)=361/561;size1=3;size2=5;size3=55;size4=24;size5=144" + undecided))
                .isEqualTo(Rational.of(5, 102));
        assertThat(quantity("soft-dice-threshold-family", "c=3;a=5;p1=1;p2=1/2;p3=0"))
                .isEqualTo(Rational.of(45, 374));
    }

    /** 14/15 - 1 = -1/15, and the slope towards (1, 3/4) is -16/225, taken 1 - (1/4)/(2*2) times. */
    @Test
    void a_voxel_that_the_threshold_adds_by_hand() {
        assertThat(quantity("soft-dice-threshold-step", "P(11)=1;p1=1;p2=3/4")).isEqualTo(Rational.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P(110)=1/3;P(011)=1/6;P(100)=1/2", "P(111)=2/7;P(101)=4/7;P(010)=1/7"})
    void tables_give_the_sums_over_masks(String token) {
        Regions target = Regions.of(Case.parse(token));
        for (Similarity score : List.of(new Dice(), new Jaccard())) {
            assertThat(target.best(new TabulatedScore(score))).isEqualTo(target.best(score));
        }
    }

    @Test
    void a_region_stands_for_its_voxels() {
        Regions regions = Regions.of(Case.parse("P(10)=1/2;P(11)=1/2;size2=2"));
        Regions voxels = Regions.of(Case.parse("P(100)=1/2;P(111)=1/2"));

        assertThat(regions.best(new Dice())).isEqualTo(voxels.best(new Dice()));
        assertThat(regions.expected(new Jaccard(), regions.above(Rational.HALF, false)))
                .isEqualTo(Rational.of(2, 3));
    }

    @Test
    void masks_of_one_size_have_the_marginals_asked_for() {
        List<Rational> marginals =
                DoubleStream.of(0.75, 0.5, 0.125, 0.625).mapToObj(Rational::of).toList();
        Regions target = ImageWeightLaws.ofMarginals(marginals);

        assertThat(target.masks().marginals()).isEqualTo(marginals);
        assertThat(target.masks().probabilities().keySet()).allMatch(mask -> mask.count() == 2);
    }

    /** 84 distributions of denominator 3 over 7 masks; under the 6 orders of the voxels, 20 by Burnside's lemma. */
    @Test
    void distributions_on_three_voxels_are_listed_up_to_order() {
        // an exchange fixes 3 masks and 2 pairs, a rotation 1 mask and 2 triples: (84 + 3 * 16 + 2 * 3)/6 = 23
        // multisets of
        // three masks, of which 3 (three times one mask of each size) have a smaller denominator
        assertThat(ThreeVoxels.ofDenominator(3)).hasSize(20);
        assertThat(ThreeVoxels.ofDenominator(1)).hasSize(3);
    }

    @Test
    void predictions_are_doubles() {
        Case example =
                DistributionCases.of("10", "1").with("p1", Rational.of(4, 9)).with("p2", 0);

        assertThatThrownBy(() -> SoftPredictions.of(example))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("--replay: found a prediction of 4/9, allowed: doubles, such as 7/16");
        assertThat(Arrays.toString(SoftPredictions.of(example.with("p1", Rational.HALF))))
                .isEqualTo("[0.5, 0.0]");
    }
}
