package io.github.certidice.claim.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionCasesTest {

    @Test
    void a_token_makes_the_same_distribution_again() {
        Case example = DistributionCases.of("10", "3/4", "11", "1/4").with("gamma", Rational.HALF);

        assertThat(example.token()).isEqualTo("P(10)=3/4;P(11)=1/4;gamma=1/2");
        MaskDistribution again = DistributionCases.of(Case.parse(example.token()));
        assertThat(again).hasToString("{10=3/4, 11=1/4}");
        assertThat(DistributionCases.into(Case.of("gamma", Rational.HALF), again)
                        .token())
                .isEqualTo("gamma=1/2;P(10)=3/4;P(11)=1/4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tp1fp0fn0tn0", "gamma=1/2", "P()=1", "P(12)=1", "P(10=1", "P(000000000000000000000)=1"})
    void a_token_without_masks_is_refused(String token) {
        assertThatThrownBy(() -> DistributionCases.of(Case.parse(token)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--replay: found \"")
                .hasMessageEndingWith("such as P(10)=3/4;P(11)=1/4");
    }

    @Test
    void a_prediction_may_stand_beside_it() {
        Case example = Case.parse("P(10)=1;S(01)=1");

        assertThat(DistributionCases.prediction(example)).hasToString("01");
        assertThat(DistributionCases.of(example)).hasToString("{10=1}");
        assertThat(DistributionCases.predicting(DistributionCases.of("10", "1"), DistributionCases.prediction(example)))
                .isEqualTo(example);
        assertThatThrownBy(() -> DistributionCases.prediction(Case.parse("P(10)=1")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("such as P(10)=3/4;P(11)=1/4;S(01)=1");
    }

    @ParameterizedTest
    @CsvSource({
        "P(10)=1/2;P(1)=1/2, masks of one shape",
        "P(10)=1/2;P(01)=1/3, a sum of exactly 1",
        "P(10)=3/2;P(01)=-1/2, numbers above 0",
        "P(10)=1;P(01)=0, numbers above 0"
    })
    void what_is_no_distribution_is_refused(String token, String allowed) {
        assertThatThrownBy(() -> DistributionCases.of(Case.parse(token)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("distribution: found ")
                .hasMessageEndingWith(allowed);
    }

    @Test
    void the_grid_has_every_distribution_once() {
        List<Case> all = all(DistributionCases.grid(2, 6, 6, 6), 6);

        // (m + 1)(m + 2)/2 triples have the sum m; those with a common divisor are there for a smaller m
        assertThat(all).hasSize(3 + 3 + 7 + 9 + 18 + 15).doesNotHaveDuplicates();
        assertThat(all).extracting(Case::token).contains("P(10)=1/2;P(01)=1/3;P(11)=1/6", "P(11)=1");
    }

    private static List<Case> all(Domain.Enumeration enumeration, int limit) {
        List<Case> cases = new ArrayList<>();
        for (int shard = 0; shard < enumeration.shards(limit); shard++) {
            enumeration.forEach(limit, shard, cases::add);
        }
        return cases;
    }

    @Test
    void random_distributions_are_distributions_of_all_sizes_and_replay() {
        Domain.Sampler random = DistributionCases.random(4);
        List<MaskDistribution> drawn = LongStream.range(0, 300)
                .mapToObj(i -> random.sample(1, i))
                .map(example -> DistributionCases.of(Case.parse(example.token())))
                .toList();

        assertThat(drawn).extracting(MaskDistribution::voxels).contains(1, 2, 3, 4);
        assertThat(drawn)
                .extracting(distribution -> distribution.probabilities().size())
                .contains(1, 2, 3, 4, 5);
        assertThat(drawn)
                .allMatch(distribution ->
                        distribution.probabilities().keySet().stream().noneMatch(mask -> mask.count() == 0));
    }

    @Test
    void a_point_of_the_cube_is_a_distribution_and_the_origin_is_none() {
        Domain.SearchSpace space = DistributionCases.space(2);

        assertThat(space.decode().apply(new double[] {0, 0, 0})).isEmpty();
        assertThat(space.decode()
                        .apply(new double[] {0.25, 0, 0.75})
                        .orElseThrow()
                        .token())
                .isEqualTo("P(10)=1/4;P(11)=3/4");
    }
}
