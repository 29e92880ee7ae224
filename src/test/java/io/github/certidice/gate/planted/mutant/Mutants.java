package io.github.certidice.gate.planted.mutant;

import java.util.List;
import java.util.stream.Stream;

/** All planted mistakes. */
public final class Mutants {

    private Mutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(
                        OverlapForms.all(),
                        OverlapAverages.all(),
                        VoidMutants.all(),
                        InputMutants.all(),
                        SlopeMutants.all(),
                        GradientMutants.all(),
                        BinaryMutants.all(),
                        EntropyMutants.all(),
                        LovaszMutants.all(),
                        CompoundMutants.all(),
                        PrecisionMutants.all(),
                        StateMutants.all(),
                        FailureMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Those that it takes this to see. */
    public static List<Mutant> seenBy(Mutant.Sign sign) {
        return all().stream().filter(mutant -> mutant.sign() == sign).toList();
    }
}
