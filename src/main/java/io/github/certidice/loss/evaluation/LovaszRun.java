package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Foreground;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;

/** A Lovász loss: the errors of each group are sorted, and each one's share in the value is its derivative. */
final class LovaszRun implements Run {

    private final LovaszLoss loss;
    private final Context context;
    private final Grid grid;
    private final VoxelReader voxels;
    private final LovaszGroup[][] groups;
    private final Tape tape;
    private final Averager averager;

    LovaszRun(LovaszLoss loss, Context context) {
        this.loss = loss;
        this.context = context;
        grid = context.grid(loss.front());
        voxels = new VoxelReader(loss.front(), context);
        requireInput();
        int columns = loss.grouping().perClass() ? voxels.classes().size() : 1;
        groups = new LovaszGroup[loss.grouping().perImage() ? grid.images() : 1][columns];
        tape = context.tape();
        collect();
        averager = new Averager(loss.averaging(), tape, new Averager.Source(grid, voxels.classes(), loss.grouping()));
        averager.average(losses());
    }

    private void requireInput() {
        if (loss.margin() == Margin.PROBABILITY) {
            voxels.requireProbabilities();
        }
        if (loss.foreground() == Foreground.CLASS) {
            voxels.requireTargets(true);
        } else if (grid.images() * grid.voxels() > 0 && !grid.target().isIndex()) {
            throw InvalidInput.of("target", "one number for each class", "indices of classes");
        }
    }

    private void collect() {
        for (LovaszGroup[] row : groups) {
            for (int c = 0; c < row.length; c++) {
                row[c] = new LovaszGroup(context);
            }
        }
        for (int image = 0; image < grid.images(); image++) {
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                collect(image, voxel);
            }
        }
    }

    private void collect(int image, int voxel) {
        VoxelReader.Voxel read = voxels.glance(image, voxel);
        for (int i = 0; i < voxels.classes().size(); i++) {
            int c = voxels.classes().get(i);
            if (grid.counts(image, c, voxel) != 0) {
                Quantity error = error(read, c).value();
                group(image, i).add(error, foreground(image, c, voxel), grid.index(image, c, voxel));
            }
        }
    }

    private LovaszGroup group(int image, int i) {
        return groups[groups.length == 1 ? 0 : image][groups[0].length == 1 ? 0 : i];
    }

    private int foreground(int image, int c, int voxel) {
        return loss.foreground() == Foreground.LABEL_NUMBER
                ? grid.target().label(image, voxel)
                : (int) grid.target(image, c, voxel);
    }

    /** {@code |g - p|}, or {@code 1 - z (2 g - 1)}, whose negative values count as 0. */
    private Variable error(VoxelReader.Voxel voxel, int c) {
        boolean on = grid.target(voxel.image(), c, voxel.voxel()) == 1;
        Probability probability = voxel.probability(c);
        if (loss.margin() == Margin.PROBABILITY) {
            return on ? probability.q() : probability.p();
        }
        return on ? probability.p().complement() : probability.p().plus(Rational.ONE);
    }

    private Variable[][] losses() {
        Variable[][] losses = new Variable[groups.length][];
        for (int image = 0; image < groups.length; image++) {
            losses[image] = new Variable[groups[image].length];
            for (int c = 0; c < losses[image].length; c++) {
                losses[image][c] = loss(groups[image][c]);
            }
        }
        return losses;
    }

    /** Null where the group doesn't count. */
    private Variable loss(LovaszGroup group) {
        if (group.foreground() == 0 && loss.empty() instanceof EmptyRule.Skipped) {
            return null;
        }
        if (group.foreground() == 0 && loss.empty() instanceof EmptyRule.ZeroLoss) {
            return tape.constant(Rational.ZERO);
        }
        Variable value = tape.input(group.value());
        group.attach(value);
        return value;
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
        averager.values().forEach(value -> value.seed(tape.number(Rational.ONE)));
        tape.sweep();
        Quantity[] shares = new Quantity[grid.prediction().size()];
        for (LovaszGroup[] row : groups) {
            for (LovaszGroup group : row) {
                group.share(shares);
            }
        }
        for (int image = 0; image < grid.images(); image++) {
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                if (voxels.isWanted(sink, image, voxel)) {
                    deliver(sink, shares, image, voxel);
                }
            }
        }
    }

    private void deliver(Sink sink, Quantity[] shares, int image, int voxel) {
        VoxelReader.Voxel read = voxels.read(image, voxel);
        List<Variable> seeded = new ArrayList<>();
        for (int c : voxels.classes()) {
            Quantity share = shares[grid.index(image, c, voxel)];
            if (share != null) {
                Variable error = error(read, c);
                error.seed(share);
                seeded.add(error);
            }
        }
        if (!seeded.isEmpty()) {
            read.tape().sweep();
            read.deliver(sink);
        }
    }
}
