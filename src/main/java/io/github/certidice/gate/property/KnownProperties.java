package io.github.certidice.gate.property;

import io.github.certidice.InvalidInput;
import java.util.List;
import java.util.stream.Collectors;

/** All properties, in the order in which they are reported. */
public final class KnownProperties {

    private static final List<Property> ALL = List.of(
            new ValueProperty(),
            new GradientProperty(),
            new FiniteProperty(),
            new GradientGiven(),
            new RepeatedProperty(),
            new GradientIsDerivative(),
            new VoxelPermutation(),
            new VoidVoxels(),
            new SingleImages(),
            new PooledImages(),
            new ForeignLabels());

    private KnownProperties() {}

    /** Those that each campaign checks. */
    public static List<Property> all() {
        return ALL;
    }

    /**
     * The one with that slug.
     *
     * @throws InvalidInput about that argument, where there is none
     */
    public static Property named(String slug, String argument) {
        return ALL.stream()
                .filter(property -> property.words().slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of(argument, slug, slugs()));
    }

    private static String slugs() {
        return ALL.stream().map(property -> property.words().slug()).collect(Collectors.joining(", ", "one of ", ""));
    }
}
