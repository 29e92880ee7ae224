package io.github.certidice.gate.planted.mutant;

import static io.github.certidice.gate.planted.drawn.Asked.SMP;

import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.Correlations;
import io.github.certidice.gate.planted.plain.Options.Family;
import java.util.List;

/** Mistakes in Matthews's coefficient. */
public final class CorrelationMutants {

    private static final String DEFAULT = SMP + "MCCLoss()";
    private static final String SMOOTHED = SMP + "MCCLoss(eps=1.0)";

    private CorrelationMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return List.of(
                Mutant.of("products-of-counts-added", "FP FN is added to TP TN, not taken off.")
                        .on(DEFAULT, SMOOTHED)
                        .made(Family.CORRELATION, o -> new Correlations(o) {
                            @Override
                            protected double above(Four counts) {
                                return counts.tp() * counts.tn() + counts.fp() * counts.fn();
                            }
                        }),
                Mutant.of("one-margin-twice", "TP + FP is there twice below the root, TN + FN is missing.")
                        .on(DEFAULT, SMOOTHED)
                        .made(Family.CORRELATION, o -> new Correlations(o) {
                            @Override
                            protected double below(Four counts) {
                                double predicted = counts.tp() + counts.fp();
                                double others = (counts.tp() + counts.fn()) * (counts.tn() + counts.fp());
                                return Math.sqrt(predicted * predicted * others);
                            }
                        }),
                Mutant.of("eps-on-the-root", "eps is added to the denominator, not to each count.")
                        .on(SMOOTHED)
                        .made(Family.CORRELATION, o -> new Correlations(o) {
                            @Override
                            protected double epsilon() {
                                return 0;
                            }

                            @Override
                            protected double below(Four counts) {
                                return super.below(counts) + o.above;
                            }
                        }),
                Mutant.of("root-detached", "The denominator has no gradient.")
                        .on(DEFAULT, SMOOTHED)
                        .by(Sign.GRADIENT)
                        .made(Family.CORRELATION, o -> new Correlations(o) {
                            @Override
                            protected Four slopes(Four counts) {
                                double below = below(counts);
                                return new Four(
                                        counts.tn() / below,
                                        counts.tp() / below,
                                        -counts.fn() / below,
                                        -counts.fp() / below);
                            }
                        }));
    }
}
