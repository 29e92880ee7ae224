package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.List;

/** A Matthews loss: one pass over the voxels counts, four numbers for each group become the value, a second differentiates. */
final class MatthewsRun implements Run {

    private final Grid grid;
    private final VoxelReader voxels;
    private final SoftCounts[][] counts;
    private final Tape tape;
    private final Averager averager;

    MatthewsRun(MatthewsLoss loss, Context context) {
        grid = context.grid(loss.front());
        voxels = new VoxelReader(loss.front(), context);
        voxels.requireProbabilities();
        voxels.requireTargets(false);
        tape = context.tape();
        counts = new SoftCounts[loss.grouping().perImage() ? grid.images() : 1]
                [voxels.classes().size()];
        count(context);
        averager = new Averager(loss.averaging(), tape, new Averager.Source(grid, voxels.classes(), loss.grouping()));
        averager.average(losses(loss.epsilon()));
    }

    private void count(Context context) {
        for (SoftCounts[] row : counts) {
            for (int i = 0; i < row.length; i++) {
                row[i] = new SoftCounts(context.arithmetic());
            }
        }
        forEachVoxel((image, voxel) -> visit(voxels.glance(image, voxel), SoftCounts::add));
    }

    private Variable[][] losses(Rational epsilon) {
        Variable[][] losses = new Variable[counts.length][];
        for (int row = 0; row < counts.length; row++) {
            losses[row] = new Variable[counts[row].length];
            for (int i = 0; i < losses[row].length; i++) {
                counts[row][i].close(tape);
                losses[row][i] = counts[row][i].loss(epsilon);
            }
        }
        return losses;
    }

    private interface Place {
        void at(int image, int voxel);
    }

    private void forEachVoxel(Place place) {
        for (int image = 0; image < grid.images(); image++) {
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                place.at(image, voxel);
            }
        }
    }

    private interface Visitor {
        void visit(SoftCounts group, Variable[] terms);
    }

    /** The classes of a voxel that counts; one that counts in part adds that part. */
    private void visit(VoxelReader.Voxel voxel, Visitor visitor) {
        for (int i = 0; i < voxels.classes().size(); i++) {
            int c = voxels.classes().get(i);
            double share = grid.counts(voxel.image(), c, voxel.voxel());
            if (share > 0) {
                double g = grid.target(voxel.image(), c, voxel.voxel());
                Variable[] terms = SoftCounts.terms(voxel.probability(c), g, voxel.tape());
                visitor.visit(counts[counts.length == 1 ? 0 : voxel.image()][i], inPart(terms, share, voxel.tape()));
            }
        }
    }

    private static Variable[] inPart(Variable[] terms, double share, Tape tape) {
        for (int k = 0; k < terms.length && share != 1; k++) {
            terms[k] = terms[k] == null ? null : terms[k].times(tape.constant(share));
        }
        return terms;
    }

    @Override
    public List<Integer> shape() {
        return averager.shape();
    }

    @Override
    public List<Quantity> values() {
        return averager.values().stream().map(Variable::value).toList();
    }

    @Override
    public void gradient(Sink sink) {
        if (grid.isHard()) {
            return;
        }
        averager.values().forEach(value -> value.seed(tape.number(Rational.ONE)));
        tape.sweep();
        forEachVoxel((image, voxel) -> {
            if (voxels.isWanted(sink, image, voxel)) {
                deliver(sink, voxels.read(image, voxel));
            }
        });
    }

    private void deliver(Sink sink, VoxelReader.Voxel voxel) {
        visit(voxel, SoftCounts::seed);
        voxel.tape().sweep();
        voxel.deliver(sink);
    }
}
