package io.github.certidice.gate.planted;

import io.github.certidice.gate.planted.mutant.CompoundMutants;
import io.github.certidice.gate.planted.mutant.FailureMutants;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.PrecisionMutants;
import io.github.certidice.gate.planted.mutant.StateMutants;
import io.github.certidice.gate.planted.mutant.overlap.GradientMutants;
import io.github.certidice.gate.planted.mutant.overlap.InputMutants;
import io.github.certidice.gate.planted.mutant.overlap.OverlapAverages;
import io.github.certidice.gate.planted.mutant.overlap.OverlapForms;
import io.github.certidice.gate.planted.mutant.overlap.OverlapWeights;
import io.github.certidice.gate.planted.mutant.overlap.SlopeMutants;
import io.github.certidice.gate.planted.mutant.overlap.VoidMutants;
import io.github.certidice.gate.planted.mutant.voxel.BinaryMutants;
import io.github.certidice.gate.planted.mutant.voxel.EntropyMutants;
import io.github.certidice.gate.planted.mutant.voxel.LovaszLists;
import io.github.certidice.gate.planted.mutant.voxel.LovaszMutants;
import io.github.certidice.gate.planted.mutant.voxel.SoftmaxFocalMutants;
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
                        OverlapWeights.all(),
                        VoidMutants.all(),
                        InputMutants.all(),
                        SlopeMutants.all(),
                        GradientMutants.all(),
                        BinaryMutants.all(),
                        EntropyMutants.all(),
                        SoftmaxFocalMutants.all(),
                        LovaszMutants.all(),
                        LovaszLists.all(),
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
