package io.github.certidice.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.evaluation.Bounds;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.evaluation.Estimator;
import io.github.certidice.loss.evaluation.Evaluator;
import io.github.certidice.number.Summation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bounds from estimated arithmetic beside the closed forms of {@link Tolerance}: neither is much wider. */
class ClosedFormTolerancesTest {

    private static final int VOXELS = 60;

    private final SplittableRandom random = new SplittableRandom(5);
    private double value;

    private double bound(PlainLoss loss, boolean single) {
        PlainLoss.Data data = PlainLoss.hard(loss, random, single, VOXELS);
        Case tensors = data.tensors(loss, single);
        FloatProgram program = new FloatProgram(single, Summation.NAIVE);
        value = Evaluator.evaluate(loss.pipeline(), tensors, false).value().at(0);
        Bounds bounds = Estimator.estimate(loss.pipeline(), tensors, program.model(), false);
        return bounds.value().at(0);
    }

    @Test
    void derived_bounds_are_about_the_closed_forms() {
        for (int i = 0; i < 60; i++) {
            boolean single = i % 2 == 0;
            Tolerance closed = Tolerance.naive(single ? Tolerance.FLOAT32 : Tolerance.FLOAT64, VOXELS);
            // closed forms are of the worst image, so the derived ones are often far below them
            assertThat(bound(PlainOverlap.DICE, single)).isLessThan(1.2 * closed.softDice());
            assertThat(bound(PlainOverlap.JACCARD, single)).isLessThan(1.2 * closed.softJaccard());
            assertThat(bound(PlainLovasz.LOVASZ_OF_PROBABILITIES, single))
                    .isLessThan(1.2 * closed.lovaszJaccard(VOXELS));
            assertThat(bound(PlainPixelwise.ENTROPY_OF_PROBABILITIES, single))
                    .isBetween(0.05 * closed.crossEntropy(value), 2.5 * closed.crossEntropy(value));
        }
    }
}
