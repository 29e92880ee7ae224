package io.github.certidice.gate.planted.mutant.overlap;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.Axes;
import io.github.certidice.gate.planted.plain.Loss;
import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.gate.planted.plain.Voxels;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.List;

/** Mistakes in whole gradients; values are right. */
public final class GradientMutants {

    private static final String DICE = MONAI + "DiceLoss()";
    private static final String SIGMOID = MONAI + "DiceLoss(sigmoid=True)";
    private static final String SOFTMAX = MONAI + "DiceLoss(" + FROM_INDEX + ")";

    private GradientMutants() {}

    private static Mutant of(String slug, String wrong) {
        return Mutant.of(slug, wrong).by(Sign.GRADIENT);
    }

    /** Changes the gradient of any call as a whole. */
    private static Mutant whole(Mutant mutant, Change change) {
        return mutant.made(() -> new Plain() {
            @Override
            protected Loss.Result result(Call call, Case tensors) {
                Loss.Result right = super.result(call, tensors);
                double[][][] gradient =
                        Axes.SECOND.read(Tensor.of(tensors.prediction().shape(), right.gradient()));
                double[] changed = Axes.SECOND.flat(change.of(gradient), tensors.prediction());
                return new Loss.Result(right.shape(), right.value(), changed);
            }
        });
    }

    private interface Change {
        double[][][] of(double[][][] gradient);
    }

    /** In a fixed order. */
    public static List<Mutant> all() {
        return List.of(
                whole(
                        of("gradient-transposed", "The gradient comes with voxels before classes.")
                                .on(DICE, SIGMOID),
                        gradient -> each(gradient, at -> {
                            int voxels = gradient[0][0].length;
                            int flat = at[2] * gradient[0].length + at[1];
                            return gradient[at[0]][flat / voxels][flat % voxels];
                        })),
                whole(
                        of("gradient-of-first-image", "Images but the first have no gradient.")
                                .on(DICE, SOFTMAX),
                        gradient -> each(gradient, at -> at[0] == 0 ? gradient[at[0]][at[1]][at[2]] : 0)),
                whole(
                        of("last-gradient-dropped", "The last voxel has no gradient.")
                                .on(DICE, SOFTMAX),
                        gradient -> each(
                                gradient, at -> at[2] < gradient[0][0].length - 1 ? gradient[at[0]][at[1]][at[2]] : 0)),
                whole(
                        of("gradient-normalised", "The gradient is divided by its largest number.")
                                .on(DICE)
                                .flagged("FACTOR"),
                        gradient -> {
                            double most = Arrays.stream(gradient)
                                    .flatMap(Arrays::stream)
                                    .flatMapToDouble(Arrays::stream)
                                    .map(Math::abs)
                                    .max()
                                    .orElse(0);
                            return each(gradient, at -> gradient[at[0]][at[1]][at[2]] / (most == 0 ? 1 : most));
                        }),
                whole(
                        of("no-gradient-at-all", "The loss was computed without recording: the gradient is 0.")
                                .on(DICE, SIGMOID)
                                .flagged("ZERO"),
                        Voxels::like));
    }

    private interface Number {
        double at(int[] place);
    }

    private static double[][][] each(double[][][] gradient, Number number) {
        double[][][] changed = Voxels.like(gradient);
        for (int b = 0; b < changed.length; b++) {
            for (int c = 0; c < changed[b].length; c++) {
                for (int v = 0; v < changed[b][c].length; v++) {
                    changed[b][c][v] = number.at(new int[] {b, c, v});
                }
            }
        }
        return changed;
    }
}
