package io.github.certidice.gate.planted.mutant.voxel;

import static io.github.certidice.gate.planted.drawn.Asked.MONAI;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.FocalOfSoftmax;
import io.github.certidice.gate.planted.plain.Options.Family;
import java.util.List;

/** Mistakes in focal losses of a softmax. */
public final class SoftmaxFocalMutants {

    private static final String FOCAL = MONAI + "FocalLoss(use_softmax=True, to_onehot_y=True)";
    private static final String ROOT = MONAI + "FocalLoss(use_softmax=True, to_onehot_y=True, gamma=0.5)";

    private SoftmaxFocalMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return List.of(
                Mutant.of(
                                "focal-not-over-classes",
                                "The mean runs over voxels only, where the library's runs over classes too.")
                        .on(FOCAL)
                        .flagged("FACTOR")
                        .made(Family.FOCAL, o -> new FocalOfSoftmax(o) {
                            @Override
                            protected double divisor() {
                                return super.divisor() / x.classes();
                            }
                        }),
                Mutant.of(
                                "nan-slope-of-softmax-focal",
                                "At p = 1 the slope of the factor is infinity times 0 for gamma below 1.",
                                "corpus 25: fizyr/keras-retinanet #706")
                        .by(Sign.NAN)
                        .on(ROOT)
                        .flagged("NOT_FINITE")
                        .made(Family.FOCAL, o -> new FocalOfSoftmax(o) {
                            @Override
                            protected double slope(double p, double rest, double log) {
                                return factor(1 - p) - o.gamma * Math.pow(1 - p, o.gamma - 1) * p * log;
                            }
                        }),
                Mutant.of("alpha-of-background", "alpha is the background's weight, 1 - alpha the others'.")
                        .on(MONAI + "FocalLoss(use_softmax=True, to_onehot_y=True, alpha=0.25)")
                        .made(Family.FOCAL, o -> new FocalOfSoftmax(o) {
                            @Override
                            protected double balance(int c) {
                                return 1 - super.balance(c);
                            }
                        }),
                Mutant.of("focal-factor-of-others", "The factor is of the entropy, not of 1 - p.")
                        .on(FOCAL)
                        .made(Family.FOCAL, o -> new FocalOfSoftmax(o) {
                            @Override
                            protected double factor(double rest) {
                                return Math.pow(-Math.log1p(-rest * (1 - 1e-12)), o.gamma);
                            }
                        }));
    }
}
