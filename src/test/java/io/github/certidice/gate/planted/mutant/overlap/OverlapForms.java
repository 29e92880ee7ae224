package io.github.certidice.gate.planted.mutant.overlap;

import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.SMP;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.plain.Cell;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Overlaps;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes in what one ratio is. */
public final class OverlapForms {

    private static final String TVERSKY = MONAI + "TverskyLoss(alpha=0.3, beta=0.7)";
    private static final String SMOOTHED = MONAI + "DiceLoss(smooth_nr=1, smooth_dr=0.5)";
    private static final String BARE = MONAI + "DiceLoss(smooth_nr=0.0, smooth_dr=0.0)";
    private static final String JACCARD = MONAI + "DiceLoss(jaccard=True)";
    private static final String SQUARES = MONAI + "DiceLoss(squared_pred=True)";

    private OverlapForms() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(seen(), smoothings(), zeros(), terms())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mutant> seen() {
        return List.of(
                Changed.of(
                        Mutant.of(
                                        "product-of-soft-labels",
                                        "The intersection is the sum of products for soft labels too, so the least loss isn't at p = g.",
                                        "corpus 2: Project-MONAI/MONAI #8094")
                                .on(MONAI + "DiceLoss(soft_label=True)", SMP + "DiceLoss('binary')"),
                        o -> o.norms = false),
                Changed.of(
                        Mutant.of(
                                        "alpha-beta-swapped",
                                        "alpha weighs false negatives and beta false positives.",
                                        "corpus 3: keras-team/keras #23333")
                                .on(TVERSKY, "keras.losses.Tversky(alpha=0.3, beta=0.7)"),
                        o -> {
                            double alpha = o.alpha;
                            o.alpha = o.beta;
                            o.beta = alpha;
                        }),
                Changed.of(
                        Mutant.of(
                                        "smoothing-below-only",
                                        "The smoothing is added to the denominator alone: a right empty prediction costs 1.",
                                        "corpus 7: AdelaiDet #610")
                                .on(SMOOTHED, MONAI + "DiceLoss()"),
                        o -> o.above = 0));
    }

    private static List<Mutant> smoothings() {
        return List.of(
                Changed.of(
                        Mutant.of("smoothing-above-only", "The smoothing is added to the numerator alone.")
                                .on(SMOOTHED, MONAI + "DiceLoss()"),
                        o -> o.below = 0),
                Changed.of(
                        Mutant.of("smoothings-swapped", "The two smoothings are exchanged.")
                                .on(SMOOTHED),
                        o -> {
                            double above = o.above;
                            o.above = o.below;
                            o.below = above;
                        }),
                Changed.of(
                        Mutant.of("smoothing-twice", "The denominator gets the smoothing with P and again with G.")
                                .on(SMOOTHED, MONAI + "DiceLoss()"),
                        o -> o.below *= 2),
                Changed.of(
                        Mutant.of("another-default", "The default of the smoothing is 1e-6 instead of 1e-5.")
                                .on(MONAI + "DiceLoss()"),
                        o -> {
                            o.above = 1e-6;
                            o.below = 1e-6;
                        }),
                Changed.of(
                        Mutant.of(
                                        "smoothing-halved",
                                        "The smoothing is added to 2 TP, where TP is meant: it acts as half.")
                                .on(SMP + "DiceLoss('binary', smooth=1.0)"),
                        o -> {
                            o.above /= 2;
                            o.below /= 2;
                        }),
                Changed.of(
                        Mutant.of(
                                        "least-denominator-1",
                                        "The denominator is at least 1, where it is meant to be at least 1e-7.")
                                .on(SMP + "DiceLoss('multiclass', class_weights=[1.0, 2.0, 4.0])"),
                        o -> o.floor = 1),
                Mutant.of("smoothing-of-each-voxel", "The smoothing is added to each voxel's product and size.")
                        .on(SMOOTHED)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double both(double p, double g) {
                                return super.both(p, g) + o.above / o.factor;
                            }
                        }));
    }

    private static List<Mutant> zeros() {
        return List.of(
                nothingIs("zero-over-zero-is-0", 0),
                nothingIs("zero-over-zero-is-1", 1),
                Changed.of(
                        Mutant.of(
                                        "absent-costs-1",
                                        "A class that the target lacks has score 0 instead of loss 0.",
                                        "corpus 8: ivadomed #183")
                                .on(
                                        SMP + "DiceLoss('binary')",
                                        SMP + "DiceLoss('multiclass', class_weights=[1.0, 2.0, 4.0])"),
                        o -> o.emptyIsFree = false),
                Changed.of(
                        Mutant.of(
                                        "absent-is-free",
                                        "A class that the target lacks has loss 0, where the formula makes it costly.")
                                .on(MONAI + "DiceLoss()"),
                        o -> o.emptyIsFree = true),
                Changed.of(
                        Mutant.of(
                                        "log-of-zero",
                                        "The logarithm of a score of 0 is infinite.",
                                        "corpus 28: mkocabas/focal-loss-keras #5")
                                .on(SMP + "DiceLoss('binary', log_loss=True)")
                                .flagged("NOT_FINITE"),
                        o -> o.floor = 0));
    }

    private static Mutant nothingIs(String slug, double ratio) {
        return Mutant.of(
                        slug,
                        "0/0 is silently " + (int) ratio + ".",
                        "corpus 8: nnU-Net trainers without smoothing, #1395")
                .on(BARE)
                .flagged("NUMBER_FOR_NONE")
                .made(Family.OVERLAP, o -> new Overlaps(o) {
                    @Override
                    protected Slopes ratio(Sums sums) {
                        return below(sums) == 0 ? new Slopes(ratio, 0, 0) : super.ratio(sums);
                    }
                });
    }

    private static List<Mutant> terms() {
        return List.of(
                Changed.of(
                        Mutant.of("union-with-intersection", "The union is P + G: the intersection isn't taken off.")
                                .on(JACCARD),
                        o -> {
                            o.alpha = 0.5;
                            o.beta = 0.5;
                        }),
                Mutant.of("numerator-not-doubled", "I is divided by P + G, not 2 I.")
                        .on(MONAI + "DiceLoss()")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double above(Sums sums) {
                                return sums.both() + o.above;
                            }
                        }),
                Mutant.of("products-squared", "The products p g are squared too, where sizes are.")
                        .on(SQUARES)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double both(double p, double g) {
                                return p * g * p * g;
                            }
                        }),
                Changed.of(
                        Mutant.of("not-squared", "squared_pred has no effect.").on(SQUARES), o -> o.squares = false),
                Mutant.of("target-not-squared", "The prediction is squared and the target isn't: soft labels show it.")
                        .on(SQUARES)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected Sums sums(Cell cell, int c) {
                                Sums sums = super.sums(cell, c);
                                double wanted = 0;
                                for (int b : cell.images()) {
                                    wanted += sum(x.g()[b][c]);
                                }
                                return new Sums(sums.both(), sums.predicted(), wanted);
                            }
                        }),
                Mutant.of("square-of-sums", "The sizes are squares of sums, not sums of squares.")
                        .on(SQUARES)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected Sums sums(Cell cell, int c) {
                                o.squares = false;
                                Sums sums = super.sums(cell, c);
                                o.squares = true;
                                return new Sums(
                                        sums.both(),
                                        sums.predicted() * sums.predicted(),
                                        sums.wanted() * sums.wanted());
                            }
                        }),
                Changed.of(
                        Mutant.of("tversky-as-dice", "alpha and beta have no effect.")
                                .on(TVERSKY),
                        o -> {
                            o.alpha = 0.5;
                            o.beta = 0.5;
                        }));
    }
}
