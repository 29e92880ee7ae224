package io.github.certidice.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RecipeProperties {

    @Property
    void token_reads_back(@ForAll Recipe recipe) {
        assertThat(Recipe.parse(recipe.token())).isEqualTo(recipe);
        assertThat(recipe.token()).doesNotContain(" ");
    }

    @Property
    void same_recipe_gives_the_same_bits(@ForAll Recipe recipe) {
        assertThat(Bits.of(Recipe.parse(recipe.token()).pair())).isEqualTo(Bits.of(recipe.pair()));
    }

    @Property
    void written_out_it_is_the_same_case(@ForAll Recipe recipe) {
        Recipe literal = Recipe.parse(recipe.literal().token());
        assertThat(Bits.of(literal.pair())).isEqualTo(Bits.of(recipe.pair()));
    }

    @Property
    void pair_has_the_shape_and_the_precision(@ForAll Recipe recipe) {
        Pair pair = recipe.pair();
        assertThat(pair.target().shape()).isEqualTo(recipe.shape());
        assertThat(pair.prediction().isSinglePrecision()).isEqualTo(recipe.precision() == Precision.FLOAT32);
    }

    @Property
    void predictions_are_from_0_to_1_and_never_negative_zero(@ForAll Recipe recipe) {
        Pair pair = recipe.pair();
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            assertThat(Double.compare(pair.prediction().at(voxel), 0)).isNotNegative();
            assertThat(pair.prediction().at(voxel)).isLessThanOrEqualTo(1);
        }
    }

    @Property
    void another_prediction_keeps_the_target(@ForAll Recipe recipe) {
        Pair other = recipe.with(PredictionFamily.Plain.UNIFORM).pair();
        assertThat(other.target()).isEqualTo(recipe.pair().target());
    }

    @Property(tries = 200)
    void simpler_is_less_complex(@ForAll Recipe recipe) {
        assertThat(recipe.simpler()).allMatch(simpler -> simpler.complexity() < recipe.complexity());
    }

    @Property
    void targets_that_are_not_soft_are_masks(@ForAll Recipe recipe) {
        boolean soft = recipe.target().token().matches("(soft|labels).*");
        assertThat(recipe.pair().target() instanceof Mask).isEqualTo(!soft);
    }
}
