package io.github.certidice.oracle.input;

import io.github.certidice.sample.SplitMix64;

/** Draws what is true and what is predicted, voxel by voxel, for the tensors that an intake takes. */
public final class Sketch implements Content {

    private static final double IGNORED = 0.25;
    private static final int TINY = 4;

    private final Kind kind;
    private final SplitMix64 random;
    private final ClassNumbers numbers;

    /** By image, voxel and class. */
    private final double[][][] target;

    private final double[][][] prediction;
    private final boolean[][] ignored;

    /** The object of the image that is being drawn: its first voxel and how many there are. */
    private int first;

    private int length;

    /**
     * What is drawn.
     *
     * @param truth what is true
     * @param belief what is predicted
     * @param ignorance which voxels don't count
     */
    public record Kind(Truth truth, Belief belief, Ignorance ignorance) {}

    /**
     * How much.
     *
     * @param images at least 1
     * @param voxels of each image, at least 1
     */
    public record Extent(int images, int voxels) {}

    /** The same numbers for the same arguments. */
    public Sketch(Intake intake, Kind kind, Extent extent, long seed) {
        this.kind = kind;
        this.random = SplitMix64.of(seed);
        this.numbers = new ClassNumbers(intake.classes(), intake.exclusive(), random);
        target = new double[extent.images()][extent.voxels()][];
        prediction = new double[extent.images()][extent.voxels()][];
        ignored = new boolean[extent.images()][extent.voxels()];
        draw(new Beliefs(intake, kind.belief(), numbers));
    }

    private void draw(Beliefs beliefs) {
        for (int image = 0; image < images(); image++) {
            placeObject();
            for (int voxel = 0; voxel < voxels(); voxel++) {
                target[image][voxel] = truth(image, voxel);
                prediction[image][voxel] = beliefs.of(target[image][voxel], voxel);
                ignored[image][voxel] = isIgnored(image, voxel);
            }
        }
    }

    private void placeObject() {
        if (kind.truth() == Truth.ONE_VOXEL || kind.truth() == Truth.TINY_OBJECT) {
            length = kind.truth() == Truth.ONE_VOXEL ? 1 : 1 + random.nextInt(Math.max(voxels() / TINY, 1));
            first = random.nextInt(voxels() - length + 1);
        }
    }

    @Override
    public int images() {
        return target.length;
    }

    @Override
    public int voxels() {
        return target[0].length;
    }

    @Override
    public double target(int image, int c, int voxel) {
        return target[image][voxel][c];
    }

    @Override
    public double prediction(int image, int c, int voxel) {
        return prediction[image][voxel][c];
    }

    @Override
    public boolean ignored(int image, int voxel) {
        return ignored[image][voxel];
    }

    @Override
    public boolean isAnyIgnored() {
        return kind.ignorance() != Ignorance.NONE;
    }

    private boolean isIgnored(int image, int voxel) {
        int place = image * voxels() + voxel;
        return switch (kind.ignorance()) {
            case NONE -> false;
            case SOME -> place == 1 || place > 1 && random.toss(IGNORED);
            case ALL_BUT_ONE -> place != 0;
            case ALL -> true;
        };
    }

    private double[] truth(int image, int voxel) {
        return switch (kind.truth()) {
            case RANDOM -> numbers.label(numbers.classes());
            case EMPTY -> numbers.background();
            case FULL -> numbers.foreground();
            case UNLIKE -> image % 2 == 0 ? numbers.background() : numbers.foreground();
            case WITHOUT_LAST -> numbers.label(numbers.classes() - 1);
            case SOFT -> numbers.softLabel();
            case ONE_VOXEL, TINY_OBJECT ->
                voxel >= first && voxel < first + length ? numbers.foreground() : numbers.background();
        };
    }
}
