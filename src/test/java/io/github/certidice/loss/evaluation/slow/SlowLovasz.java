package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Foreground;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lovász losses: part B of the conventions. */
final class SlowLovasz {

    private final LovaszLoss loss;
    private final Voxels voxels;

    SlowLovasz(LovaszLoss loss, Voxels voxels) {
        this.loss = loss;
        this.voxels = voxels;
    }

    /** An error and what it weighs as foreground. */
    private record Item(Plain error, int weight) {}

    List<Plain> values() {
        int rows = loss.grouping().perImage() ? voxels.images() : 1;
        int columns = loss.grouping().perClass() ? voxels.classes().size() : 1;
        Plain[][] losses = new Plain[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                losses[row][column] = loss(items(row, column));
            }
        }
        return new SlowAverage(loss.averaging(), loss.grouping(), voxels).of(losses);
    }

    private List<Item> items(int row, int column) {
        List<Item> items = new ArrayList<>();
        for (int image = 0; image < voxels.images(); image++) {
            for (int i = 0; i < voxels.classes().size(); i++) {
                boolean here = (!loss.grouping().perImage() || row == image)
                        && (!loss.grouping().perClass() || column == i);
                for (int voxel = 0; here && voxel < voxels.voxels(); voxel++) {
                    addTo(items, image, voxels.classes().get(i), voxel);
                }
            }
        }
        return items;
    }

    private void addTo(List<Item> items, int image, int c, int voxel) {
        if (!voxels.counts(image, c, voxel).isZero()) {
            boolean on = !voxels.target(image, c, voxel).isZero();
            int weight = loss.foreground() == Foreground.LABEL_NUMBER ? voxels.label(image, voxel) : on ? 1 : 0;
            items.add(new Item(error(image, c, voxel), weight));
        }
    }

    private Plain error(int image, int c, int voxel) {
        Chance p = voxels.chance(image, c, voxel);
        Plain g = voxels.target(image, c, voxel);
        if (loss.margin() == Margin.HINGE) {
            Plain sign = g.times(Rational.TWO).minus(voxels.number(1));
            return p.p().times(sign).complement().max(voxels.number(0));
        }
        return g.isZero() ? p.p() : p.q();
    }

    /** sum e_(k) (J_k - J_(k-1)), J_k = 1 - (S - cum y) / (S + cum (1 - y)). */
    private Plain loss(List<Item> items) {
        int all = items.stream().mapToInt(Item::weight).sum();
        if (all == 0 && loss.empty() instanceof EmptyRule.Skipped) {
            return null;
        }
        if (all == 0 && loss.empty() instanceof EmptyRule.ZeroLoss) {
            return voxels.number(0);
        }
        List<Item> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(Item::error, Plain::compareTo).reversed());
        Plain sum = voxels.number(0);
        Plain before = voxels.number(0);
        int taken = 0;
        int others = 0;
        for (Item item : sorted) {
            taken += item.weight();
            others += 1 - item.weight();
            Plain jaccard =
                    voxels.number(all - taken).over(voxels.number(all + others)).complement();
            sum = sum.plus(item.error().times(jaccard.minus(before)));
            before = jaccard;
        }
        return sum;
    }
}
