package io.github.certidice.loss;

import io.github.certidice.image.Labels;
import io.github.certidice.image.Pair;
import io.github.certidice.number.Rational;
import java.util.HashMap;
import java.util.Map;

/**
 * A gradient whose coordinate depends on the voxel's own target and prediction alone (all else being sums). Coordinates
 * that occur again are not computed again.
 */
final class CoordinateGradient implements Gradient {

    /** The derivative by the prediction of one voxel. */
    interface Coordinate {
        Rational of(double y, double p);

        /** Correctly rounded; an implementation with infinite coordinates says so here. */
        default double rounded(double y, double p) {
            return of(y, p).doubleValue();
        }
    }

    private static final int MOST_REMEMBERED = 1 << 16;

    private final Pair pair;
    private final boolean dependsOnPrediction;
    private final Coordinate coordinate;

    CoordinateGradient(Pair pair, boolean dependsOnPrediction, Coordinate coordinate) {
        this.pair = pair;
        this.dependsOnPrediction = dependsOnPrediction;
        this.coordinate = coordinate;
    }

    @Override
    public int size() {
        return pair.size();
    }

    @Override
    public Rational at(int voxel) {
        return coordinate.of(pair.target().at(voxel), pair.prediction().at(voxel));
    }

    @Override
    public double doubleAt(int voxel) {
        return coordinate.rounded(pair.target().at(voxel), pair.prediction().at(voxel));
    }

    @Override
    public double[] doubles() {
        return !dependsOnPrediction && pair.target() instanceof Labels labels ? ofTwo(labels) : remembered();
    }

    /** A binary target and no own prediction: two values in all. */
    private double[] ofTwo(Labels labels) {
        double off = coordinate.rounded(0, 0);
        double on = coordinate.rounded(1, 0);
        byte[] y = labels.array();
        double[] all = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            all[i] = y[i] == 0 ? off : on;
        }
        return all;
    }

    private double[] remembered() {
        Map<Key, Double> seen = new HashMap<>();
        double[] all = new double[size()];
        for (int voxel = 0; voxel < all.length; voxel++) {
            Key key = new Key(
                    pair.target().at(voxel),
                    dependsOnPrediction ? pair.prediction().at(voxel) : 0);
            Double known = seen.get(key);
            all[voxel] = known != null ? known : doubleAt(voxel);
            if (known == null && seen.size() < MOST_REMEMBERED) {
                seen.put(key, all[voxel]);
            }
        }
        return all;
    }

    private record Key(double y, double p) {}
}
