package io.github.certidice.gate.property.variant;

import io.github.certidice.gate.property.Property;
import java.util.List;

/** Properties that relate a loss to its neighbours. */
public final class Variants {

    private Variants() {}

    /** In the order in which they are reported. */
    public static List<Property> all() {
        return List.of(new WeightScale(), new Reductions(), new LedgerBounds(call -> true));
    }
}
