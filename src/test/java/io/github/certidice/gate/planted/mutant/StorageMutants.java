package io.github.certidice.gate.planted.mutant;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.TORCH;

import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.storage.Stored;
import io.github.certidice.gate.planted.storage.Strided;
import io.github.certidice.image.Tensor;
import java.util.List;

/** Tensors are taken to lie in memory as they usually do. */
public final class StorageMutants {

    private static final String DICE = MONAI + "DiceLoss(sigmoid=True)";
    private static final String SOFTMAX = MONAI + "DiceLoss(" + FROM_INDEX + ")";
    private static final String ENTROPY = TORCH + "BCEWithLogitsLoss()";

    private StorageMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return List.of(
                Mutant.of("prediction-by-address", "The prediction's numbers are read in the order of memory.")
                        .on(DICE, SOFTMAX, ENTROPY)
                        .by(Sign.OTHER_STORAGE)
                        .flagged("STORAGE")
                        .made(() -> new Stored(Strided::first, Strided::read)),
                Mutant.of("target-by-address", "The target's numbers are read in the order of memory.")
                        .on(DICE, ENTROPY)
                        .by(Sign.OTHER_STORAGE)
                        .flagged("STORAGE")
                        .made(() -> new Stored(Strided::read, Strided::first)),
                Mutant.of(
                                "view-of-transposed",
                                "A flat view is made of the prediction: an error where it is none of memory.")
                        .on(DICE, SOFTMAX)
                        .by(Sign.OTHER_STORAGE)
                        .flagged("REFUSED")
                        .made(() -> new Stored(StorageMutants::viewed, Strided::read)));
    }

    private static Tensor viewed(Strided prediction) {
        if (!prediction.isContiguous()) {
            throw new IllegalStateException("view size is not compatible with the tensor's stride");
        }
        return prediction.read();
    }
}
