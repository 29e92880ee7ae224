package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;

/** Overlap losses of Keras: classes reduce what functions return. */
final class KerasLosses {

    static final String LIBRARY = "keras 3.15.1";
    /** {@code keras.backend.epsilon()} unless somebody changes it. */
    static final Rational EPSILON = Rational.of(1e-7);

    private KerasLosses() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        LIBRARY,
                        "keras.losses.Dice(reduction='sum_over_batch_size', name='dice', axis=None, dtype=None)",
                        a -> dice(a, KerasAxes.reduction(a))),
                Entry.of(LIBRARY, "keras.losses.dice(axis=None)", a -> dice(a, Reduction.NONE)),
                Entry.of(
                        LIBRARY,
                        "keras.losses.Tversky(alpha=0.5, beta=0.5, reduction='sum_over_batch_size', name='tversky',"
                                + " axis=None, dtype=None)",
                        a -> tversky(a, KerasAxes.reduction(a))),
                Entry.of(
                        LIBRARY,
                        "keras.losses.tversky(alpha=0.5, beta=0.5, axis=None)",
                        a -> tversky(a, Reduction.NONE)));
    }

    private static Meaning dice(Arguments a, Reduction reduction) {
        Overlap overlap = Overlap.dice(Overlap.Form.PRODUCT, Rational.ZERO, EPSILON);
        return note(a, Meaning.of(loss(a, overlap, reduction)));
    }

    private static OverlapLoss loss(Arguments a, Overlap overlap, Reduction reduction) {
        KerasAxes axes = KerasAxes.of(a);
        return new OverlapLoss(
                Front.of(axes.layout(), Activation.IDENTITY),
                axes.grouping(),
                overlap,
                EmptyRule.FORMULA,
                List.of(Step.ONE_MINUS),
                KerasAxes.averaging(reduction));
    }

    private static Meaning note(Arguments a, Meaning meaning) {
        Meaning noted = meaning.noting(Texts.SMOOTHING_ONLY_BELOW, Texts.EMPTY_COSTS_1);
        return KerasAxes.of(a).layout().channels() == ChannelAxis.FLAT
                ? noted.noting(
                        "CONVENTION_BATCH_SUMS",
                        "With axis=None one ratio sums over images, classes and voxels together: a whole batch counts as"
                                + " one image.")
                : noted;
    }

    private static Meaning tversky(Arguments a, Reduction reduction) {
        Rational alpha = Ranges.notNegative(a, "alpha");
        Rational beta = Ranges.notNegative(a, "beta");
        Meaning documented = Meaning.of(loss(a, overlap(alpha, beta), reduction));
        Meaning meaning = alpha.equals(beta)
                ? documented
                : documented.shippedAs(
                        loss(a, overlap(beta, alpha), reduction),
                        "SWAPPED_ALPHA_BETA",
                        "Up to version 3.15 alpha weighs false negatives and beta false positives, against the"
                                + " documentation.");
        return note(a, meaning);
    }

    private static Overlap overlap(Rational alpha, Rational beta) {
        return Overlap.tversky(Overlap.Form.PRODUCT, alpha, beta, Rational.ZERO, EPSILON);
    }
}
