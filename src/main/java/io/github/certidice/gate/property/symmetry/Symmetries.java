package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.property.Property;
import java.util.List;

/** Properties of scenes that are the same to a loss. */
public final class Symmetries {

    private Symmetries() {}

    /** In the order in which they are reported. */
    public static List<Property> all() {
        return List.of(
                new ClassPermutation(),
                new ImagePermutation(),
                new Padding(),
                new Exchange(),
                new Complement(),
                new TargetEncoding(),
                new TieOrder());
    }
}
