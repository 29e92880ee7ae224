package io.github.certidice.gate.property.landscape;

import io.github.certidice.gate.property.Property;
import java.util.List;

/** Properties of where a loss is small, and where it falls. */
public final class Landscape {

    private Landscape() {}

    /** In the order in which they are reported. */
    public static List<Property> all() {
        return List.of(new HardMasks(), new Minimiser(), new Monotone(), new HalfPrecision());
    }
}
