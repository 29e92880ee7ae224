package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;

/** A pixelwise loss: one pass over the voxels sums terms, a second one gives each voxel its derivative. */
final class PixelwiseRun implements Run {

    private final PixelwiseLoss loss;
    private final Context context;
    private final Grid grid;
    private final VoxelReader voxels;
    private final PixelTerms terms;
    private final List<Integer> columns;
    private final PixelGroup[][] groups;
    private final Tape tape;
    private final List<Quantity> elements = new ArrayList<>();
    private final Averager averager;

    PixelwiseRun(PixelwiseLoss loss, Context context) {
        this.loss = loss;
        this.context = context;
        grid = context.grid(loss.front());
        voxels = new VoxelReader(loss.front(), grid);
        if (!(loss.term() instanceof PixelTerm.LogCoshDistance)) {
            voxels.requireProbabilities();
            voxels.requireTargets(false);
        }
        terms = new PixelTerms(loss.term(), voxels.classes().size());
        columns = terms.isPerVoxel() ? List.of(0) : voxels.classes();
        int width = loss.grouping().perClass() ? columns.size() : 1;
        groups = new PixelGroup[loss.grouping().perImage() ? grid.images() : 1][width];
        tape = context.tape();
        collect();
        averager = new Averager(loss.averaging(), tape, new Averager.Source(grid, columns, loss.grouping()), List.of());
        if (!loss.elementwise()) {
            averager.average(losses());
        }
    }

    private void collect() {
        for (PixelGroup[] row : groups) {
            for (int c = 0; c < row.length; c++) {
                row[c] = new PixelGroup(loss, context.arithmetic());
            }
        }
        for (int image = 0; image < grid.images(); image++) {
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                collect(image, voxel);
            }
        }
        for (PixelGroup[] row : groups) {
            for (PixelGroup group : row) {
                group.close(tape);
            }
        }
    }

    private void collect(int image, int voxel) {
        Tape own = context.values();
        VoxelReader.Voxel read = voxels.read(own, image, voxel);
        for (int i = 0; i < columns.size(); i++) {
            int c = columns.get(i);
            PixelGroup group = group(image, i);
            double counts = grid.counts(image, c, voxel);
            Variable term = counts == 0 ? null : term(own, read, i, counts);
            group.add(term, place(image, i, voxel), counts, weight(image, voxel, counts));
            if (i == 0 || loss.grouping().perClass()) {
                group.addVoxel(counts);
            }
            if (term != null && loss.divisor() instanceof PixelwiseLoss.FocalFactors) {
                group.addFactor(factor(own, read, i).value());
            }
            if (loss.elementwise()) {
                elements.add(term == null ? context.arithmetic().constant(Rational.ZERO) : term.value());
            }
        }
    }

    /** The class weight of a voxel, which a mean over indices divides by. */
    private Rational weight(int image, int voxel, double counts) {
        boolean indexed = grid.target().isIndex() && loss.divisor() instanceof PixelwiseLoss.WeightsOfTargets;
        return counts != 0 && indexed ? terms.weightOf(grid.target().label(image, voxel)) : Rational.ONE;
    }

    private PixelGroup group(int image, int i) {
        return groups[groups.length == 1 ? 0 : image][groups[0].length == 1 ? 0 : i];
    }

    private int place(int image, int i, int voxel) {
        return (image * grid.voxels() + voxel) * columns.size() + i;
    }

    private Variable term(Tape own, VoxelReader.Voxel read, int i, double counts) {
        Variable term = terms.isPerVoxel()
                ? terms.ofVoxel(own, probabilities(read), targets(read))
                : terms.ofClass(own, read.probability(columns.get(i)), target(read, columns.get(i)), i);
        return counts == 1 ? term : term.times(own.constant(counts));
    }

    private Variable factor(Tape own, VoxelReader.Voxel read, int i) {
        PixelTerm.BinaryFocal focal = (PixelTerm.BinaryFocal) loss.term();
        Probability p = read.probability(columns.get(i));
        Variable factor = PixelTerms.factor(own, focal.factor(), p, target(read, columns.get(i)));
        return focal.gamma().signum() == 0 ? own.constant(Rational.ONE) : factor.power(focal.gamma());
    }

    private Rational target(VoxelReader.Voxel read, int c) {
        return Rational.of(grid.target(read.image(), c, read.place()));
    }

    private List<Probability> probabilities(VoxelReader.Voxel read) {
        return voxels.classes().stream().map(read::probability).toList();
    }

    private List<Rational> targets(VoxelReader.Voxel read) {
        return voxels.classes().stream().map(c -> target(read, c)).toList();
    }

    private Variable[][] losses() {
        Variable[][] losses = new Variable[groups.length][];
        for (int image = 0; image < groups.length; image++) {
            losses[image] = new Variable[groups[image].length];
            for (int c = 0; c < losses[image].length; c++) {
                losses[image][c] = groups[image][c].loss(tape);
            }
        }
        return losses;
    }

    /** Of single terms: the target's own axes, with an axis of classes where there is a term for each. */
    @Override
    public List<Integer> shape() {
        if (!loss.elementwise()) {
            return averager.shape();
        }
        List<Integer> all = grid.prediction().shape();
        return terms.isPerVoxel()
                ? Axes.withoutChannels(all, grid.axes().channels())
                : Axes.withChannels(all, grid.axes().channels(), columns.size());
    }

    @Override
    public List<Quantity> values() {
        return loss.elementwise()
                ? inOrder()
                : averager.values().stream().map(Variable::value).toList();
    }

    /** Terms were collected class by class within a voxel; tensors may have them voxel by voxel within a class. */
    private List<Quantity> inOrder() {
        Axes axes = grid.axes().withClasses(columns.size());
        List<Quantity> ordered = new ArrayList<>(elements);
        for (int image = 0; image < grid.images(); image++) {
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                for (int i = 0; i < columns.size(); i++) {
                    ordered.set(axes.index(image, i, voxel), elements.get(place(image, i, voxel)));
                }
            }
        }
        return ordered;
    }

    @Override
    public void gradient(Sink sink) {
        if (!loss.elementwise()) {
            averager.values().forEach(value -> value.seed(tape.number(Rational.ONE)));
            tape.sweep();
        }
        noteTies();
        for (int image = 0; image < grid.images(); image++) {
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                if (voxels.isWanted(sink, image, voxel)) {
                    deliver(sink, image, voxel);
                }
            }
        }
    }

    private void noteTies() {
        for (PixelGroup[] row : groups) {
            for (PixelGroup group : row) {
                if (group.hasTies()) {
                    context.events().add(Event.TIE_ORDER);
                }
            }
        }
    }

    private void deliver(Sink sink, int image, int voxel) {
        Tape own = context.tape();
        VoxelReader.Voxel read = voxels.read(own, image, voxel);
        for (int i = 0; i < columns.size(); i++) {
            double counts = grid.counts(image, columns.get(i), voxel);
            if (counts != 0) {
                seed(own, read, i, counts);
            }
        }
        own.sweep();
        read.deliver(sink);
    }

    private void seed(Tape own, VoxelReader.Voxel read, int i, double counts) {
        if (loss.elementwise()) {
            term(own, read, i, counts).seed(own.number(Rational.ONE));
            return;
        }
        PixelGroup group = group(read.image(), i);
        Quantity slope = group.slope(place(read.image(), i, read.place()));
        if (slope != null) {
            term(own, read, i, counts).seed(slope);
        }
        if (group.factorSlope() != null) {
            factor(own, read, i).seed(group.factorSlope());
        }
    }
}
