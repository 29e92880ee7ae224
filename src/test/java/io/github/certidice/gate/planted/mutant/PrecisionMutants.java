package io.github.certidice.gate.planted.mutant;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.SMP;

import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.Loss;
import io.github.certidice.gate.planted.plain.Lovasz;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Overlaps;
import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.List;

/** Less precision than the one that is declared, float64. */
public final class PrecisionMutants {

    private static final String DICE = MONAI + "DiceLoss()";
    private static final String SIGMOID = MONAI + "DiceLoss(sigmoid=True)";
    private static final String GENERALIZED = MONAI + "GeneralizedDiceLoss(" + FROM_INDEX + ")";
    private static final String SOFTMAX = "lovasz_losses.lovasz_softmax()";

    private PrecisionMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return List.of(
                Mutant.of(
                                "half-sums",
                                "Sums are kept in 16 bits, which overflow above 65504.",
                                "corpus 24: segmentation_models.pytorch #463")
                        .on(DICE)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double sum(double[] terms) {
                                return half(super.sum(terms));
                            }
                        }),
                Mutant.of("float32-sums", "Sums are of 32 bits.", "corpus 24: sums of bfloat16 and float32")
                        .on(DICE, SIGMOID)
                        .flagged("ROUNDING")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double sum(double[] terms) {
                                float sum = 0;
                                for (double term : terms) {
                                    sum += (float) term;
                                }
                                return sum;
                            }
                        }),
                Mutant.of(
                                "float32-volume-weights",
                                "Weights by volume are of 32 bits.",
                                "corpus 30: MONAI GeneralizedDiceLoss")
                        .on(GENERALIZED)
                        .flagged("ROUNDING")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[] withoutInfinite(double[] weights, double heaviest) {
                                return Arrays.stream(super.withoutInfinite(weights, heaviest))
                                        .map(weight -> (float) weight)
                                        .toArray();
                            }
                        }),
                Mutant.of(
                                "float32-gains",
                                "The differences of the Jaccard loss are of 32 bits.",
                                "corpus 30: LovaszSoftmax")
                        .on(SOFTMAX, "lovasz_losses.lovasz_hinge()")
                        .flagged("ROUNDING")
                        .made(Family.LOVASZ, o -> new Lovasz(o) {
                            @Override
                            protected double[] gains(List<Item> sorted) {
                                return Arrays.stream(super.gains(sorted))
                                        .map(gain -> (float) gain)
                                        .toArray();
                            }
                        }),
                rounded(
                        Mutant.of("float32-answer", "The answer is of 32 bits.", "corpus 30: MONAI FocalLoss")
                                .on(MONAI + "FocalLoss()", DICE)
                                .flagged("ROUNDING"),
                        true),
                rounded(
                        Mutant.of("float32-gradient", "The gradient is of 32 bits; the value isn't.")
                                .by(Sign.GRADIENT)
                                .on(SIGMOID, MONAI + "DiceLoss(" + FROM_INDEX + ")")
                                .flagged("ROUNDING"),
                        false),
                Mutant.of("float32-sigmoid", "The sigmoid is of 32 bits.")
                        .on(SIGMOID, SMP + "DiceLoss('binary')")
                        .flagged("ROUNDING")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double sigmoid(double z) {
                                return (float) super.sigmoid((float) z);
                            }
                        }),
                Mutant.of("six-decimals", "The value is rounded to six decimals, as for a log file.")
                        .on(DICE)
                        .flagged("ROUNDING")
                        .made(() -> new Plain() {
                            @Override
                            protected Loss.Result result(Call call, Case tensors) {
                                Loss.Result right = super.result(call, tensors);
                                double[] value = Arrays.stream(right.value())
                                        .map(each -> Math.rint(each * 1e6) / 1e6)
                                        .toArray();
                                return new Loss.Result(right.shape(), value, right.gradient());
                            }
                        }));
    }

    /** The binary16 number nearest to x; infinite from 65520 on. */
    static double half(double x) {
        double size = Math.abs(x);
        if (size >= 65520) {
            return Math.copySign(Double.POSITIVE_INFINITY, x);
        }
        double unit = Math.max(Math.scalb(1, Math.getExponent(size) - 10), 0x1p-24);
        return Math.rint(x / unit) * unit;
    }

    private static Mutant rounded(Mutant mutant, boolean withValue) {
        return mutant.made(() -> new Plain() {
            @Override
            protected Loss.Result result(Call call, Case tensors) {
                Loss.Result right = super.result(call, tensors);
                return new Loss.Result(
                        right.shape(), withValue ? floats(right.value()) : right.value(), floats(right.gradient()));
            }
        });
    }

    private static double[] floats(double[] numbers) {
        return Arrays.stream(numbers).map(each -> (float) each).toArray();
    }
}
