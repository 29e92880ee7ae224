package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Quantity;
import java.util.ArrayList;
import java.util.List;

/** The classes of one voxel: its numbers as variables, and the probabilities made of them. */
final class VoxelReader {

    /** Up to so many voxels are kept from the first pass, which sums up, to the second, which differentiates. */
    private static final int MOST_REMEMBERED = 1 << 14;

    private final Front front;
    private final Grid grid;
    private final Activator activator;
    private final List<Integer> inputs;
    private final List<Integer> kept;
    private final boolean zeroBefore;
    private final Context context;
    private final boolean remembers;

    /** Made for the first voxel: some losses read none. */
    private Voxel[] remembered;

    VoxelReader(Front front, Context context) {
        this.front = front;
        this.context = context;
        this.grid = context.grid(front);
        this.activator = new Activator(front.activation(), grid.prediction());
        this.kept = kept();
        this.inputs = front.channels().beforeActivation() ? kept : all();
        this.zeroBefore = front.voids().effect() == Voids.Effect.ZERO_BEFORE_ACTIVATION;
        this.remembers = context.gradient() && grid.images() * grid.voxels() <= MOST_REMEMBERED;
    }

    private List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int c = 0; c < grid.classes(); c++) {
            all.add(c);
        }
        return all;
    }

    private List<Integer> kept() {
        front.channels().kept().forEach(c -> {
            if (c >= grid.classes()) {
                throw InvalidInput.of("classes", c, "indices below " + grid.classes());
            }
        });
        return all().stream()
                .filter(c -> front.channels().keeps(c, grid.classes()))
                .toList();
    }

    /** The classes that count, in order. */
    List<Integer> classes() {
        return kept;
    }

    /** True where probabilities are the prediction's own numbers. */
    boolean isIdentity() {
        return activator.isIdentity() && !zeroBefore;
    }

    /** Rejects numbers that are no probabilities, where there is no activation that makes them some. */
    void requireProbabilities() {
        if (activator.isIdentity() && !grid.isHard() && !Scan.isShares(grid.prediction())) {
            for (int i = 0; i < grid.prediction().size(); i++) {
                double p = grid.prediction().at(i);
                if (p < 0 || p > 1) {
                    throw InvalidInput.coded(
                            "NOT_A_PROBABILITY", "prediction", p + " at element " + i, "numbers from 0 to 1");
                }
            }
        }
    }

    /** Rejects targets outside [0, 1] at voxels that count. */
    void requireTargets(boolean binary) {
        Tensor target = context.tensors().target();
        if (!grid.target().isIndex() && (binary ? Scan.isBinary(target) : Scan.isShares(target))) {
            return;
        }
        for (int image = 0; image < grid.images(); image++) {
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                for (int c : kept) {
                    requireTarget(image, c, voxel, binary);
                }
            }
        }
    }

    private void requireTarget(int image, int c, int voxel, boolean binary) {
        double g = grid.target(image, c, voxel);
        boolean fits = binary ? g == 0 || g == 1 : g >= 0 && g <= 1;
        if (!fits && grid.counts(image, c, voxel) != 0) {
            throw InvalidInput.coded(
                    "NOT_A_TARGET",
                    "target",
                    g + " at image " + image + ", class " + c + ", voxel " + voxel,
                    binary ? "0 or 1" : "numbers from 0 to 1");
        }
    }

    /** The voxel on a tape of its own, which records if a gradient is wanted. */
    Voxel read(int image, int voxel) {
        if (!remembers) {
            return read(context.tape(), image, voxel);
        }
        if (remembered == null) {
            remembered = new Voxel[grid.images() * grid.voxels()];
        }
        int place = image * grid.voxels() + voxel;
        if (remembered[place] == null) {
            remembered[place] = read(context.tape(), image, voxel);
        }
        return remembered[place];
    }

    /** The voxel for its value alone, where it is not to be read again. */
    Voxel glance(int image, int voxel) {
        return remembers ? read(image, voxel) : read(context.values(), image, voxel);
    }

    private Voxel read(Tape tape, int image, int voxel) {
        List<Variable> z = new ArrayList<>(inputs.size());
        List<Variable> entering = new ArrayList<>(inputs.size());
        for (int c : inputs) {
            Quantity number = context.arithmetic().input(grid.prediction(image, c, voxel));
            Variable raw = grid.isHard() ? tape.constant(number) : tape.input(number);
            z.add(raw);
            entering.add(zeroBefore ? raw.times(tape.constant(grid.counts(image, c, voxel))) : raw);
        }
        return new Voxel(this, tape, new Place(image, voxel), z, activator.apply(tape, entering));
    }

    /**
     * Which voxel.
     *
     * @param image its image
     * @param voxel its place in the image
     */
    record Place(int image, int voxel) {}

    /**
     * One voxel.
     *
     * @param reader where it comes from
     * @param tape that it is on
     * @param place which one it is
     * @param z the numbers of the prediction
     * @param probabilities of them
     */
    record Voxel(VoxelReader reader, Tape tape, Place place, List<Variable> z, List<Probability> probabilities) {

        int image() {
            return place.image();
        }

        int voxel() {
            return place.voxel();
        }

        Probability probability(int c) {
            return probabilities.get(reader.inputs.indexOf(c));
        }

        /** The softmax of the numbers, whatever the activation is. */
        Probability softmax(int c) {
            return Softmax.of(tape, z).get(reader.inputs.indexOf(c));
        }

        /** The derivative by the number of a class; null for 0. */
        Quantity slope(int c) {
            return z.get(reader.inputs.indexOf(c)).slope();
        }

        /** Gives the derivatives that a sweep left. */
        void deliver(Run.Sink sink) {
            for (int i = 0; i < z.size(); i++) {
                if (z.get(i).slope() != null) {
                    int index = reader.grid.index(image(), reader.inputs.get(i), voxel());
                    sink.accept(index, z.get(i).slope());
                }
            }
        }
    }

    boolean isWanted(Run.Sink sink, int image, int voxel) {
        if (grid.isHard()) {
            return false;
        }
        for (int c : inputs) {
            if (sink.wants(grid.index(image, c, voxel))) {
                return true;
            }
        }
        return false;
    }
}
