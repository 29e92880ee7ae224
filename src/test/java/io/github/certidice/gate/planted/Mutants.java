package io.github.certidice.gate.planted;

import io.github.certidice.gate.planted.mutant.CompoundMutants;
import io.github.certidice.gate.planted.mutant.CorrelationMutants;
import io.github.certidice.gate.planted.mutant.FailureMutants;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.PrecisionMutants;
import io.github.certidice.gate.planted.mutant.StateMutants;
import io.github.certidice.gate.planted.mutant.StorageMutants;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All planted mistakes. */
public final class Mutants {

    private Mutants() {}

    /** By what they have in common, in a fixed order. */
    public static Map<String, List<Mutant>> byKind() {
        Map<String, List<Mutant>> kinds = new LinkedHashMap<>();
        kinds.put("Forms of overlap", OverlapForms.all());
        kinds.put("Means over classes and images", OverlapAverages.all());
        kinds.put("Weights of classes", OverlapWeights.all());
        kinds.put("Voxels that don't count", VoidMutants.all());
        kinds.put("What is made of the input", InputMutants.all());
        kinds.put("Slopes of overlap", SlopeMutants.all());
        kinds.put("Gradients with right values", GradientMutants.all());
        kinds.put("Binary cross-entropy and focal loss", BinaryMutants.all());
        kinds.put("Cross-entropy of classes", EntropyMutants.all());
        kinds.put("Focal loss of classes", SoftmaxFocalMutants.all());
        kinds.put("Lov\u00e1sz losses", LovaszMutants.all());
        kinds.put("Sorting and lists of Lov\u00e1sz losses", LovaszLists.all());
        kinds.put("Matthews's coefficient", CorrelationMutants.all());
        kinds.put("Sums of losses", CompoundMutants.all());
        kinds.put("Precision", PrecisionMutants.all());
        kinds.put("What stays between calls", StateMutants.all());
        kinds.put("Tensors in memory", StorageMutants.all());
        kinds.put("Failures and shapes", FailureMutants.all());
        return kinds;
    }

    /** In a fixed order. */
    public static List<Mutant> all() {
        return byKind().values().stream().flatMap(List::stream).toList();
    }

    /** Those that it takes this to see. */
    public static List<Mutant> seenBy(Mutant.Sign sign) {
        return all().stream().filter(mutant -> mutant.sign() == sign).toList();
    }
}
