package io.github.certidice.loss;

import io.github.certidice.number.Rational;

/** Marginals of the set loss along the sorted errors, signed by how an error depends on the prediction. */
final class LovaszGradient implements Gradient {

    private final Rational[] coordinates;

    LovaszGradient(SortedErrors errors, Similarity set) {
        coordinates = new Rational[errors.voxels()];
        int missed = 0;
        int added = 0;
        for (SortedErrors.Tie tie : errors.ties()) {
            Rational before = LovaszExtension.loss(set, errors, missed, added);
            missed += tie.on().length;
            Rational between = LovaszExtension.loss(set, errors, missed, added);
            added += tie.off().length;
            Rational after = LovaszExtension.loss(set, errors, missed, added);
            share(tie.on(), before.minus(between));
            share(tie.off(), after.minus(between));
        }
    }

    private void share(int[] voxels, Rational total) {
        if (voxels.length > 0) {
            Rational each = total.over(Rational.of(voxels.length));
            for (int voxel : voxels) {
                coordinates[voxel] = each;
            }
        }
    }

    @Override
    public int size() {
        return coordinates.length;
    }

    @Override
    public Rational at(int voxel) {
        return coordinates[voxel];
    }
}
