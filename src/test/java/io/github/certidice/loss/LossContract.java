package io.github.certidice.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Target;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.math.BigInteger;
import java.util.SplittableRandom;

/** What every loss promises, each promise as a check of one case; a broken one is an {@link AssertionError}. */
enum LossContract {

    /** Values are at least 0; those of overlap losses and Lovász extensions at most 1. */
    RANGE {
        @Override
        void check(Candidate loss, long seed) {
            inRange(loss, Pairs.binary(seed));
            if (loss.takesSoftLabels()) {
                inRange(loss, Pairs.soft(seed));
            }
        }
    },

    /** Where declared: 0 for p = y, positive for any other p. */
    ZERO_AT_EQUALITY {
        @Override
        void check(Candidate loss, long seed) {
            Pair pair = Pairs.nonempty(seed);
            if (loss.declared().isZeroAtEquality()) {
                assertThat(value(loss, Pairs.with(pair, pair.target()::at)).doubleValue())
                        .isZero();
                assertThat(loss.of(pair).value() > 0).isEqualTo(!isEqual(pair));
            }
        }
    },

    /** Voxels have no order: the value stays, and the gradient moves with its voxels. */
    PERMUTATION {
        @Override
        void check(Candidate loss, long seed) {
            Pair pair = Pairs.binary(seed);
            int[] from = permutation(pair.size(), seed);
            Evaluation straight = loss.of(pair);
            Evaluation permuted = loss.of(permuted(pair, from));

            assertSame(permuted.value(), straight.value());
            for (int voxel = 0; voxel < from.length; voxel++) {
                assertSame(
                        permuted.gradient().doubleAt(voxel), straight.gradient().doubleAt(from[voxel]));
            }
        }
    },

    /** On masks the loss is 1 - the similarity that it declares. */
    VERTICES {
        @Override
        void check(Candidate loss, long seed) {
            Pair pair = Pairs.nonempty(seed);
            Mask prediction = Mask.of(pair.target().shape(), new SplittableRandom(seed).nextLong());
            loss.declared().atVertices().ifPresent(similarity -> {
                Rational expected = similarity.lossOf(prediction.against((Mask) pair.target()));
                assertThat(value(loss, Pairs.with(pair, prediction::at)).compareWith(expected))
                        .isZero();
            });
        }
    },

    /** The gradient is the slope of the value. */
    SLOPE {
        @Override
        void check(Candidate loss, long seed) {
            Pair pair = Pairs.onGrid(seed);
            int voxel = new SplittableRandom(seed).nextInt(pair.size());
            LossSlope.check(loss, pair, voxel);
        }
    },

    /** Where declared: target and prediction can be swapped. */
    SYMMETRY {
        @Override
        void check(Candidate loss, long seed) {
            if (loss.declared().isSymmetric()) {
                Pair pair = Pairs.soft(seed);
                Pair swapped = new Pair(pair.prediction(), (ProbabilityMap) pair.target());
                assertSame(loss.of(swapped).value(), loss.of(pair).value());
            }
        }
    },

    /** More probability on a foreground voxel is never worse, on a background voxel never better. */
    MONOTONICITY {
        @Override
        void check(Candidate loss, long seed) {
            Pair pair = Pairs.nonempty(seed);
            SplittableRandom random = new SplittableRandom(seed);
            int voxel = random.nextInt(pair.size());
            double raised = pair.prediction().at(voxel)
                    + random.nextDouble() * (1 - pair.prediction().at(voxel));
            int change = Double.compare(
                    loss.of(Pairs.with(pair, voxel, raised)).value(),
                    loss.of(pair).value());

            assertThat(pair.target().at(voxel) == 1 ? -change : change).isNotNegative();
        }
    },

    /** Infinite and undefined answers are flagged, all others are finite, and doubles are exact numbers rounded. */
    FLAGS {
        @Override
        void check(Candidate loss, long seed) {
            Evaluation answer = loss.of(Pairs.binary(seed));
            boolean undefined = answer.flags().contains(Flag.UNDEFINED);
            boolean infinite = answer.flags().contains(Flag.INFINITE);

            assertThat(Double.isNaN(answer.value()))
                    .isEqualTo(undefined && answer.exact().isEmpty());
            assertThat(Double.isInfinite(answer.value())).isEqualTo(infinite);
            assertGradient(answer.gradient(), undefined, infinite);
        }
    },

    /** Value and gradient are those of the definition, computed slowly by other means. */
    DEFINITION {
        @Override
        void check(Candidate loss, long seed) {
            Definitions.compare(loss, Pairs.binary(seed));
            if (loss.takesSoftLabels()) {
                Definitions.compare(loss, Pairs.soft(seed));
            }
        }
    };

    /** Checks one case. */
    abstract void check(Candidate loss, long seed);

    static Real value(Candidate loss, Pair pair) {
        return loss.of(pair).exact().orElseThrow(() -> new AssertionError("no value"));
    }

    /** b - a, to 250 bits where it isn't known exactly. */
    static Enclosure difference(Real a, Real b) {
        return b.enclose(250).plus(a.enclose(250).negated());
    }

    private static void inRange(Candidate loss, Pair pair) {
        loss.of(pair).exact().ifPresent(value -> {
            Enclosure enclosure = value.enclose(Real.FIRST_BITS);
            assertThat(enclosure.highUnits()).isNotNegative();
            if (loss.isAtMostOne()) {
                assertThat(enclosure.lowUnits()).isLessThanOrEqualTo(BigInteger.ONE.shiftLeft(Real.FIRST_BITS));
            }
        });
    }

    /** NaN is the same as NaN. */
    private static void assertSame(Double actual, Double expected) {
        assertThat((Object) actual).isEqualTo(expected);
    }

    private static boolean isEqual(Pair pair) {
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            if (pair.target().at(voxel) != pair.prediction().at(voxel)) {
                return false;
            }
        }
        return true;
    }

    private static int[] permutation(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] from = new int[size];
        for (int i = 1; i < size; i++) {
            int j = random.nextInt(i + 1);
            from[i] = from[j];
            from[j] = i;
        }
        return from;
    }

    private static Pair permuted(Pair pair, int[] from) {
        Shape shape = pair.target().shape();
        Target target = ProbabilityMap.of(shape, voxel -> pair.target().at(from[voxel]));
        return new Pair(
                target, ProbabilityMap.of(shape, voxel -> pair.prediction().at(from[voxel])));
    }

    private static void assertGradient(Gradient gradient, boolean undefined, boolean infinite) {
        double[] all = gradient.doubles();
        boolean anyPole = false;
        for (int voxel = 0; voxel < gradient.size(); voxel++) {
            assertSame(all[voxel], gradient.doubleAt(voxel));
            assertThat(Double.isNaN(all[voxel])).isEqualTo(undefined);
            if (!undefined && !isPole(gradient, voxel)) {
                assertSame(all[voxel], gradient.at(voxel).doubleValue());
            }
            anyPole |= isPole(gradient, voxel) && Double.isInfinite(all[voxel]);
        }
        assertThat(anyPole).isEqualTo(infinite);
    }

    /** A large finite coordinate is rounded to infinity too, but that is no pole. */
    private static boolean isPole(Gradient gradient, int voxel) {
        try {
            gradient.at(voxel);
            return false;
        } catch (ArithmeticException e) {
            return true;
        }
    }
}
