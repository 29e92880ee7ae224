package io.github.certidice.report.picture;

import io.github.certidice.image.Pair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Voxels with the same target and the same probability.
 *
 * @param target y
 * @param prediction p
 * @param count how many there are
 */
public record Levels(double target, double prediction, int count) {

    private record Key(double target, double prediction) {}

    /** All different combinations of a pair, in the order in which they occur. */
    public static List<Levels> of(Pair pair) {
        Map<Key, Integer> counts = new LinkedHashMap<>();
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            counts.merge(new Key(pair.target().at(voxel), pair.prediction().at(voxel)), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(e -> new Levels(e.getKey().target(), e.getKey().prediction(), e.getValue()))
                .toList();
    }
}
