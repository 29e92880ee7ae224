package io.github.certidice.gate.planted.mutant;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;

import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.loss.evaluation.Case;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mistakes in sums of a Dice loss and a cross-entropy. */
public final class CompoundMutants {

    private static final String PLAIN = MONAI + "DiceCELoss(" + FROM_INDEX + ")";
    private static final String WEIGHTED =
            MONAI + "DiceCELoss(" + FROM_INDEX + ", weight=[1.0, 2.0, 4.0], include_background=False)";
    private static final String LAMBDAS = MONAI + "DiceCELoss(" + FROM_INDEX + ", lambda_dice=0.5, lambda_ce=2.0)";
    private static final String BINARY = MONAI + "DiceCELoss(sigmoid=True)";

    private CompoundMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return List.of(
                weighed(
                        Mutant.of("dice-subtracted", "The Dice loss is subtracted.", "corpus 17: asgsaeid/ComboLoss #2")
                                .on(PLAIN, LAMBDAS),
                        lambdas -> new double[] {-lambdas[0], lambdas[1]}),
                weighed(
                        Mutant.of("lambdas-swapped", "The weights of the two parts are exchanged.")
                                .on(LAMBDAS),
                        lambdas -> new double[] {lambdas[1], lambdas[0]}),
                weighed(
                        Mutant.of("lambdas-normalised", "The weights are divided by their sum.")
                                .on(PLAIN, LAMBDAS),
                        lambdas -> Arrays.stream(lambdas)
                                .map(each -> each / (lambdas[0] + lambdas[1]))
                                .toArray()),
                weighed(
                        Mutant.of("entropy-missing", "The cross-entropy isn't added.")
                                .on(PLAIN),
                        lambdas -> new double[] {lambdas[0], 0}),
                Mutant.of(
                                "weights-without-last",
                                "Without background the Dice part gets the weights without the last, not without the first.",
                                "corpus 11: Project-MONAI/MONAI #7729")
                        .on(WEIGHTED)
                        .made(() -> new Plain() {
                            @Override
                            protected Options dice(Options o) {
                                o.weights = Arrays.copyOf(o.weights, o.weights.length - 1);
                                return o;
                            }
                        }),
                Mutant.of(
                                "softmax-of-one-class",
                                "With one channel the cross-entropy is that of a softmax, which is 1.",
                                "corpus 47: Project-MONAI/MONAI #6923")
                        .on(BINARY)
                        .made(() -> new Plain() {
                            @Override
                            protected boolean isBinary(Case tensors) {
                                return false;
                            }
                        }));
    }

    private static Mutant weighed(Mutant mutant, UnaryOperator<double[]> lambdas) {
        return mutant.made(() -> new Plain() {
            @Override
            protected double[] lambdas(Options options) {
                return lambdas.apply(options.lambdas);
            }
        });
    }
}
