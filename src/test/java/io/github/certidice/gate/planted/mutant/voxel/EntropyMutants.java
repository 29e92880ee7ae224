package io.github.certidice.gate.planted.mutant.voxel;

import static io.github.certidice.gate.planted.drawn.Asked.TORCH;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.Entropies;
import io.github.certidice.gate.planted.plain.Loss;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.gate.planted.plain.Voxels;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes in cross-entropies and focal losses of a softmax. */
public final class EntropyMutants {

    private static final String CE = TORCH + "CrossEntropyLoss()";
    private static final String WEIGHTED = TORCH + "CrossEntropyLoss(weight=[1.0, 2.0, 4.0])";
    private static final String SMOOTHED = TORCH + "CrossEntropyLoss(weight=[1.0, 2.0, 4.0], label_smoothing=0.125)";
    private static final String IGNORING = TORCH + "CrossEntropyLoss(ignore_index=255, weight=[1.0, 2.0, 4.0])";
    private static final String SHARES = TORCH + "functional.cross_entropy(weight=[1.0, 2.0, 4.0])";

    private EntropyMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(divisors(), voids(), labels(), numbers(), slopes())
                .flatMap(List::stream)
                .toList();
    }

    private interface Divisor {
        double of(Voxels x, double right);
    }

    private static Mutant divided(Mutant mutant, Divisor divisor) {
        return mutant.made(Family.ENTROPY, o -> new Entropies(o) {
            @Override
            protected double divisor() {
                return divisor.of(x, super.divisor());
            }
        });
    }

    private static double voxels(Voxels x) {
        return (double) x.images() * x.size();
    }

    private static List<Mutant> divisors() {
        return List.of(
                divided(
                        Mutant.of(
                                        "index-mean-by-voxels",
                                        "The weighted mean for indices is divided by the number of voxels.",
                                        "corpus 46: torch cross_entropy of one-hot targets")
                                .on(WEIGHTED)
                                .flagged("FACTOR"),
                        (x, right) -> voxels(x)),
                Mutant.of(
                                "share-mean-by-weights",
                                "The weighted mean for probabilities is divided by their weights.",
                                "corpus 46: torch cross_entropy of indices")
                        .on(SHARES)
                        .flagged("FACTOR")
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double divisor() {
                                return weightOfLabels();
                            }
                        }),
                divided(
                        Mutant.of(
                                        "mean-over-classes",
                                        "The mean runs over classes too: the loss is divided by their number.",
                                        "corpus 41: itakurah/focal-loss-pytorch #6")
                                .on(CE)
                                .flagged("FACTOR"),
                        (x, right) -> right * x.classes()),
                divided(
                        Mutant.of(
                                        "nothing-counts-is-0",
                                        "The mean of no voxel is 0, where the library has NaN.",
                                        "corpus 44: pytorch #116349")
                                .on(CE)
                                .flagged("NUMBER_FOR_NONE"),
                        (x, right) -> right == 0 ? 1 : right),
                divided(
                        Mutant.of("mean-of-counted-and-1", "1 is added to the divisor, so that it isn't 0.")
                                .on(CE)
                                .flagged("FACTOR"),
                        (x, right) -> right + 1));
    }

    private static List<Mutant> voids() {
        return List.of(
                divided(
                        Mutant.of("void-in-divisor", "Ignored voxels count in the divisor.")
                                .on(IGNORING, CE)
                                .flagged("FACTOR"),
                        (x, right) -> right + countVoid(x)),
                Mutant.of("void-as-class-0", "Ignored voxels count as class 0.")
                        .on(IGNORING, CE)
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected Voxels voxels(Case tensors) {
                                Voxels read = super.voxels(tensors);
                                read.each((b, c, v) -> {
                                    read.g()[b][c][v] = read.m()[b][c][v] == 0 && c == 0 ? 1 : read.g()[b][c][v];
                                    read.m()[b][c][v] = 1;
                                });
                                return read;
                            }
                        }),
                Mutant.of("void-smoothed", "The smoothing gives ignored voxels a loss.")
                        .on(SMOOTHED)
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected boolean counts(int b, int v) {
                                return true;
                            }
                        }),
                Mutant.of(
                                "negative-labels-accepted",
                                "A negative label that isn't ignore_index is taken for void.",
                                "corpus 44: pytorch #12670")
                        .on(IGNORING)
                        .by(Sign.NOT_REFUSED)
                        .flagged("NOT_REFUSED")
                        .made(() -> new Plain() {
                            @Override
                            protected Loss.Result result(Call call, Case tensors) {
                                double[] labels = Arrays.stream(tensors.target().toDoubles())
                                        .map(label -> label < 0 ? 255 : label)
                                        .toArray();
                                Tensor target = Tensor.of(
                                        tensors.target().type(),
                                        tensors.target().shape(),
                                        labels);
                                return super.result(call, new Case(tensors.prediction(), target));
                            }
                        }));
    }

    private static double countVoid(Voxels x) {
        double count = 0;
        for (double[][] image : x.m()) {
            count += Arrays.stream(image[0]).filter(m -> m == 0).count();
        }
        return count;
    }

    private static List<Mutant> labels() {
        return List.of(
                Mutant.of("smoothed-over-others", "The smoothing is shared by the other classes only.")
                        .on(SMOOTHED)
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double[] labels(int b, int v) {
                                double[] labels = Voxels.voxel(x.g(), b, v);
                                double others = o.smoothing / (labels.length - 1);
                                Arrays.setAll(
                                        labels,
                                        c -> weight(c) * ((1 - o.smoothing) * labels[c] + others * (1 - labels[c])));
                                return labels;
                            }
                        }),
                Mutant.of("smoothing-unweighted", "The smoothing's terms have no class weights.")
                        .on(SMOOTHED)
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double[] labels(int b, int v) {
                                double[] labels = Voxels.voxel(x.g(), b, v);
                                Arrays.setAll(
                                        labels,
                                        c -> weight(c) * (1 - o.smoothing) * labels[c] + o.smoothing / labels.length);
                                return labels;
                            }
                        }),
                Mutant.of("weights-of-next-class", "Each class gets the weight of the next.")
                        .on(WEIGHTED, SHARES)
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double weight(int c) {
                                return o.weights == null ? 1 : o.weights[(c + 1) % o.weights.length];
                            }
                        }),
                Mutant.of("shares-to-class", "Soft labels become the class of the largest.")
                        .on(SHARES, TORCH + "functional.cross_entropy()")
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double[] labels(int b, int v) {
                                double[] labels = super.labels(b, v);
                                double[] shares = Voxels.voxel(x.g(), b, v);
                                double most = Arrays.stream(shares).max().orElse(0);
                                Arrays.setAll(labels, c -> shares[c] == most ? weight(c) : 0);
                                return labels;
                            }
                        }));
    }

    private static List<Mutant> numbers() {
        return List.of(
                Mutant.of("log-softmax-without-shift", "The sum of exponentials overflows.")
                        .on(CE)
                        .flagged("NOT_FINITE")
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double[] logSoftmax(double[] z) {
                                double log =
                                        Math.log(Arrays.stream(z).map(Math::exp).sum());
                                return Arrays.stream(z).map(each -> each - log).toArray();
                            }
                        }),
                Mutant.of("log-of-softmax", "The logarithm is taken of a softmax that underflowed to 0.")
                        .on(CE)
                        .flagged("NOT_FINITE")
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double[] logSoftmax(double[] z) {
                                return Arrays.stream(softmax(z)).map(Math::log).toArray();
                            }
                        }),
                Mutant.of("softmax-plus-eps", "1e-7 is added to probabilities before the logarithm.")
                        .on(CE)
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double[] logSoftmax(double[] z) {
                                return Arrays.stream(softmax(z))
                                        .map(p -> Math.log(p + 1e-7))
                                        .toArray();
                            }
                        }));
    }

    private static List<Mutant> slopes() {
        return List.of(
                Mutant.of("slope-without-weights", "The slope is p - g, without class weights.")
                        .by(Sign.GRADIENT)
                        .on(WEIGHTED)
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double[] slope(double[] z, double[] labels) {
                                double total = sum(labels);
                                double[] p = softmax(z);
                                Arrays.setAll(p, c -> p[c] - labels[c] / total);
                                return p;
                            }
                        }),
                Mutant.of(
                                "slope-divided-by-voxels",
                                "The slope is divided by the number of voxels, not by the weights.")
                        .by(Sign.GRADIENT)
                        .on(WEIGHTED)
                        .flagged("FACTOR")
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double slopeDivisor(double divisor) {
                                return (double) x.images() * x.size();
                            }
                        }),
                Mutant.of("slope-of-label-only", "Only the labelled class's logit has a slope.")
                        .by(Sign.GRADIENT)
                        .on(CE)
                        .made(Family.ENTROPY, o -> new Entropies(o) {
                            @Override
                            protected double[] slope(double[] z, double[] labels) {
                                double[] slope = super.slope(z, labels);
                                Arrays.setAll(slope, c -> labels[c] == 0 ? 0 : slope[c]);
                                return slope;
                            }
                        }));
    }
}
