package io.github.certidice.gate.planted.correct;

import io.github.certidice.gate.planted.plain.Average;
import io.github.certidice.gate.planted.plain.Binary;
import io.github.certidice.gate.planted.plain.Entropies;
import io.github.certidice.gate.planted.plain.FocalOfSoftmax;
import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Options.Reduction;
import io.github.certidice.gate.planted.plain.Overlaps;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Other algebra for the same numbers. */
final class Formulas {

    private Formulas() {}

    static List<Correct> all() {
        return Stream.of(ratios(), activations(), averages(), entropies())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Correct> ratios() {
        return List.of(
                Correct.of(
                        "loss-of-errors",
                        "1 - r is (alpha FP + beta FN + d - n) / (TP + alpha FP + beta FN + d), and the gradient this quotient's.",
                        Family.OVERLAP,
                        o -> new Overlaps(o) {
                            @Override
                            protected Slopes loss(Sums sums) {
                                boolean plain = !o.log && o.gamma == 1 && o.floor == 0;
                                return plain ? ofErrors(sums) : super.loss(sums);
                            }

                            private Slopes ofErrors(Sums sums) {
                                double errors = o.alpha * (sums.predicted() - sums.both())
                                        + o.beta * (sums.wanted() - sums.both());
                                double below = below(sums);
                                double loss = (o.factor * errors + (o.below - o.above)) / below;
                                double both = o.alpha + o.beta + loss * (1 - o.alpha - o.beta);
                                double predicted = o.alpha - loss * o.alpha;
                                return new Slopes(loss, -o.factor * both / below, o.factor * predicted / below);
                            }
                        }),
                Correct.of(
                        "denominator-of-sizes",
                        "The denominator is (1 - alpha - beta) TP + alpha P + beta G + d.",
                        Family.OVERLAP,
                        o -> new Overlaps(o) {
                            @Override
                            protected double below(Sums sums) {
                                return o.factor
                                                * ((1 - o.alpha - o.beta) * sums.both()
                                                        + (o.alpha * sums.predicted() + o.beta * sums.wanted()))
                                        + o.below;
                            }
                        }),
                Correct.of(
                        "slope-over-denominator",
                        "The gradient is (r B' - A') / B, voxel by voxel.",
                        Family.OVERLAP,
                        o -> new Overlaps(o) {
                            @Override
                            protected Slopes ratio(Sums sums) {
                                double below = below(sums);
                                if (below < o.floor) {
                                    return super.ratio(sums);
                                }
                                double ratio = above(sums) / below;
                                return new Slopes(
                                        ratio,
                                        o.factor * (1 - ratio * (1 - o.alpha - o.beta)) / below,
                                        -(o.factor * o.alpha * ratio) / below);
                            }
                        }),
                Correct.of(
                        "minimum-for-norm",
                        "The intersection of soft labels is min(p, g).",
                        Family.OVERLAP,
                        o -> new Overlaps(o) {
                            @Override
                            protected double both(double p, double g) {
                                return o.norms && !o.squares ? Math.min(p, g) : super.both(p, g);
                            }
                        }));
    }

    private static List<Correct> activations() {
        return List.of(
                Correct.of(
                        "sigmoid-slope-of-squares",
                        "The sigmoid's slope is p - p^2.",
                        Family.OVERLAP,
                        o -> new Overlaps(o) {
                            @Override
                            protected double[] ofSigmoid(double[] p, double[] byP) {
                                double[] byZ = new double[p.length];
                                Arrays.setAll(byZ, c -> byP[c] * (p[c] - p[c] * p[c]));
                                return byZ;
                            }
                        }),
                Correct.of(
                        "softmax-by-matrix",
                        "The softmax's slope is a matrix times a vector.",
                        Family.OVERLAP,
                        o -> new Overlaps(o) {
                            @Override
                            protected double[] ofSoftmax(double[] p, double[] byP) {
                                double[] byZ = new double[p.length];
                                for (int c = 0; c < p.length; c++) {
                                    for (int j = 0; j < p.length; j++) {
                                        byZ[c] += byP[j] * p[j] * ((j == c ? 1 : 0) - p[c]);
                                    }
                                }
                                return byZ;
                            }
                        }),
                Correct.of(
                        "softmax-of-logs",
                        "The softmax is the exponential of its logarithm.",
                        Family.OVERLAP,
                        o -> new Overlaps(o) {
                            @Override
                            protected double[] softmax(double[] z) {
                                return Arrays.stream(logSoftmax(z))
                                        .map(Math::exp)
                                        .toArray();
                            }
                        }),
                Correct.of(
                        "sigmoid-of-inverse",
                        "The sigmoid is 1 / (1 + e^-z) on both sides.",
                        Family.OVERLAP,
                        o -> new Overlaps(o) {
                            @Override
                            protected double sigmoid(double z) {
                                return 1 / (1 + Math.exp(-z));
                            }
                        }));
    }

    private static List<Correct> averages() {
        return List.of(
                averaged("running-mean", "The mean is updated loss by loss (Welford).", RunningMean::new),
                averaged("weights-first", "Weights are divided by their sum before they are used.", WeightsFirst::new));
    }

    private interface Averaging {
        Average of(Options o);
    }

    private static Correct averaged(String slug, String how, Averaging averaging) {
        return Correct.of(slug, how, Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected Average average() {
                return averaging.of(o);
            }
        });
    }

    private static final class RunningMean extends Average {

        RunningMean(Options o) {
            super(o);
        }

        @Override
        public double[] values(double[][] losses) {
            if (o.reduction != Reduction.MEAN || o.weights != null) {
                return super.values(losses);
            }
            double mean = 0;
            int count = 0;
            for (double[] row : losses) {
                for (double loss : row) {
                    mean += (loss - mean) / ++count;
                }
            }
            return new double[] {mean};
        }
    }

    private static final class WeightsFirst extends Average {

        WeightsFirst(Options o) {
            super(o);
        }

        @Override
        public double[] values(double[][] losses) {
            if (o.reduction == Reduction.NONE) {
                return super.values(losses);
            }
            int columns = losses[0].length;
            double divisor = divisor(losses.length, columns);
            double sum = 0;
            for (double[] row : losses) {
                for (int c = 0; c < columns; c++) {
                    sum += weight(c, columns) / divisor * row[c];
                }
            }
            return new double[] {sum};
        }
    }

    private static List<Correct> entropies() {
        return List.of(
                Correct.of("log-sum-exp", "log p is z - (max + log sum).", Family.ENTROPY, o -> new Entropies(o) {
                    @Override
                    protected double[] logSoftmax(double[] z) {
                        double top = Arrays.stream(z).max().orElse(0);
                        double log = top
                                + Math.log(sum(Arrays.stream(z)
                                        .map(each -> Math.exp(each - top))
                                        .toArray()));
                        return Arrays.stream(z).map(each -> each - log).toArray();
                    }
                }),
                Correct.of(
                        "softplus-without-log1p",
                        "The softplus is max(z, 0) + log(1 + e^-|z|), the argument rounded.",
                        Family.BINARY,
                        o -> new Binary(o) {
                            @Override
                            protected double softplus(double z) {
                                return Math.max(z, 0) + Math.log(1 + Math.exp(-Math.abs(z)));
                            }
                        }),
                Correct.of(
                        "focal-in-logs",
                        "The focal factor is e^(-gamma log(1 + e^z)).",
                        Family.BINARY,
                        o -> new Binary(o) {
                            @Override
                            protected double factor(double z, double g) {
                                return o.ofEntropy && g > 0 && g < 1
                                        ? super.factor(z, g)
                                        : Math.exp(-o.gamma * softplus((2 * g - 1) * z));
                            }
                        }),
                Correct.of(
                        "softmax-focal-in-logs",
                        "The focal factor is e^(gamma log(1 - p)).",
                        Family.FOCAL,
                        o -> new FocalOfSoftmax(o) {
                            @Override
                            protected double factor(double rest) {
                                return rest == 0 ? super.factor(rest) : Math.exp(o.gamma * Math.log(rest));
                            }
                        }));
    }
}
