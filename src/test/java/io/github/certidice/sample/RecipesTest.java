package io.github.certidice.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against campaigns that pass because they hardly try anything. */
class RecipesTest {

    private static final long CASES = 10_000;

    private static <K> Map<K, Long> count(Function<Recipe, K> property) {
        return LongStream.range(0, CASES).mapToObj(i -> Recipes.of(1, i)).collect(groupingBy(property, counting()));
    }

    /** The names in the list of forms are the families; literal ones are not drawn. */
    private static Stream<String> names(String forms) {
        return Arrays.stream(forms.split(", "))
                .map(RecipesTest::name)
                .distinct()
                .filter(name -> !name.matches("bits|labels|values"));
    }

    private static String name(String form) {
        return form.replaceAll("\\(.*", "");
    }

    @Test
    void every_target_family_is_drawn_often() {
        Map<String, Long> counts = count(recipe -> name(recipe.target().token()));
        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(names(TargetFamily.FORMS).toList());
        assertThat(counts.values()).allMatch(count -> count > CASES / 20);
    }

    @Test
    void every_prediction_family_is_drawn_often() {
        Map<String, Long> counts = count(recipe -> name(recipe.prediction().token()));
        assertThat(counts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        names(PredictionFamily.FORMS).toList());
        assertThat(counts.values()).allMatch(count -> count > CASES / 20);
    }

    @Test
    void every_number_of_axes_and_both_precisions_are_drawn_often() {
        assertThat(count(recipe -> recipe.shape().axes().size()).values())
                .hasSize(3)
                .allMatch(count -> count > CASES / 4);
        assertThat(count(Recipe::precision).values()).hasSize(2).allMatch(count -> count > CASES / 5);
    }

    @Test
    void every_size_is_drawn_and_few_cases_have_only_one_voxel() {
        Map<Integer, Long> sizes = count(recipe -> recipe.shape().size());
        assertThat(sizes.keySet())
                .contains(1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 63, 64)
                .allMatch(size -> size <= 64);
        assertThat(sizes.get(1)).isBetween(CASES / 50, CASES / 8);
    }

    @Test
    void hardly_any_case_is_drawn_twice() {
        assertThat(LongStream.range(0, CASES).mapToObj(i -> Recipes.of(1, i)).distinct())
                .hasSizeGreaterThan((int) (CASES - 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100, 5000})
    void no_case_is_larger_than_asked(int mostVoxels) {
        int largest = LongStream.range(0, 300)
                .mapToObj(i -> Recipes.upTo(mostVoxels).at(1, i))
                .mapToInt(recipe -> recipe.pair().size())
                .max()
                .orElseThrow();
        assertThat(largest).isBetween(mostVoxels / 2, mostVoxels);
    }

    @Test
    void edge_cases_have_names_of_their_own_and_can_be_built() {
        assertThat(EdgeCases.all()).extracting(EdgeCase::name).doesNotHaveDuplicates();
        assertThat(EdgeCases.all()).extracting(EdgeCase::recipe).doesNotHaveDuplicates();
        assertThat(EdgeCases.all())
                .allSatisfy(edge -> assertThat(edge.pair().size()).isLessThanOrEqualTo(65));
    }

    @Test
    void properties_try_all_edge_cases() {
        assertThat(PairArbitraries.recipes().edgeCases()).hasSameSizeAs(EdgeCases.all());
    }
}
