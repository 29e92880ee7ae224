package io.github.certidice.oracle.input;

import static io.github.certidice.oracle.input.ClassNumbers.PARTS;

import io.github.certidice.oracle.input.Intake.Numbers;
import io.github.certidice.sample.SplitMix64;

/** Draws what is predicted of a voxel. */
final class Beliefs {

    private static final double CERTAIN = 40;
    private static final double SATURATED = 800;
    private static final double MIDDLE = 0.5;

    private final Intake intake;
    private final Belief belief;
    private final SplitMix64 random;
    private final ClassNumbers numbers;

    Beliefs(Intake intake, Belief belief, ClassNumbers numbers) {
        this.intake = intake;
        this.belief = belief;
        this.random = numbers.random();
        this.numbers = numbers;
    }

    double[] of(double[] truth, int voxel) {
        return switch (belief) {
            case RIGHT, SATURATED_RIGHT -> certain(truth);
            case WRONG, SATURATED_WRONG -> certain(numbers.opposite(truth));
            case EMPTY -> certain(numbers.background());
            case AS_TARGET -> truth.clone();
            default -> intake.isHard() ? numbers.label(intake.classes()) : doubtful(truth, voxel);
        };
    }

    /** Labels become numbers of the prediction's kind. */
    private double[] certain(double[] label) {
        boolean saturated = belief == Belief.SATURATED_RIGHT || belief == Belief.SATURATED_WRONG;
        return extreme(label, saturated ? SATURATED : CERTAIN);
    }

    private double[] extreme(double[] label, double most) {
        return intake.numbers() == Numbers.LOGITS ? numbers.each(c -> label[c] > 0 ? most : -most) : label;
    }

    private double[] doubtful(double[] truth, int voxel) {
        if (belief == Belief.SATURATED_SOME) {
            return saturated(truth);
        }
        double[] drawn = switch (intake.numbers()) {
            case LOGITS -> numbers.each(c -> logit(voxel));
            case SHARES -> shares(voxel);
            default -> numbers.each(c -> probability(voxel));
        };
        return belief == Belief.FLOATS ? numbers.each(c -> (float) drawn[c]) : drawn;
    }

    private double[] saturated(double[] truth) {
        return switch (random.nextInt(3)) {
            case 0 -> extreme(truth, SATURATED);
            case 1 -> extreme(numbers.opposite(truth), SATURATED);
            default -> intake.numbers() == Numbers.LOGITS ? numbers.each(c -> 0) : numbers.split(MIDDLE);
        };
    }

    private double logit(int voxel) {
        return switch (belief) {
            case ROUND -> (random.nextInt(4 * PARTS + 1) - 2 * PARTS) / (double) PARTS;
            case EVEN -> 0;
            case NEIGHBOURS -> neighbour(voxel);
            case FEW_LEVELS -> random.choose(-1, MIDDLE, 1);
            default -> 2 * random.nextGaussian();
        };
    }

    private static double neighbour(int voxel) {
        return voxel % 2 == 0 ? MIDDLE : Math.nextUp(MIDDLE);
    }

    private double probability(int voxel) {
        return switch (belief) {
            case ROUND -> (1 + random.nextInt(PARTS - 1)) / (double) PARTS;
            case EVEN -> MIDDLE;
            case NEIGHBOURS -> neighbour(voxel);
            case FEW_LEVELS -> random.choose(0, MIDDLE, 1);
            default -> random.nextDouble();
        };
    }

    private double[] shares(int voxel) {
        return switch (belief) {
            case ROUND -> numbers.shares();
            case EVEN -> numbers.split(MIDDLE);
            case NEIGHBOURS -> numbers.split(neighbour(voxel));
            case FEW_LEVELS -> numbers.split(random.choose(0, MIDDLE, 1));
            default -> numbers.normalised(numbers.each(c -> random.nextDouble()));
        };
    }
}
