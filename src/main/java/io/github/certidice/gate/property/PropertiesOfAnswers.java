package io.github.certidice.gate.property;

import java.util.List;

/** Properties of value and gradient, of voxels and of images. */
public final class PropertiesOfAnswers {

    private PropertiesOfAnswers() {}

    /** In the order in which they are reported. */
    public static List<Property> all() {
        return List.of(
                new ValueProperty(),
                new GradientProperty(),
                new FiniteProperty(),
                new GradientGiven(),
                new RepeatedProperty(),
                new StorageProperty(),
                new GradientIsDerivative(),
                new VoxelPermutation(),
                new VoidVoxels(),
                new SingleImages(),
                new PooledImages(),
                new ForeignLabels());
    }
}
