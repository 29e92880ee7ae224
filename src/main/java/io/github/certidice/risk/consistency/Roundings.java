package io.github.certidice.risk.consistency;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import java.util.ArrayList;
import java.util.List;

/** Probabilities become masks at 1/2. */
final class Roundings {

    private static final double HALF = 0.5;

    private Roundings() {}

    /** All masks that predictions near p become, as bits: where p is 1/2, either way, voxel by voxel. */
    static List<Integer> nearby(double... p) {
        List<Integer> all = new ArrayList<>(List.of(0));
        for (int voxel = 0; voxel < p.length; voxel++) {
            int bit = 1 << voxel;
            if (p[voxel] > HALF) {
                all.replaceAll(mask -> mask | bit);
            } else if (p[voxel] == HALF) {
                all.addAll(all.stream().map(mask -> mask | bit).toList());
            }
        }
        return all;
    }

    /** The masks that p becomes by one rule for all voxels, as bits: above 1/2, and from 1/2 on. */
    static List<Integer> byOneRule(double... p) {
        int above = 0;
        int from = 0;
        for (int voxel = 0; voxel < p.length; voxel++) {
            above |= p[voxel] > HALF ? 1 << voxel : 0;
            from |= p[voxel] >= HALF ? 1 << voxel : 0;
        }
        return above == from ? List.of(above) : List.of(above, from);
    }

    /** These masks. */
    static List<Mask> masks(double... p) {
        return byOneRule(p).stream()
                .map(bits -> Mask.of(Shape.of(p.length), bits))
                .toList();
    }
}
