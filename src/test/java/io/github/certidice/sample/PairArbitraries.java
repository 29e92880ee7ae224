package io.github.certidice.sample;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/**
 * Recipes and mask pairs for properties: {@code @ForAll Recipe recipe} and {@code @ForAll MaskPair masks} work in every
 * property class, because this is registered in {@code META-INF/services}. Ask for a recipe and not for a pair: a
 * failure then prints the token.
 *
 * <p>jqwik draws one seed a case and our generators do the rest, which is much faster than drawing voxel by voxel.
 * Shrinking is {@link Recipe#simpler}: what is printed is a written-out case of a few voxels.
 */
public final class PairArbitraries implements ArbitraryProvider {

    /** One more than a word has bits. */
    private static final int MOST_VOXELS = 65;

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(Recipe.class) || type.isOfType(MaskPair.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        return Set.of(type.isOfType(Recipe.class) ? recipes() : maskPairs());
    }

    /** Recipes of up to 65 voxels; the edge cases are {@link io.github.certidice.sample.EdgeCases}. */
    public static Arbitrary<Recipe> recipes() {
        return recipes(MOST_VOXELS);
    }

    /** Recipes of up to so many voxels, and the edge cases among them. */
    public static Arbitrary<Recipe> recipes(int mostVoxels) {
        Recipes recipes = Recipes.upTo(mostVoxels);
        List<Recipe> edgeCases = io.github.certidice.sample.EdgeCases.all().stream()
                .map(EdgeCase::recipe)
                .filter(recipe -> recipe.shape().size() <= mostVoxels)
                .toList();
        return new Cases<>(seed -> shrinkable(recipes.at(seed, 0)), edgeCases, PairArbitraries::shrinkable);
    }

    /** Mask pairs of up to 64 voxels. */
    public static Arbitrary<MaskPair> maskPairs() {
        List<MaskPair> edgeCases = Stream.of("m1:1:0:0", "m1:1:1:1", "m1:1:1:0", "m1:1:0:1", "m1:64:0:0")
                .map(MaskPair::parse)
                .toList();
        return new Cases<>(seed -> shrinkable(MaskPairs.of(seed, 0)), edgeCases, PairArbitraries::shrinkable);
    }

    private static Shrinkable<Recipe> shrinkable(Recipe recipe) {
        return new Case<>(recipe, Recipe::simpler, Recipe::complexity);
    }

    private static Shrinkable<MaskPair> shrinkable(MaskPair masks) {
        return new Case<>(masks, MaskPair::simpler, MaskPair::complexity);
    }

    private record Cases<T>(Function<Long, Shrinkable<T>> draw, List<T> special, Function<T, Shrinkable<T>> shrinkable)
            implements Arbitrary<T> {

        @Override
        public RandomGenerator<T> generator(int genSize) {
            return random -> draw.apply(random.nextLong());
        }

        @Override
        public EdgeCases<T> edgeCases(int maxEdgeCases) {
            List<Supplier<Shrinkable<T>>> suppliers = special.stream()
                    .limit(maxEdgeCases)
                    .<Supplier<Shrinkable<T>>>map(value -> () -> shrinkable.apply(value))
                    .toList();
            return EdgeCases.fromSuppliers(suppliers);
        }
    }

    private record Case<T>(T value, Function<T, Stream<T>> simpler, ToLongFunction<T> complexity)
            implements Shrinkable<T> {

        @Override
        public Stream<Shrinkable<T>> shrink() {
            return simpler.apply(value).map(candidate -> new Case<>(candidate, simpler, complexity));
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(complexity.applyAsLong(value));
        }
    }
}
