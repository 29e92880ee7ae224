package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.PixelwiseLoss.Joined;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pixelwise losses: part C of the conventions. */
final class SlowPixelwise {

    private final PixelwiseLoss loss;
    private final Voxels voxels;
    private final SlowTerms terms;
    private final boolean joined;
    private final int columns;

    SlowPixelwise(PixelwiseLoss loss, Voxels voxels) {
        this.loss = loss;
        this.voxels = voxels;
        terms = new SlowTerms(loss.term(), voxels);
        joined = terms.isPerVoxel() || loss.joined() != Joined.APART;
        columns = joined ? 1 : voxels.classes().size();
    }

    List<Plain> values() {
        if (loss.elementwise()) {
            return elements();
        }
        int rows = loss.grouping().perImage() ? voxels.images() : 1;
        int width = loss.grouping().perClass() ? columns : 1;
        Plain[][] losses = new Plain[rows][width];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                losses[row][column] = loss(row, column);
            }
        }
        return new SlowAverage(loss.averaging(), loss.grouping(), voxels).of(losses);
    }

    /** In the order of the tensors: a class's voxels together, or a voxel's classes. */
    private List<Plain> elements() {
        boolean classesLast = voxels.front().layout().channels() == ChannelAxis.LAST;
        int outer = classesLast ? voxels.voxels() : columns;
        int inner = classesLast ? columns : voxels.voxels();
        List<Plain> all = new ArrayList<>();
        for (int image = 0; image < voxels.images(); image++) {
            for (int i = 0; i < outer * inner; i++) {
                int fast = i % inner;
                all.add(classesLast ? term(image, fast, i / inner) : term(image, i / inner, fast));
            }
        }
        return all;
    }

    private Plain counts(int image, int i, int voxel) {
        return voxels.counts(image, voxels.classes().get(i), voxel);
    }

    private Plain term(int image, int i, int voxel) {
        return joined && !terms.isPerVoxel() ? joined(image, voxel) : single(image, i, voxel);
    }

    private Plain single(int image, int i, int voxel) {
        Plain counts = counts(image, i, voxel);
        return counts.isZero() ? counts : terms.of(image, i, voxel).times(counts);
    }

    private Plain joined(int image, int voxel) {
        Plain sum = voxels.number(0);
        for (int i = 0; i < voxels.classes().size(); i++) {
            sum = sum.plus(single(image, i, voxel));
        }
        return loss.joined() == Joined.SUM
                ? sum
                : sum.over(voxels.number(voxels.classes().size()));
    }

    private interface Visitor {
        void visit(int image, int i, int voxel);
    }

    private void visit(int row, int column, Visitor visitor) {
        for (int image = 0; image < voxels.images(); image++) {
            for (int i = 0; i < columns; i++) {
                boolean here = (!loss.grouping().perImage() || row == image)
                        && (!loss.grouping().perClass() || column == i);
                for (int voxel = 0; here && voxel < voxels.voxels(); voxel++) {
                    visitor.visit(image, i, voxel);
                }
            }
        }
    }

    private Plain loss(int row, int column) {
        List<Plain> all = new ArrayList<>();
        visit(row, column, (image, i, voxel) -> all.add(term(image, i, voxel)));
        if (loss.top().isPresent()) {
            return ofLargest(all, loss.top().get());
        }
        Plain sum = Plain.sum(all, voxels.digits());
        return over(sum, loss.divisor(), row, column);
    }

    private Plain over(Plain sum, PixelwiseLoss.Divisor rule, int row, int column) {
        if (rule instanceof PixelwiseLoss.One) {
            return sum;
        }
        if (rule instanceof PixelwiseLoss.FocalFactors focal) {
            Plain factors = total(rule, row, column).atLeast(focal.least());
            return over(sum.over(factors), focal.further(), row, column);
        }
        Plain divisor = divisor(rule, row, column);
        return divisor.isZero() ? ofNothing() : sum.over(divisor);
    }

    private Plain ofNothing() {
        return Plain.of(loss.averaging().none() == Averaging.None.ZERO ? 0 : Double.NaN, voxels.digits());
    }

    private Plain ofLargest(List<Plain> all, Rational share) {
        int count = share.times(Rational.of(all.size())).floor().intValue();
        all.sort(Comparator.comparing((Plain x) -> x, Plain::compareTo).reversed());
        Plain sum = Plain.sum(all.subList(0, count), voxels.digits());
        if (loss.divisor() instanceof PixelwiseLoss.One) {
            return sum;
        }
        return count == 0 ? ofNothing() : sum.over(voxels.number(count));
    }

    private Plain divisor(PixelwiseLoss.Divisor rule, int row, int column) {
        if (rule instanceof PixelwiseLoss.Enlarged more) {
            return divisor(more.inner(), row, column).plus(more.epsilon());
        }
        Plain total = total(rule, row, column);
        return rule instanceof PixelwiseLoss.CountedVoxels some ? total.atLeast(some.least()) : total;
    }

    private Plain total(PixelwiseLoss.Divisor rule, int row, int column) {
        Total total = new Total(voxels.number(0));
        visit(row, column, (image, i, voxel) -> total.add(part(rule, image, i, voxel)));
        return total.sum;
    }

    private static final class Total {
        private Plain sum;

        private Total(Plain zero) {
            sum = zero;
        }

        private void add(Plain part) {
            sum = sum.plus(part);
        }
    }

    /** What a term adds to the divisor. */
    private Plain part(PixelwiseLoss.Divisor rule, int image, int i, int voxel) {
        Plain counts = counts(image, i, voxel);
        if (rule instanceof PixelwiseLoss.AllTerms) {
            return voxels.number(1);
        }
        if (rule instanceof PixelwiseLoss.CountedVoxels) {
            return i == 0 || loss.grouping().perClass() ? counts : voxels.number(0);
        }
        if (counts.isZero() || rule instanceof PixelwiseLoss.CountedTerms) {
            return counts;
        }
        return rule instanceof PixelwiseLoss.FocalFactors ? terms.factor(image, i, voxel) : terms.weight(image, voxel);
    }
}
