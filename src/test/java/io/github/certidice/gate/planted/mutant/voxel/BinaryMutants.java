package io.github.certidice.gate.planted.mutant.voxel;

import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.SMP;
import static io.github.certidice.gate.planted.drawn.Asked.TORCH;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.Binary;
import io.github.certidice.gate.planted.plain.Options.Family;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes in binary cross-entropies and focal losses of a sigmoid. */
public final class BinaryMutants {

    private static final String BCE = TORCH + "BCEWithLogitsLoss()";
    private static final String WEIGHTED =
            TORCH + "BCEWithLogitsLoss(weight=[[[2.0]], [[0.5]]], pos_weight=[[[3.0]], [[1.0]]])";
    private static final String FOCAL = MONAI + "FocalLoss()";
    private static final String ROOT = MONAI + "FocalLoss(gamma=0.5)";
    private static final String BALANCED = SMP + "FocalLoss('binary', alpha=0.25)";
    private static final String IGNORING = SMP + "FocalLoss('multiclass', ignore_index=255, alpha=0.25)";

    private BinaryMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(numbers(), weights(), balances(), focals(), means(), slopes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mutant> numbers() {
        return List.of(
                Mutant.of(
                                "log-of-sigmoid",
                                "-log of a sigmoid that underflowed is infinite.",
                                "corpus 29: binary cross-entropies of probabilities")
                        .on(BCE)
                        .flagged("NOT_FINITE")
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double softplus(double z) {
                                return -Math.log(sigmoid(-z));
                            }
                        }),
                Mutant.of("softplus-overflows", "log(1 + e^z) is infinite at 800.")
                        .on(BCE)
                        .flagged("NOT_FINITE")
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double softplus(double z) {
                                return Math.log(1 + Math.exp(z));
                            }
                        }),
                Mutant.of(
                                "clamped-log",
                                "Probabilities are clamped before the logarithm, which has no slope where it is needed most.",
                                "corpus 28: mkocabas/focal-loss-keras #17")
                        .on(BCE, FOCAL)
                        .flagged("ZERO")
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double entropy(int c, double z, double g) {
                                return super.entropy(c, clamped(z), g);
                            }

                            @Override
                            protected double slopeOfEntropy(int c, double z, double g) {
                                return z == clamped(z) ? super.slopeOfEntropy(c, z, g) : 0;
                            }

                            private double clamped(double z) {
                                return Math.max(-16.1, Math.min(z, 16.1));
                            }
                        }),
                Mutant.of("background-term-missing", "Only foreground voxels have a term.")
                        .on(BCE)
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double entropy(int c, double z, double g) {
                                return positive(c) * g * softplus(-z);
                            }
                        }));
    }

    private static List<Mutant> weights() {
        return List.of(
                Mutant.of("positive-weight-of-background", "pos_weight multiplies the background's terms.")
                        .on(WEIGHTED)
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double entropy(int c, double z, double g) {
                                return super.entropy(c, -z, 1 - g);
                            }

                            @Override
                            protected double slopeOfEntropy(int c, double z, double g) {
                                return -super.slopeOfEntropy(c, -z, 1 - g);
                            }
                        }),
                Mutant.of("positive-weight-of-all", "pos_weight multiplies all terms.")
                        .on(WEIGHTED)
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double entropy(int c, double z, double g) {
                                return positive(c) * (g * softplus(-z) + (1 - g) * softplus(z));
                            }
                        }),
                Mutant.of("weights-of-channels-swapped", "The weights of the two channels are exchanged.")
                        .on(WEIGHTED)
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double weight(int b, int c, int v) {
                                return super.weight(b, x.classes() - 1 - c, v);
                            }
                        }),
                Mutant.of("mean-by-weights", "The mean is divided by the weights, not by the number of elements.")
                        .on(WEIGHTED)
                        .flagged("FACTOR")
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double divisor() {
                                return super.divisor() * sum(o.weights) / o.weights.length;
                            }
                        }));
    }

    private interface Balance {
        double of(double alpha, double g);
    }

    private static Mutant balance(Mutant mutant, Balance balance) {
        return mutant.on(BALANCED, MONAI + "FocalLoss(alpha=0.25)").made(Family.BINARY, o -> new Binary(o) {
            @Override
            protected double balance(double g) {
                return balance.of(o.balance, g);
            }
        });
    }

    private static List<Mutant> balances() {
        String seen = "corpus 40: qubvel/segmentation_models #187";
        return List.of(
                balance(Mutant.of("alpha-of-both", "alpha multiplies both kinds of terms.", seen), (alpha, g) -> alpha),
                balance(
                        Mutant.of("alpha-exchanged", "alpha is the weight of the background.", "corpus 40: unsky #9"),
                        (alpha, g) -> (1 - alpha) * g + alpha * (1 - g)),
                balance(Mutant.of("alpha-unread", "alpha has no effect."), (alpha, g) -> 1),
                balance(
                        Mutant.of("alpha-of-foreground-only", "The background weighs 1."),
                        (alpha, g) -> g * alpha + 1 - g));
    }

    private static List<Mutant> focals() {
        return List.of(
                Mutant.of("focal-factor-inverted", "The factor is p_t^gamma: easy voxels count.")
                        .on(FOCAL, SMP + "FocalLoss('binary')")
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double factor(double z, double g) {
                                return super.factor(-z, g);
                            }
                        }),
                Mutant.of("gamma-cast", "gamma is cast to an integer.")
                        .on(ROOT, SMP + "FocalLoss('binary', gamma=0.5)")
                        .made(Family.BINARY, o -> {
                            o.gamma = Math.floor(o.gamma);
                            return new Binary(o);
                        }),
                Mutant.of(
                                "nan-slope-of-focal",
                                "At p_t = 1 the slope of the factor is infinity times 0 for gamma below 1.",
                                "corpus 25: liuyuisanai/Focal-Loss #11")
                        .by(Sign.NAN)
                        .on(ROOT, SMP + "FocalLoss('binary', gamma=0.5)")
                        .flagged("NOT_FINITE")
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double slopeOfFactor(double z, double g) {
                                double sign = 2 * g - 1;
                                double rest = 1 - Math.exp(-softplus(-sign * z));
                                if (g > 0 && g < 1) {
                                    return super.slopeOfFactor(z, g);
                                }
                                return -o.gamma * sign * Math.pow(rest, o.gamma - 1) * rest * sigmoid(sign * z);
                            }
                        }));
    }

    private static List<Mutant> means() {
        return List.of(
                Mutant.of("mean-of-image-1", "The mean is divided by the number of voxels of one image.")
                        .on(BCE, FOCAL)
                        .flagged("FACTOR")
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double divisor() {
                                return super.divisor() / x.images();
                            }
                        }),
                Mutant.of("classes-summed", "Terms are summed over classes and averaged over voxels.")
                        .on(BCE, FOCAL)
                        .flagged("FACTOR")
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double divisor() {
                                return super.divisor() / x.classes();
                            }
                        }),
                Mutant.of("ignored-in-divisor", "Ignored voxels count in the mean's divisor.")
                        .on(IGNORING)
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double count(int c) {
                                return (double) x.images() * x.size();
                            }
                        }),
                Mutant.of("mean-of-nothing-is-0", "Where no voxel counts the mean is 0, where the library has NaN.")
                        .on(IGNORING)
                        .flagged("NUMBER_FOR_NONE")
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double count(int c) {
                                return Math.max(super.count(c), 1);
                            }
                        }));
    }

    private static List<Mutant> slopes() {
        return List.of(
                Mutant.of("focal-factor-detached", "The focal factor has no gradient.")
                        .by(Sign.GRADIENT)
                        .on(FOCAL, BALANCED)
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double slopeOfFactor(double z, double g) {
                                return 0;
                            }
                        }),
                Mutant.of("focal-slope-without-gamma", "The factor's slope lacks gamma.")
                        .by(Sign.GRADIENT)
                        .on(FOCAL)
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double slopeOfFactor(double z, double g) {
                                return super.slopeOfFactor(z, g) / o.gamma;
                            }
                        }),
                Mutant.of("entropy-slope-times-sigmoid", "The slope is multiplied by p (1 - p) once more.")
                        .by(Sign.GRADIENT)
                        .on(BCE)
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double slopeOfEntropy(int c, double z, double g) {
                                return super.slopeOfEntropy(c, z, g) * sigmoid(z) * sigmoid(-z);
                            }
                        }),
                Mutant.of("mean-slope-of-sum", "The gradient of the mean is that of the sum.")
                        .by(Sign.GRADIENT)
                        .on(BCE)
                        .flagged("FACTOR")
                        .made(Family.BINARY, o -> new Binary(o) {
                            @Override
                            protected double slopeShare(double share) {
                                return 1;
                            }
                        }));
    }
}
