package io.github.certidice.gate.property.known;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.property.PropertiesOfAnswers;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.landscape.Landscape;
import io.github.certidice.gate.property.symmetry.Symmetries;
import io.github.certidice.gate.property.variant.Variants;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All properties, in the order in which they are reported. */
public final class KnownProperties {

    private static final List<Property> ALL = Stream.of(
                    PropertiesOfAnswers.all(), Symmetries.all(), Landscape.all(), Variants.all())
            .flatMap(List::stream)
            .toList();

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
