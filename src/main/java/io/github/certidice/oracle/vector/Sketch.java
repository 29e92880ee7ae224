package io.github.certidice.oracle.vector;

import io.github.certidice.oracle.vector.Intake.Numbers;
import io.github.certidice.oracle.vector.Situation.Belief;
import io.github.certidice.sample.SplitMix64;
import java.util.function.IntToDoubleFunction;

/** Draws what is true and what is predicted, voxel by voxel; {@link Tensors} brings it into the library's form. */
final class Sketch {

    private static final int PARTS = 8;
    private static final double CERTAIN = 40;
    private static final double SATURATED = 800;

    private final Intake intake;
    private final Situation situation;
    private final SplitMix64 random;
    private final int classes;

    /** By image, voxel and class. */
    private final double[][][] target;

    private final double[][][] prediction;
    private final boolean[][] ignored;

    Sketch(Intake intake, Situation situation, long seed) {
        this.intake = intake;
        this.situation = situation;
        this.random = SplitMix64.of(seed);
        this.classes = intake.classes();
        boolean single = situation == Situation.ONE_VOXEL;
        int images = single ? 1 : intake.images();
        int voxels = single ? 1 : intake.voxels();
        target = new double[images][voxels][];
        prediction = new double[images][voxels][];
        ignored = new boolean[images][voxels];
        draw();
    }

    private void draw() {
        for (int image = 0; image < images(); image++) {
            for (int voxel = 0; voxel < voxels(); voxel++) {
                target[image][voxel] = truth(image);
                prediction[image][voxel] = belief(target[image][voxel], voxel);
                ignored[image][voxel] = isIgnored(image, voxel);
            }
        }
    }

    int images() {
        return target.length;
    }

    int voxels() {
        return target[0].length;
    }

    double target(int image, int c, int voxel) {
        return target[image][voxel][c];
    }

    double prediction(int image, int c, int voxel) {
        return prediction[image][voxel][c];
    }

    boolean ignored(int image, int voxel) {
        return ignored[image][voxel];
    }

    boolean isAnyIgnored() {
        return situation == Situation.SOME_IGNORED
                || situation == Situation.ALL_BUT_ONE_IGNORED
                || situation == Situation.ALL_IGNORED;
    }

    /** The first voxel counts, the second doesn't, chance decides on the others. */
    private boolean isIgnored(int image, int voxel) {
        int place = image * voxels() + voxel;
        return switch (situation) {
            case SOME_IGNORED -> place == 1 || place > 1 && random.toss(0.25);
            case ALL_BUT_ONE_IGNORED -> place != 0;
            case ALL_IGNORED -> true;
            default -> false;
        };
    }

    private double[] truth(int image) {
        return switch (situation.truth()) {
            case RANDOM -> label(classes);
            case EMPTY -> background();
            case FULL -> foreground();
            case UNLIKE -> image % 2 == 0 ? background() : foreground();
            case WITHOUT_LAST -> label(classes - 1);
            case SOFT -> intake.exclusive() ? shares() : each(c -> random.nextInt(PARTS + 1) / (double) PARTS);
        };
    }

    private double[] label(int among) {
        return intake.exclusive() ? one(random.nextInt(among)) : each(c -> random.nextInt(2));
    }

    private double[] background() {
        return intake.exclusive() ? one(0) : each(c -> 0);
    }

    private double[] foreground() {
        return intake.exclusive() ? one(classes - 1) : each(c -> 1);
    }

    private double[] one(int chosen) {
        return each(c -> c == chosen ? 1 : 0);
    }

    private double[] each(IntToDoubleFunction number) {
        double[] numbers = new double[classes];
        for (int c = 0; c < classes; c++) {
            numbers[c] = number.applyAsDouble(c);
        }
        return numbers;
    }

    /** Eighths with sum 1, none of them 0. */
    private double[] shares() {
        double[] parts = each(c -> 1);
        for (int rest = PARTS - classes; rest > 0; rest--) {
            parts[random.nextInt(classes)]++;
        }
        return each(c -> parts[c] / PARTS);
    }

    private double[] belief(double[] truth, int voxel) {
        return switch (situation.belief()) {
            case RIGHT, SATURATED_RIGHT -> certain(truth);
            case WRONG, SATURATED_WRONG -> certain(opposite(truth));
            case EMPTY -> certain(background());
            case AS_TARGET -> truth.clone();
            default -> intake.isHard() ? label(classes) : doubtful(voxel);
        };
    }

    /** Labels become numbers of the prediction's kind. */
    private double[] certain(double[] label) {
        boolean saturated =
                situation.belief() == Belief.SATURATED_RIGHT || situation.belief() == Belief.SATURATED_WRONG;
        double most = saturated ? SATURATED : CERTAIN;
        return intake.numbers() == Numbers.LOGITS ? each(c -> label[c] > 0 ? most : -most) : label;
    }

    private double[] opposite(double[] label) {
        return intake.exclusive() && classes > 1 ? each(c -> label[(c + 1) % classes]) : each(c -> 1 - label[c]);
    }

    private double[] doubtful(int voxel) {
        double[] numbers = switch (intake.numbers()) {
            case LOGITS -> each(c -> logit(voxel));
            case SHARES -> voxelShares(voxel);
            default -> each(c -> probability(voxel));
        };
        return situation.belief() == Belief.FLOATS ? each(c -> (float) numbers[c]) : numbers;
    }

    private double logit(int voxel) {
        return switch (situation.belief()) {
            case ROUND -> (random.nextInt(4 * PARTS + 1) - 2 * PARTS) / (double) PARTS;
            case EVEN -> 0;
            case NEIGHBOURS -> neighbour(voxel);
            default -> 2 * random.nextGaussian();
        };
    }

    private static double neighbour(int voxel) {
        return voxel % 2 == 0 ? 0.5 : Math.nextUp(0.5);
    }

    private double probability(int voxel) {
        return switch (situation.belief()) {
            case ROUND -> (1 + random.nextInt(PARTS - 1)) / (double) PARTS;
            case EVEN -> 0.5;
            case NEIGHBOURS -> neighbour(voxel);
            default -> random.nextDouble();
        };
    }

    private double[] voxelShares(int voxel) {
        return switch (situation.belief()) {
            case ROUND -> shares();
            case EVEN -> split(0.5);
            case NEIGHBOURS -> split(neighbour(voxel));
            default -> normalised(each(c -> random.nextDouble()));
        };
    }

    /** The share of the first class; the second one has half of the rest, or all where there are two. */
    private double[] split(double first) {
        double rest = (1 - first) / Math.max(classes - 1, 1);
        return each(c -> c == 0 ? first : rest);
    }

    private double[] normalised(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double total = sum;
        return each(c -> numbers[c] / total);
    }
}
