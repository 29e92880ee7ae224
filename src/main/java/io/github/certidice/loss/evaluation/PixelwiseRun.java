package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.PixelwiseLoss.Joined;
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

    /** The classes that have terms of their own; only the first one where a voxel has one term. */
    private final List<Integer> columns;

    private final boolean single;
    private final PixelGroup[][] groups;
    private final Tape tape;
    private final List<Quantity> elements = new ArrayList<>();
    private final Averager averager;

    PixelwiseRun(PixelwiseLoss loss, Context context) {
        this.loss = loss;
        this.context = context;
        grid = context.grid(loss.front());
        voxels = new VoxelReader(loss.front(), context);
        requireInput();
        terms = new PixelTerms(loss.term(), context, grid, voxels.classes());
        single = terms.isPerVoxel() || loss.joined() != Joined.APART;
        columns = single && !voxels.classes().isEmpty() ? voxels.classes().subList(0, 1) : voxels.classes();
        int width = loss.grouping().perClass() ? columns.size() : 1;
        groups = new PixelGroup[loss.grouping().perImage() ? grid.images() : 1][width];
        tape = context.tape();
        collect();
        averager = new Averager(loss.averaging(), tape, new Averager.Source(grid, columns, loss.grouping()));
        if (!loss.elementwise()) {
            averager.average(losses());
        }
    }

    private void requireInput() {
        if (!(loss.term() instanceof PixelTerm.LogCoshDistance)) {
            voxels.requireProbabilities();
            voxels.requireTargets(false);
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
        VoxelReader.Voxel read = voxels.glance(image, voxel);
        for (int i = 0; i < columns.size(); i++) {
            double counts = grid.counts(image, columns.get(i), voxel);
            Variable term = term(read, i);
            PixelGroup group = group(image, i);
            group.add(term, place(image, i, voxel), new PixelGroup.Share(counts, weight(image, voxel, counts)));
            if (i == 0 || loss.grouping().perClass()) {
                group.addVoxel(counts);
            }
            if (term != null && loss.divisor() instanceof PixelwiseLoss.FocalFactors) {
                group.addFactor(terms.focalFactor(read, i).value());
            }
            if (loss.elementwise()) {
                elements.add(term == null ? tape.number(Rational.ZERO) : term.value());
            }
        }
    }

    /** The class weight of a voxel, which a mean over indices divides by. */
    private Rational weight(int image, int voxel, double counts) {
        boolean indexed = grid.target().isIndex() && isOfWeights(loss.divisor());
        return counts != 0 && indexed ? terms.weightOf(grid.target().label(image, voxel)) : Rational.ONE;
    }

    private static boolean isOfWeights(PixelwiseLoss.Divisor divisor) {
        return divisor instanceof PixelwiseLoss.Enlarged enlarged
                ? isOfWeights(enlarged.inner())
                : divisor instanceof PixelwiseLoss.WeightsOfTargets;
    }

    private PixelGroup group(int image, int i) {
        return groups[groups.length == 1 ? 0 : image][groups[0].length == 1 ? 0 : i];
    }

    private int place(int image, int i, int voxel) {
        return (image * grid.voxels() + voxel) * columns.size() + i;
    }

    /** The i-th term of a voxel; null where it is void. */
    private Variable term(VoxelReader.Voxel read, int i) {
        if (terms.isPerVoxel()) {
            double counts = grid.counts(read.image(), columns.get(i), read.voxel());
            return counts == 0 ? null : inPart(terms.ofVoxel(read), read.tape(), counts);
        }
        return single ? joined(read) : ofClass(read, i);
    }

    private Variable ofClass(VoxelReader.Voxel read, int i) {
        double counts = grid.counts(read.image(), voxels.classes().get(i), read.voxel());
        return counts == 0 ? null : inPart(terms.ofClass(read, i), read.tape(), counts);
    }

    private static Variable inPart(Variable term, Tape tape, double counts) {
        return counts == 1 ? term : term.times(tape.constant(counts));
    }

    private Variable joined(VoxelReader.Voxel read) {
        List<Variable> parts = new ArrayList<>();
        for (int i = 0; i < voxels.classes().size(); i++) {
            Variable part = ofClass(read, i);
            if (part != null) {
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            return null;
        }
        Variable sum = read.tape().sum(parts);
        return loss.joined() == Joined.SUM
                ? sum
                : sum.times(Rational.of(1, voxels.classes().size()));
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

    /** Of single terms: the prediction's axes, without that of classes where a voxel has one term. */
    @Override
    public List<Integer> shape() {
        if (!loss.elementwise()) {
            return averager.shape();
        }
        List<Integer> all = grid.prediction().shape();
        return single
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
        VoxelReader.Voxel read = voxels.read(image, voxel);
        for (int i = 0; i < columns.size(); i++) {
            seed(read, i);
        }
        read.tape().sweep();
        read.deliver(sink);
    }

    private void seed(VoxelReader.Voxel read, int i) {
        PixelGroup group = group(read.image(), i);
        Quantity slope =
                loss.elementwise() ? tape.number(Rational.ONE) : group.slope(place(read.image(), i, read.voxel()));
        Variable term = slope == null ? null : term(read, i);
        if (term != null) {
            term.seed(slope);
        }
        boolean counts = grid.counts(read.image(), columns.get(i), read.voxel()) != 0;
        if (counts && !loss.elementwise() && group.factorSlope() != null) {
            terms.focalFactor(read, i).seed(group.factorSlope());
        }
    }
}
