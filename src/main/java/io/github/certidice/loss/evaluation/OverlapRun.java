package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.dense.DenseOverlap;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;

/**
 * An overlap loss: one pass over the voxels sums up, a few numbers for each group become the value, and a second pass
 * gives each voxel its derivative, {@code sum over its group's sums of (d value / d sum)(d sum / d p) dp/dz}.
 */
final class OverlapRun implements Run {

    private final OverlapLoss loss;
    private final Context context;
    private final Grid grid;
    private final VoxelReader voxels;
    private final Voids.Effect effect;
    private final OverlapCell[][] cells;
    private final OverlapHead head;
    private final boolean plain;
    private final Optional<Blocks> blocks;

    OverlapRun(OverlapLoss loss, Context context) {
        this.loss = loss;
        this.context = context;
        grid = context.grid(loss.front());
        voxels = new VoxelReader(loss.front(), context);
        effect = loss.front().voids().effect();
        voxels.requireProbabilities();
        voxels.requireTargets(false);
        cells = new OverlapCell[loss.grouping().perImage() ? grid.images() : 1]
                [voxels.classes().size()];
        plain = isPlain();
        blocks = plain && !context.arithmetic().estimates()
                ? Blocks.of(grid, context.tensors().target())
                : Optional.empty();
        sum();
        head = new OverlapHead(loss, context, grid, new TargetPeaks(grid, voxels.classes(), cells.length > 1), cells);
    }

    private void sum() {
        for (OverlapCell[] row : cells) {
            for (int c = 0; c < row.length; c++) {
                row[c] = new OverlapCell(loss.overlap(), context.arithmetic());
            }
        }
        if (blocks.isPresent()) {
            addBlocks(blocks.get());
            return;
        }
        for (int image = 0; image < grid.images(); image++) {
            if (plain) {
                addPlainly(image);
            } else {
                add(image);
            }
        }
    }

    private void addBlocks(Blocks all) {
        for (int image = 0; image < grid.images(); image++) {
            for (int i = 0; i < voxels.classes().size(); i++) {
                int c = voxels.classes().get(i);
                DenseOverlap sums = DenseOverlap.of(all.prediction(image, c), all.target(image, c));
                cell(image, i).add(sums, context.arithmetic());
            }
        }
    }

    /** True where a voxel adds its own numbers and their product, and its derivative depends on its target alone. */
    private boolean isPlain() {
        return voxels.isIdentity()
                && effect == Voids.Effect.REMOVED
                && loss.overlap().form() == Overlap.Form.PRODUCT
                && loss.overlap().exponent().equals(Rational.ONE);
    }

    private void addPlainly(int image) {
        for (int i = 0; i < voxels.classes().size(); i++) {
            int c = voxels.classes().get(i);
            OverlapCell cell = cell(image, i);
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                double counts = grid.counts(image, c, voxel);
                if (counts == 1) {
                    cell.add(grid.prediction(image, c, voxel), grid.target(image, c, voxel));
                } else if (counts > 0) {
                    cell.add(terms(voxels.glance(image, voxel), c));
                }
            }
        }
    }

    private void add(int image) {
        for (int voxel = 0; voxel < grid.voxels(); voxel++) {
            add(voxels.glance(image, voxel));
        }
    }

    private void add(VoxelReader.Voxel read) {
        for (int i = 0; i < voxels.classes().size(); i++) {
            Variable[] terms = terms(read, voxels.classes().get(i));
            if (terms != null) {
                cell(read.image(), i).add(terms);
            }
        }
    }

    private OverlapCell cell(int image, int i) {
        return cells[cells.length == 1 ? 0 : image][i];
    }

    /** What a voxel adds to the sums of a class; null where it is void. */
    private Variable[] terms(VoxelReader.Voxel voxel, int c) {
        double counts = grid.counts(voxel.image(), c, voxel.voxel());
        double target = grid.target(voxel.image(), c, voxel.voxel());
        if (effect == Voids.Effect.OUT_OF_INTERSECTION) {
            return new OverlapTerms(loss.overlap(), share(voxel.tape(), target, 1), target == 1)
                    .of(voxel.probability(c), counts != 0);
        }
        if (counts == 0 && effect == Voids.Effect.REMOVED) {
            return null;
        }
        if (counts == 0 && grid.target().isIndex()) {
            return new OverlapTerms(loss.overlap(), share(voxel.tape(), c == 0 ? 1 : 0, 1), c == 0)
                    .of(voxel.probability(c), true);
        }
        Variable g = counts == 0 ? null : share(voxel.tape(), target, counts);
        boolean isWhole = counts == 1 || effect == Voids.Effect.ZERO_BEFORE_ACTIVATION;
        Probability p = isWhole ? voxel.probability(c) : inPart(voxel.tape(), voxel.probability(c), counts);
        return new OverlapTerms(loss.overlap(), g, counts * target == 1).of(p, true);
    }

    private static Variable share(Tape tape, double target, double counts) {
        if (target == 0) {
            return null;
        }
        Variable g = tape.constant(target);
        return counts == 1 ? g : g.times(tape.constant(counts));
    }

    private static Probability inPart(Tape tape, Probability probability, double counts) {
        return Probability.of(probability.p().times(tape.constant(counts)));
    }

    @Override
    public List<Integer> shape() {
        return head.shape();
    }

    @Override
    public List<Quantity> values() {
        return head.values();
    }

    @Override
    public void gradient(Sink sink) {
        if (grid.isHard()) {
            return;
        }
        head.sweep();
        if (blocks.isPresent()) {
            deliverBlocks(sink, blocks.get());
            return;
        }
        for (int image = 0; image < grid.images(); image++) {
            if (plain) {
                deliverPlainly(sink, image);
            } else {
                deliver(sink, image);
            }
        }
    }

    private void deliverBlocks(Sink sink, Blocks all) {
        for (int image = 0; image < grid.images(); image++) {
            for (int i = 0; i < voxels.classes().size(); i++) {
                int c = voxels.classes().get(i);
                OverlapCell cell = cell(image, i);
                sink.accept(all.start(image, c), all.target(image, c), slope(cell, 0), slope(cell, 1));
            }
        }
    }

    private Quantity orZero(Quantity slope) {
        return slope == null ? context.arithmetic().constant(Rational.ZERO) : slope;
    }

    private void deliverPlainly(Sink sink, int image) {
        for (int i = 0; i < voxels.classes().size(); i++) {
            int c = voxels.classes().get(i);
            OverlapCell cell = cell(image, i);
            Quantity off = slope(cell, 0);
            Quantity on = slope(cell, 1);
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                int index = grid.index(image, c, voxel);
                double counts = grid.counts(image, c, voxel);
                if (counts == 0 || !sink.wants(index)) {
                    continue;
                }
                double g = grid.target(image, c, voxel);
                if (counts != 1) {
                    sink.accept(index, single(image, voxel, i));
                } else if (g == 0) {
                    sink.accept(index, off);
                } else {
                    sink.accept(index, g == 1 ? on : slope(cell, g));
                }
            }
        }
    }

    /** The derivative by a voxel that adds g p to the first sum and p to the second. */
    private Quantity slope(OverlapCell cell, double g) {
        Quantity meeting = cell.slope(0);
        if (g == 0 || meeting == null) {
            return orZero(cell.slope(1));
        }
        Quantity shared = g == 1 ? meeting : meeting.times(context.arithmetic().input(g));
        return cell.slope(1) == null ? shared : cell.slope(1).plus(shared);
    }

    private Quantity single(int image, int voxel, int i) {
        VoxelReader.Voxel read = voxels.read(image, voxel);
        seed(read, i);
        read.tape().sweep();
        Quantity slope = read.slope(voxels.classes().get(i));
        return orZero(slope);
    }

    private void deliver(Sink sink, int image) {
        for (int voxel = 0; voxel < grid.voxels(); voxel++) {
            if (voxels.isWanted(sink, image, voxel)) {
                deliver(sink, voxels.read(image, voxel));
            }
        }
    }

    private void deliver(Sink sink, VoxelReader.Voxel read) {
        for (int i = 0; i < voxels.classes().size(); i++) {
            seed(read, i);
        }
        read.tape().sweep();
        read.deliver(sink);
    }

    private void seed(VoxelReader.Voxel read, int i) {
        Variable[] terms = terms(read, voxels.classes().get(i));
        if (terms == null) {
            return;
        }
        for (int sum = 0; sum < terms.length; sum++) {
            Quantity slope = cell(read.image(), i).slope(sum);
            if (terms[sum] != null && slope != null) {
                terms[sum].seed(slope);
            }
        }
    }

    /** For weights whose number must be the number of classes that count. */
    static void requireSize(String argument, int found, int classes) {
        if (found != classes) {
            throw InvalidInput.coded("SHAPE_MISMATCH", argument, found + " numbers", classes + ", one for each class");
        }
    }
}
