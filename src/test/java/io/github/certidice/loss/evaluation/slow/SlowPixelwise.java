package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pixelwise losses: part C of the conventions. */
final class SlowPixelwise {

    private final PixelwiseLoss loss;
    private final Voxels voxels;
    private final SlowTerms terms;
    private final int columns;

    SlowPixelwise(PixelwiseLoss loss, Voxels voxels) {
        this.loss = loss;
        this.voxels = voxels;
        terms = new SlowTerms(loss.term(), voxels);
        columns = terms.isPerVoxel() ? 1 : voxels.classes().size();
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
        return new SlowAverage(loss.averaging(), loss.grouping(), voxels).of(losses, List.of());
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

    private int classAt(int i) {
        return terms.isPerVoxel() ? 0 : voxels.classes().get(i);
    }

    private Plain counts(int image, int i, int voxel) {
        return voxels.counts(image, classAt(i), voxel);
    }

    private Plain term(int image, int i, int voxel) {
        Plain counts = counts(image, i, voxel);
        return counts.isZero() ? counts : terms.of(image, i, voxel).times(counts);
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
        return loss.divisor() instanceof PixelwiseLoss.One ? sum : sum.over(divisor(row, column));
    }

    private Plain ofLargest(List<Plain> all, Rational share) {
        int count = share.times(Rational.of(all.size())).floor().intValue();
        all.sort(Comparator.comparing((Plain x) -> x, Plain::compareTo).reversed());
        Plain sum = Plain.sum(all.subList(0, count), voxels.digits());
        return loss.divisor() instanceof PixelwiseLoss.One ? sum : sum.over(voxels.number(count));
    }

    private Plain divisor(int row, int column) {
        Total total = new Total(voxels.number(0));
        PixelwiseLoss.Divisor rule = loss.divisor();
        visit(row, column, (image, i, voxel) -> total.add(part(rule, image, i, voxel)));
        if (rule instanceof PixelwiseLoss.CountedVoxels some) {
            return total.sum.atLeast(some.least());
        }
        return rule instanceof PixelwiseLoss.FocalFactors some ? total.sum.atLeast(some.least()) : total.sum;
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
        return rule instanceof PixelwiseLoss.FocalFactors
                ? terms.factor((PixelTerm.BinaryFocal) loss.term(), image, i, voxel)
                : terms.weight(image, voxel);
    }
}
