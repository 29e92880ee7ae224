package io.github.certidice.loss.variant;

import io.github.certidice.image.Pair;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Sum;

/**
 * Exact sums over the voxels of two maps x (the target) and y (the prediction).
 *
 * @param total |x| + |y|
 * @param product the sum of x y
 * @param distance |x - y|
 */
record MapSums(Rational total, Rational product, Rational distance) {

    static MapSums of(Pair pair) {
        Sum total = Sum.of(pair.size());
        Sum product = Sum.of(pair.size());
        Sum distance = Sum.of(pair.size());
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            double x = pair.target().at(voxel);
            double y = pair.prediction().at(voxel);
            total.add(x);
            total.add(y);
            product.addProduct(x, y);
            distance.addDistance(x, y);
        }
        return new MapSums(total.value(), product.value(), distance.value());
    }
}
