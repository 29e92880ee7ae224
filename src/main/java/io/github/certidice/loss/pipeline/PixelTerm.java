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
     */
    record BinaryCrossEntropy(
            List<Rational> positive, List<Rational> weights, Optional<Rational> logFloor, Rational smoothing)
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
     * @param reducedAbove t: F is divided by 1 - t... where p_t is below t the factor is 1; none for the plain loss
     * @param weights of the whole, one for each class, or one for all, or none for 1
     * @param clamp e: logarithms see p within [e, 1 - e], without slope beyond, while F sees p; none for the plain loss
     */
    record BinaryFocal(
            Rational gamma,
            Optional<Rational> alpha,
            FocalFactor factor,
            List<Rational> positive,
            Optional<Rational> reducedAbove,
            List<Rational> weights,
            Optional<Rational> clamp)
            implements PixelTerm {

        /** Without weights and clamp. */
        public BinaryFocal(
                Rational gamma,
                Optional<Rational> alpha,
                FocalFactor factor,
                List<Rational> positive,
                Optional<Rational> reducedAbove) {
            this(gamma, alpha, factor, positive, reducedAbove, List.of(), Optional.empty());
        }

        /** Without weights of any kind. */
        public static BinaryFocal of(Rational gamma, Optional<Rational> alpha, FocalFactor factor) {
            return new BinaryFocal(gamma, alpha, factor, List.of(), Optional.empty());
        }

        /** The same with weights of the positive term and of the whole. */
        public BinaryFocal weighted(List<Rational> ofPositives, List<Rational> ofAll) {
            return new BinaryFocal(gamma, alpha, factor, ofPositives, reducedAbove, ofAll, clamp);
        }

        /** The same with clamped logarithms. */
        public BinaryFocal clamped(Rational e) {
            return new BinaryFocal(gamma, alpha, factor, positive, reducedAbove, weights, Optional.of(e));
        }

        /** Rejects negative gamma and weights, and alpha outside [0, 1]. */
        public BinaryFocal {
            positive = List.copyOf(positive);
            weights = List.copyOf(weights);
            Checks.requireNotNegative("weight", weights);
            Checks.requireNotNegative("gamma", gamma);
            alpha.ifPresent(a -> requireShare("alpha", a));
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
        /** {@code g (1 - p) + (1 - g) p}. */
        OF_MIXTURE
    }

    /**
     * The focal loss of the softmax, {@code -a_c (1 - p_c)^gamma g_c log p_c} for each voxel and class.
     *
     * @param gamma at least 0
     * @param alphas a, one for each class, or one for all, or none for 1
     * @param firstComplemented true where class 0 has 1 - a of the one a for all
     */
    record ClassFocal(Rational gamma, List<Rational> alphas, boolean firstComplemented) implements PixelTerm {

        /** Where class 0 is like the others. */
        public ClassFocal(Rational gamma, List<Rational> alphas) {
            this(gamma, alphas, false);
        }

        /** With 1 - alpha for class 0 and alpha for the others. */
        public static ClassFocal balanced(Rational gamma, Rational alpha) {
            requireShare("alpha", alpha);
            return new ClassFocal(gamma, List.of(alpha), true);
        }

        /** Rejects negative gamma and alphas. */
        public ClassFocal {
            alphas = List.copyOf(alphas);
            Checks.requireNotNegative("gamma", gamma);
            Checks.requireNotNegative("alpha", alphas);
        }
    }

    /**
     * {@code -a (1 - q)^gamma log q} for each voxel with {@code q = sum_c min(max(g_c, s / (C - 1)), 1 - s) p_c + s}.
     *
     * @param gamma at least 0
     * @param alphas a, one for each class, or one for all, or none for 1
     * @param smoothing s
     */
    record SmoothedFocal(Rational gamma, List<Rational> alphas, Rational smoothing) implements PixelTerm {
        /** Copies the weights. */
        public SmoothedFocal {
            alphas = List.copyOf(alphas);
        }
    }

    /** {@code log cosh(p - g)} for each voxel and class. */
    record LogCoshDistance() implements PixelTerm {}

    private static void requireShare(String argument, Rational x) {
        Checks.require(x.signum() >= 0 && x.compareTo(Rational.ONE) <= 0, argument, x, "a number from 0 to 1");
    }
}
