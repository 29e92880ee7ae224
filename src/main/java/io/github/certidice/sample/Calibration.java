package io.github.certidice.sample;

import io.github.certidice.image.Target;

/**
 * Draws a p for a given label so that among the voxels with the same p a share of about p is foreground: p is drawn
 * with the target's share of foreground as its mean, a label is drawn with probability p, and p is kept once that label
 * is the given one.
 */
record Calibration(double power, SplitMix64 random) {

    /** u^power has the mean 1 / (1 + power) for a uniform u. */
    static Calibration of(Target target, SplitMix64 random) {
        return new Calibration(1 / share(target) - 1, random);
    }

    /** Never 0 or 1: an empty target counts as half a foreground voxel, a full one as half a background voxel. */
    private static double share(Target target) {
        double sum = 0;
        for (int voxel = 0; voxel < target.shape().size(); voxel++) {
            sum += target.at(voxel);
        }
        return (sum + 0.5) / (target.shape().size() + 1);
    }

    double given(double y) {
        boolean foreground = random.toss(y);
        double p;
        do {
            p = StrictMath.pow(random.nextDouble(), power);
        } while (random.toss(p) != foreground);
        return p;
    }
}
