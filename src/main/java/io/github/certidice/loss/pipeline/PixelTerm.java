package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;

/** What one voxel, or one voxel and class, adds to a pixelwise loss. p is its probability, g its target. */
public sealed interface PixelTerm {

    /**
     * {@code -w (q g log p + (1 - g) log(1 - p))}, for each voxel and class.
     *
     * @param positive q, one for each class, or one for all, or none for 1
     * @param weights w, likewise
     * @param logFloor what logarithms are at least, without slope below; PyTorch's BCELoss has -100
     * @param smoothing s: g becomes {@code g (1 - s) + (1 - g) s}
     * @param slopeFloor e, where the gradient by p is {@code w (p - g) / max(p (1 - p), e)} whatever logFloor and q are;
     *     none for the derivative
     */
    record BinaryCrossEntropy(
            List<Rational> positive,
            List<Rational> weights,
            Optional<Rational> logFloor,
            Rational smoothing,
            Optional<Rational> slopeFloor)
            implements PixelTerm {

        /** The plain one. */
        public static final BinaryCrossEntropy PLAIN =
                new BinaryCrossEntropy(List.of(), List.of(), Optional.empty(), Rational.ZERO);

        /** Rejects negative weights, and smoothing outside [0, 1]. */
        public BinaryCrossEntropy {
            positive = List.copyOf(positive);
            weights = List.copyOf(weights);
            Checks.requireNotNegative("pos_weight", positive);
            requireShare("smoothing", smoothing);
        }

        /** With its derivative as gradient. */
        public BinaryCrossEntropy(
                List<Rational> positive, List<Rational> weights, Optional<Rational> logFloor, Rational smoothing) {
            this(positive, weights, logFloor, smoothing, Optional.empty());
        }

        /** The same with a floor below the gradient. */
        public BinaryCrossEntropy withSlopeFloor(Rational e) {
            return new BinaryCrossEntropy(positive, weights, logFloor, smoothing, Optional.of(e));
        }
    }

    /**
     * {@code -sum_c w_c h_c log p_c} for each voxel, with the smoothed target {@code h = (1 - s) g + s / C}. Where the
     * target is an index, {@link PixelwiseLoss.WeightsOfTargets} sums w of the index.
     *
     * @param weights w, one for each class, or none for 1
     * @param smoothing s
     */
    record CrossEntropy(List<Rational> weights, Rational smoothing) implements PixelTerm {

        /** The plain one. */
        public static final CrossEntropy PLAIN = new CrossEntropy(List.of(), Rational.ZERO);

        /** Rejects negative weights, and smoothing outside [0, 1]. */
        public CrossEntropy {
            weights = List.copyOf(weights);
            Checks.requireNotNegative("weight", weights);
            requireShare("label_smoothing", smoothing);
        }
    }

    /**
     * The focal loss of each voxel and class as a binary problem (Lin et al. 2017): {@code a F^gamma (g (-log p) + (1 - g)
     * (-log(1 - p)))}, with {@code a = alpha g + (1 - alpha)(1 - g)}. Where F is of each term, a is too: alpha in the
     * positive one and 1 - alpha in the negative one.
     *
     * @param gamma at least 0
     * @param alpha in [0, 1], or none for a = 1
     * @param factor what F is
     * @param positive weight of the term of positives, one for each class, or none for 1
     * @param weights another factor, by class
     * @param reduced where F counts in another way; none for the plain loss
     * @param clamp e: logarithms see p within [e, 1 - e], without slope beyond, while F sees p; none for the plain loss
     */
    record BinaryFocal(
            Rational gamma,
            Optional<Rational> alpha,
            FocalFactor factor,
            List<Rational> positive,
            ClassWeights weights,
            Optional<Reduced> reduced,
            Optional<Rational> clamp)
            implements PixelTerm {

        /** Rejects negative gamma, and alpha outside [0, 1]. */
        public BinaryFocal {
            positive = List.copyOf(positive);
            Checks.requireNotNegative("gamma", gamma);
            alpha.ifPresent(a -> requireShare("alpha", a));
        }

        /** Without clamp. */
        public BinaryFocal(
                Rational gamma,
                Optional<Rational> alpha,
                FocalFactor factor,
                List<Rational> positive,
                ClassWeights weights,
                Optional<Reduced> reduced) {
            this(gamma, alpha, factor, positive, weights, reduced, Optional.empty());
        }

        /** Without class weights, and not reduced. */
        public static BinaryFocal of(Rational gamma, Optional<Rational> alpha, FocalFactor factor) {
            return new BinaryFocal(gamma, alpha, factor, List.of(), ClassWeights.EQUAL, Optional.empty());
        }

        /** The same with weights of positives. */
        public BinaryFocal withPositive(List<Rational> other) {
            return new BinaryFocal(gamma, alpha, factor, other, weights, reduced, clamp);
        }

        /** The same with class weights. */
        public BinaryFocal with(ClassWeights other) {
            return new BinaryFocal(gamma, alpha, factor, positive, other, reduced, clamp);
        }

        /** The same, reduced. */
        public BinaryFocal with(Optional<Reduced> other) {
            return new BinaryFocal(gamma, alpha, factor, positive, weights, other, clamp);
        }

        /** The same with clamped logarithms. */
        public BinaryFocal clamped(Rational e) {
            return new BinaryFocal(gamma, alpha, factor, positive, weights, reduced, Optional.of(e));
        }
    }

    /**
     * The reduced focal loss (Sergievskiy and Ponamarev 2019): F^gamma becomes 1 where {@code p_t = 1 - F} is below the
     * threshold, and {@code (F / divisor)^gamma} elsewhere.
     *
     * @param threshold t
     * @param divisor above 0; 1 - t would make the factor continuous
     * @param byFactor true where F is compared with the threshold instead of p_t, so that easy voxels get the 1
     */
    record Reduced(Rational threshold, Rational divisor, boolean byFactor) {
        /** Rejects a divisor of 0. */
        public Reduced {
            Checks.requirePositive("reduced_threshold", divisor);
        }

        /** As published. */
        public Reduced(Rational threshold, Rational divisor) {
            this(threshold, divisor, false);
        }

        /** The same by F. */
        public Reduced inverted() {
            return new Reduced(threshold, divisor, true);
        }
    }

    /** What F is: all agree for g = 0 and g = 1. */
    enum FocalFactor {
        /** {@code 1 - p} in the positive term and p in the negative one. */
        OF_EACH_TERM,
        /** {@code 1 - e^-BCE}. */
        OF_CROSS_ENTROPY,
        /** {@code 1 / (1 + e^(z (2 g - 1)))}. */
        OF_SIGNED_LOGIT,
        /** {@code |g - p|}. */
        OF_DISTANCE,
        /** {@code p (1 - g) + (1 - p) g}. */
        OF_MIXTURE,
        /** {@link #OF_MIXTURE} with the softmax of the prediction as p, whatever the loss's activation is. */
        OF_SOFTMAX_MIXTURE
    }

    /**
     * The focal loss of the softmax, {@code -a_c (1 - p_c)^gamma g_c log p_c} for each voxel and class.
     *
     * @param gamma at least 0
     * @param alphas a
     */
    record ClassFocal(Rational gamma, ClassWeights alphas) implements PixelTerm {

        /** Rejects negative gamma. */
        public ClassFocal {
            Checks.requireNotNegative("gamma", gamma);
        }
    }

    /**
     * {@code -a_y (1 - q)^gamma log q} for each voxel of class y with {@code q = sum_c min(max(g_c, s / (C - 1)), 1 - s) p_c
     * + s}.
     *
     * @param gamma at least 0
     * @param alphas a
     * @param smoothing s
     */
    record SmoothedFocal(Rational gamma, ClassWeights alphas, Rational smoothing) implements PixelTerm {
        /** Rejects negative gamma, and smoothing outside [0, 1]. */
        public SmoothedFocal {
            Checks.requireNotNegative("gamma", gamma);
            requireShare("smooth", smoothing);
        }
    }

    /**
     * {@code -(b^power g log p + (1 - b)^power (1 - g) log(1 - p))} for each voxel and class, with {@code b = (n / (m + n +
     * epsilon))^gamma}, where n and m count the numbers of the whole target that are 0 and 1; without slope in b (Xie and
     * Tu 2015, where gamma and power are 1).
     *
     * @param gamma of the share of negatives, at least 0
     * @param power of the weights, at least 0
     * @param epsilon at least 0
     */
    record BalancedCrossEntropy(Rational gamma, Rational power, Rational epsilon) implements PixelTerm {
        /** Rejects negative numbers. */
        public BalancedCrossEntropy {
            Checks.requireNotNegative("gamma", gamma);
            Checks.requireNotNegative("gamma", power);
            Checks.requireNotNegative("epsilon", epsilon);
        }
    }

    /**
     * {@code log cosh(p - g)} for each voxel and class.
     *
     * @param linearBelow differences below this count as {@code |p - g| - log 2}, where there is such a number
     */
    record LogCoshDistance(Optional<Rational> linearBelow) implements PixelTerm {

        /** The function itself. */
        public static final LogCoshDistance PLAIN = new LogCoshDistance(Optional.empty());
    }

    private static void requireShare(String argument, Rational x) {
        Checks.require(x.signum() >= 0 && x.compareTo(Rational.ONE) <= 0, argument, x, "a number from 0 to 1");
    }
}
