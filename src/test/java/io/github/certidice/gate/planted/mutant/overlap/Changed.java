package io.github.certidice.gate.planted.mutant.overlap;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Overlaps;
import java.util.function.Consumer;

/** Mistakes that are another option than the one that was asked for. */
final class Changed {

    private Changed() {}

    /** Of an overlap loss. */
    static Mutant of(Mutant mutant, Consumer<Options> change) {
        return mutant.made(Family.OVERLAP, o -> {
            change.accept(o);
            return new Overlaps(o);
        });
    }
}
