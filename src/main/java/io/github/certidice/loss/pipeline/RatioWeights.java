package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;
import java.util.List;

/** Weights of classes that share a ratio; without slope. */
public sealed interface RatioWeights {

    /** All classes weigh the same. */
    RatioWeights EQUAL = new Equal();

    /** All classes weigh the same. */
    record Equal() implements RatioWeights {}

    /**
     * Given weights, which multiply p and g before they meet: products of the two get their square.
     *
     * @param argument the name by which the caller knows them
     * @param weights one for each class
     */
    record OfProbabilities(String argument, List<Rational> weights) implements RatioWeights {
        /** Rejects negative ones. */
        public OfProbabilities {
            weights = List.copyOf(weights);
            Checks.requireNotNegative(argument, weights);
        }
    }

    /**
     * By the inverse volume of the target, {@code 1 / G_c^k} (generalized Dice, Sudre et al. 2017), on TP, P and G alike.
     *
     * @param power k: 2, 1, or 0 for none
     * @param absent what a class of volume 0 weighs
     */
    record InverseVolume(int power, Absent absent) implements RatioWeights {
        /** Rejects other powers. */
        public InverseVolume {
            Checks.require(power >= 0 && power <= 2, "weight power", power, "0, 1 or 2");
        }
    }

    /** What a class weighs that the target lacks. */
    sealed interface Absent {}

    /** As much as the heaviest class that the same image has; 0 where it has none. */
    record AsLargestClass() implements Absent {}

    /** As much as it weighs in the image where it is heaviest; 0 where no image has it. */
    record AsLargestImage() implements Absent {}

    /**
     * As much as class {@code floor((b C + c) / B)} weighs in the image where it is heaviest, of C classes that count and
     * B images: {@link AsLargestImage} of a table that was read along its other axis.
     */
    record AsLargestImageTransposed() implements Absent {}

    /**
     * {@code 1 / (G + epsilon)^k}.
     *
     * @param epsilon above 0
     */
    record Added(Rational epsilon) implements Absent {
        /** Rejects 0. */
        public Added {
            Checks.requirePositive("epsilon", epsilon);
        }
    }

    /**
     * {@code 1 / max(G^k, least)}.
     *
     * @param least above 0
     */
    record Floored(Rational least) implements Absent {
        /** Rejects 0. */
        public Floored {
            Checks.requirePositive("least", least);
        }
    }
}
