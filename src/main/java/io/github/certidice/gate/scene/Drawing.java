package io.github.certidice.gate.scene;

import io.github.certidice.image.ElementType;
import io.github.certidice.oracle.input.Belief;
import io.github.certidice.oracle.input.Ignorance;
import io.github.certidice.oracle.input.Sketch;
import io.github.certidice.oracle.input.Sketch.Extent;
import io.github.certidice.oracle.input.Sketch.Kind;
import io.github.certidice.oracle.input.Truth;
import io.github.certidice.sample.SplitMix64;
import java.util.List;
import java.util.stream.IntStream;

/** Draws one scene for a call: edge cases for the lowest numbers, then any of them and others in all sizes. */
final class Drawing {

    private static final int MOST_BITS = 6;
    private static final int MOST_IMAGES = 3;
    private static final int MOST_EXTREME = 3;
    private static final int MOST_TIED = 16;
    private static final double SHARE_OF_EDGES = 0.25;
    private static final double SHARE_OF_FLOATS = 0.125;
    private static final double SHARE_OF_ANY_SIZE = 0.5;
    private static final List<Truth> TRUTHS = List.of(Truth.values());
    private static final List<Belief> BELIEFS = List.of(Belief.values());
    private static final List<Belief> OF_ANY_SIZE =
            List.of(Belief.ROUND, Belief.FULL_BITS, Belief.FLOATS, Belief.AS_TARGET);
    private static final List<Ignorance> IGNORANCE = List.of(
            Ignorance.NONE, Ignorance.NONE, Ignorance.NONE, Ignorance.SOME, Ignorance.SOME, Ignorance.ALL_BUT_ONE);

    private final Form form;
    private final SplitMix64 random;

    private Drawing(Form form, SplitMix64 random) {
        this.form = form;
        this.random = random;
    }

    /** The trial of a call with that number: the same bits for the same arguments. */
    static Trial trial(TestedCall call, long seed, long index) {
        SplitMix64 random = SplitMix64.of(seed, index);
        int forms = call.forms().size();
        boolean early = index < EdgeKinds.ALL.size();
        Form form = call.forms().get(early ? (int) (index % forms) : random.nextInt(forms));
        Drawing drawing = new Drawing(form, random);
        return new Trial(call, form, early ? drawing.edge((int) index) : drawing.any());
    }

    private Scene any() {
        if (random.toss(SHARE_OF_EDGES)) {
            return edge(random.nextInt(EdgeKinds.ALL.size()));
        }
        Kind kind = new Kind(any(TRUTHS), any(random.toss(SHARE_OF_ANY_SIZE) ? OF_ANY_SIZE : BELIEFS), any(IGNORANCE));
        int images = 1 + random.nextInt(MOST_IMAGES);
        Extent extent = new Extent(images, Math.min(voxels(), most(kind.belief())));
        return scene(new EdgeKinds.Edge(kind, extent, kind.belief() == Belief.FLOATS));
    }

    /** A few voxels show what many would, where exact answers are dear: extreme numbers have many bits, ties need proof. */
    private static int most(Belief belief) {
        return switch (belief) {
            case SATURATED_RIGHT, SATURATED_WRONG, SATURATED_SOME -> MOST_EXTREME;
            default -> OF_ANY_SIZE.contains(belief) ? 1 << MOST_BITS : MOST_TIED;
        };
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** From 1 to 64: as often from 1 to 2 as from 33 to 64. */
    private int voxels() {
        int bits = random.nextInt(MOST_BITS);
        return (1 << bits) + 1 + random.nextInt(1 << bits) - (bits == 0 ? random.nextInt(2) : 0);
    }

    private Scene edge(int number) {
        return scene(EdgeKinds.ALL.get(number));
    }

    private Scene scene(EdgeKinds.Edge wanted) {
        Kind kind = EdgeKinds.fitted(wanted.kind(), form.intake());
        Size size = size(wanted.extent());
        Sketch sketch = new Sketch(form.intake(), kind, new Extent(size.images(), size.voxels()), random.nextLong());
        boolean isShort = wanted.isShort() || random.toss(SHARE_OF_FLOATS);
        return Scene.of(sketch, size, isShort && !form.intake().isHard() ? ElementType.FLOAT32 : ElementType.FLOAT64);
    }

    /** Samples without voxels are as many as there would have been voxels. */
    private Size size(Extent extent) {
        int rank = form.intake().axes().rank();
        return rank == 0
                ? new Size(extent.images() * extent.voxels(), form.intake().classes(), List.of())
                : new Size(extent.images(), form.intake().classes(), spatial(rank, extent.voxels()));
    }

    private List<Integer> spatial(int rank, int voxels) {
        int width = form.isOpen()
                ? divisor(voxels)
                : form.widths().get(random.nextInt(form.widths().size()));
        int rows = form.isOpen() ? voxels / width : Math.max(voxels / width, 1);
        return switch (rank) {
            case 1 -> List.of(form.isOpen() ? voxels : width);
            case 2 -> List.of(rows, width);
            default -> List.of(1, rows, width);
        };
    }

    private int divisor(int voxels) {
        int[] divisors =
                IntStream.rangeClosed(1, voxels).filter(k -> voxels % k == 0).toArray();
        return divisors[random.nextInt(divisors.length)];
    }
}
