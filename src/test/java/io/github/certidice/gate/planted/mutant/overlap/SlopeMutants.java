package io.github.certidice.gate.planted.mutant.overlap;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.SMP;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.Average;
import io.github.certidice.gate.planted.plain.Cell;
import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Overlaps;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes in gradients of overlap losses; values are right. */
public final class SlopeMutants {

    private static final String DICE = MONAI + "DiceLoss()";
    private static final String SIGMOID = MONAI + "DiceLoss(sigmoid=True)";
    private static final String SOFTMAX = MONAI + "DiceLoss(" + FROM_INDEX + ")";
    private static final String SQUARES = MONAI + "DiceLoss(squared_pred=True)";
    private static final String ROOT = SMP + "TverskyLoss('binary', gamma=0.5)";
    private static final String LOG = SMP + "DiceLoss('binary', log_loss=True)";
    private static final String MASKED = MONAI + "MaskedDiceLoss(" + FROM_INDEX + ")";

    private SlopeMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(ratios(), steps(), averages()).flatMap(List::stream).toList();
    }

    private static Mutant of(String slug, String wrong) {
        return Mutant.of(slug, wrong).by(Sign.GRADIENT);
    }

    /** Changes the derivative of a cell's loss. */
    private static Mutant ratio(Mutant mutant, UnaryOperator<Overlaps.Slopes> change) {
        return mutant.made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected Slopes loss(Sums sums) {
                return change.apply(super.loss(sums));
            }
        });
    }

    private static List<Mutant> ratios() {
        return List.of(
                ratio(
                        of("denominator-detached", "The denominator has no gradient.")
                                .on(DICE, SOFTMAX),
                        s -> new Overlaps.Slopes(s.value(), s.byBoth(), 0)),
                ratio(
                        of("numerator-detached", "The numerator has no gradient.")
                                .on(DICE),
                        s -> new Overlaps.Slopes(s.value(), 0, s.byPredicted())),
                ratio(
                        of("gradient-sign", "The gradient leads upwards.")
                                .on(DICE, SIGMOID)
                                .flagged("SIGN"),
                        s -> new Overlaps.Slopes(s.value(), -s.byBoth(), -s.byPredicted())),
                ratio(
                        of("gradient-halved", "The factor 2 of Dice is missing.")
                                .on(DICE)
                                .flagged("FACTOR"),
                        s -> new Overlaps.Slopes(s.value(), s.byBoth() / 2, s.byPredicted() / 2)),
                ratio(
                        of("gradient-sum-swapped", "The denominator's gradient has the wrong sign.")
                                .on(DICE),
                        s -> new Overlaps.Slopes(s.value(), s.byBoth(), -s.byPredicted())),
                ratio(
                        of("gradient-clipped", "Each part of the gradient is clipped to 0.125.")
                                .on(SOFTMAX, DICE),
                        s -> new Overlaps.Slopes(s.value(), clipped(s.byBoth()), clipped(s.byPredicted()))));
    }

    private static double clipped(double slope) {
        return Math.max(-0.125, Math.min(slope, 0.125));
    }

    private static List<Mutant> steps() {
        return List.of(
                of("square-without-2", "The derivative of p^2 is p.")
                        .on(SQUARES)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double slopeOfSize(double p) {
                                return p;
                            }
                        }),
                of("norm-as-product", "The derivative of the intersection of soft labels is that of a product.")
                        .on(MONAI + "DiceLoss(soft_label=True)")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double slopeOfBoth(double p, double g) {
                                return g;
                            }
                        }),
                raising(
                        Mutant.of(
                                        "nan-slope-of-root",
                                        "Where the loss is 0 its root has the slope 0 times infinity.",
                                        "corpus 27: segmentation_models.pytorch TverskyLoss, gamma < 1")
                                .by(Sign.GRADIENT)
                                .on(ROOT)
                                .flagged("NOT_FINITE"),
                        Double.NaN),
                of("log-without-division", "The derivative of -log r is -1.")
                        .on(LOG)
                        .flagged("FACTOR")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[] shape(double ratio) {
                                return new double[] {super.shape(ratio)[0], ratio < o.floor ? 0 : -1};
                            }
                        }),
                of("log-slope-below-floor", "Below its floor the logarithm still has a slope.")
                        .on(LOG)
                        .flagged("ROUNDING")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[] shape(double ratio) {
                                return new double[] {super.shape(ratio)[0], -1 / Math.max(ratio, o.floor)};
                            }
                        }),
                of("sigmoid-forgotten", "The gradient is by the probabilities, not by the logits.")
                        .on(SIGMOID)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[] ofSigmoid(double[] p, double[] byP) {
                                return byP;
                            }
                        }),
                of("softmax-diagonal", "Only the diagonal of the softmax's derivative is used.")
                        .on(SOFTMAX)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[] ofSoftmax(double[] p, double[] byP) {
                                return ofSigmoid(p, byP);
                            }
                        }),
                of("softmax-of-first-class", "The mean that softmax takes off is that of the first class alone.")
                        .on(SOFTMAX)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[] ofSoftmax(double[] p, double[] byP) {
                                double[] byZ = new double[p.length];
                                Arrays.setAll(byZ, c -> p[c] * (byP[c] - byP[0] * p[0]));
                                return byZ;
                            }
                        }),
                of(
                                "clamp-kills-gradient",
                                "Probabilities are clamped so closely that values don't show it; slopes are 0 there.")
                        .on(DICE)
                        .flagged("ZERO")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[] pullBack(double[] p, double[] byP) {
                                double[] killed = byP.clone();
                                Arrays.setAll(killed, c -> p[c] <= 0 || p[c] >= 1 ? 0 : byP[c]);
                                return killed;
                            }
                        }));
    }

    private static Mutant raising(Mutant mutant, double slopeAtZero) {
        return mutant.made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected Slopes loss(Sums sums) {
                Slopes loss = super.loss(sums);
                boolean empty = o.emptyIsFree && sums.wanted() == 0;
                return empty ? new Slopes(loss.value(), slopeAtZero, slopeAtZero) : loss;
            }
        });
    }

    private static Mutant averaged(Mutant mutant, DoubleUnaryOperator change) {
        return mutant.made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected Average average() {
                return new Average(o) {
                    @Override
                    public double[][] slopes(double[][] losses) {
                        double[][] slopes = super.slopes(losses);
                        for (double[] row : slopes) {
                            Arrays.setAll(row, c -> row[c] * change.applyAsDouble(losses.length));
                        }
                        return slopes;
                    }
                };
            }
        });
    }

    private static List<Mutant> averages() {
        return List.of(
                averaged(
                        of("not-divided-by-batch", "The mean's gradient isn't divided by the number of images.")
                                .on(DICE, SOFTMAX)
                                .flagged("FACTOR"),
                        images -> images),
                averaged(
                        of("divided-by-batch-twice", "The gradient is divided by the number of images twice.")
                                .on(DICE, MONAI + "TverskyLoss(alpha=0.3, beta=0.7)")
                                .flagged("FACTOR"),
                        images -> 1 / images),
                of("weights-detached", "The gradient leaves class weights out.")
                        .on(MONAI + "DiceLoss(weight=[1.0, 3.0])")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected Average average() {
                                return new Average(o) {
                                    @Override
                                    public double[][] slopes(double[][] losses) {
                                        return new Average(new Options()).slopes(losses);
                                    }
                                };
                            }
                        }),
                of("masked-gradient-leaks", "Voxels outside the mask have a gradient.")
                        .on(MASKED)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[][][] byProbability(List<Cell> cells, Slopes[] slopes, double[][] outer) {
                                x.each((b, c, v) -> x.m()[b][c][v] = 1);
                                return super.byProbability(cells, slopes, outer);
                            }
                        }));
    }
}
