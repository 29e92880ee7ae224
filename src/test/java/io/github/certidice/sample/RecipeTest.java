package io.github.certidice.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Decimal;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {

    @Test
    void token_says_what_the_recipe_holds() {
        Recipe recipe = Recipe.of(Shape.of(4, 4), new TargetFamily.Blobs(0.3), new PredictionFamily.Noisy(0.2), 0x9f3c);
        assertThat(recipe).hasToString("r1:4x4:blobs(0.3):noisy(0.2):9f3c");
        assertThat(recipe.in(Precision.FLOAT32)).hasToString("r1:4x4:blobs(0.3):noisy(0.2):9f3c:float32");
    }

    @Test
    void literal_case_is_what_is_written() {
        Pair pair = Recipe.parse("r1:2x2:bits(0110):values(0,0.5,1,5E-324):0").pair();
        assertThat(pair.target()).isEqualTo(Mask.parse(Shape.of(2, 2), "0110"));
        assertThat(pair.prediction()).isEqualTo(ProbabilityMap.of(Shape.of(2, 2), 0, 0.5, 1, Double.MIN_VALUE));
    }

    @Test
    void literal_values_are_rounded_to_float32_where_asked() {
        Pair pair = Recipe.parse("r1:1:labels(0.1):values(0.1):0:float32").pair();
        assertThat(pair.target().at(0)).isEqualTo(0.1f);
        assertThat(pair.prediction().floats()).containsExactly(0.1f);
    }

    /** A token that was printed once must build the same case forever: never change these checksums. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "r1:3x4x5:bernoulli(0.3):noisy(0.2):1 7c84f2e7",
                "r1:3x4x5:bernoulli(0.3):noisy(0.2):1:float32 805606ce",
                "r1:8x8:blobs(0.3):calibrated:2 5b3629eb",
                "r1:5x7:tiny(3):uniform:3 558a1176",
                "r1:5x7:stripes(2):saturated:4 8d8f6026",
                "r1:64:voxel:oneulp:5 e32edfaf",
                "r1:64:voxel:oneulp:5:float32 ed523e30",
                "r1:64:soft:subnormal:6 3c47df4e",
                "r1:64:soft(3):ties(3):7 0079e484",
                "r1:64:soft(3):complement:8:float32 9b391e55",
                "r1:64:full:binary(0.25):9f3c 049aa750",
                "r1:65:blobs(0.5):twolevel(0.75,0.25):ffffffffffffffff 5cdd9650",
                "r1:9:empty:constant(0.1):0 9e672764",
                "r1:9:bernoulli(0.5):copy:0 ad109237",
            })
    void bits_of_a_recipe_never_change(String token, String checksum) {
        assertThat(Bits.checksum(Recipe.parse(token).pair())).isEqualTo(checksum);
    }

    /** The first token of each hundred pins which recipe is which case of a campaign. */
    @Test
    void cases_of_a_campaign_never_change() {
        assertThat(LongStream.range(0, 4).mapToObj(i -> Recipes.of(1, 100 * i).token()))
                .containsExactly(
                        "r1:9x5:soft(10):oneulp:d869e8a3",
                        "r1:4x4x3:tiny(2):noisy(0.05):fd47e07f",
                        "r1:2x6:stripes(4):copy:cd103ccb",
                        "r1:7x6:blobs(0.25):twolevel(0.55,0.4):ac62ef02");
        String all = LongStream.range(0, 1000)
                .mapToObj(i -> Recipes.of(1, i).token())
                .collect(Collectors.joining("\n"));
        assertThat(all.hashCode()).isEqualTo(635456888);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "r1",
                "r2:4:empty:copy:0",
                "r1:4:empty:copy",
                "r1:4:empty:copy:0:float32:0",
                "r1:4:empty:copy:0:float16",
                "r1:4:empty:copy:xyz",
                "r1:4:empty:copy:10000000000000000",
                "r1:0:empty:copy:0",
                "r1:2x2x2x2:empty:copy:0",
                "r1:four:empty:copy:0",
                "r1:4:nothing:copy:0",
                "r1:4:empty:nothing:0",
                "r1:4:empty(1):copy:0",
                "r1:4:empty:copy(1):0",
                "r1:4:blobs:copy:0",
                "r1:4:blobs(0.1,0.2):copy:0",
                "r1:4:blobs(a):copy:0",
                "r1:4:blobs(NaN):copy:0",
                "r1:4:bernoulli(1.5):copy:0",
                "r1:4:bernoulli(1e999):copy:0",
                "r1:4:tiny(0):copy:0",
                "r1:4:tiny(1.5):copy:0",
                "r1:4:stripes(9999):copy:0",
                "r1:4:soft(0):copy:0",
                "r1:4:bits(01):copy:0",
                "r1:2:bits(02):copy:0",
                "r1:2:bits():copy:0",
                "r1:2:labels(0,2):copy:0",
                "r1:4:empty:values(0,1):0",
                "r1:2:empty:values(0,-1):0",
                "r1:1:empty:values():0",
                "r1:2:empty:twolevel(0):0",
                "r1:2:empty:noisy(-0.1):0",
                "r1:2:empty:noisy(0.1:0",
            })
    void refuses_other_tokens(String token) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Recipe.parse(token))
                .withMessageStartingWith("replay: found \"" + token + "\"")
                .withMessageEndingWith("such as r1:4x4:blobs(0.3):noisy(0.2):9f3c")
                .matches(e -> e.argument().equals("replay"));
    }

    @Test
    void says_which_part_of_a_token_is_wrong() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Recipe.parse("r1:4:bernoulli(1.5):copy:0"))
                .withMessageContaining("(bernoulli: found 1.5, allowed: numbers from 0 to 1)");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1, 1",
        "0, 0",
        "1e-7, 1E-7",
        "4.9e-324, 5E-324",
        "0.30000000000000004, 0.30000000000000004",
        "2.2250738585072014E-308, 2.2250738585072014E-308"
    })
    void numbers_are_written_with_the_fewest_digits(double x, String text) {
        assertThat(Decimal.shortest(x)).isEqualTo(text);
    }
}
