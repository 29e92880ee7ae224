package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryCrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.CrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.PixelwiseLoss.Divisor;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Value;
import java.util.List;
import java.util.Optional;

/** Cross-entropies and the focal loss of mmsegmentation. */
final class MmsegPixelwise {

    /** What the library adds to a divisor that it counts itself: float32's distance from 1 to the next number. */
    private static final Rational EPSILON = Rational.of(0x1p-23);

    private static final Layout BINARY = Layout.of(ChannelAxis.SECOND, Encoding.BY_SHAPE);

    private MmsegPixelwise() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        MmsegLosses.LIBRARY,
                        "mmseg.models.losses.CrossEntropyLoss(use_sigmoid=False, use_mask=False, reduction='mean',"
                                + " class_weight=None, loss_weight=1.0, loss_name='loss_ce', avg_non_ignore=False,"
                                + " ignore_index=-100)",
                        MmsegPixelwise::crossEntropy),
                Entry.of(
                        MmsegLosses.LIBRARY,
                        "mmseg.models.losses.FocalLoss(use_sigmoid=True, gamma=2.0, alpha=0.5, reduction='mean',"
                                + " class_weight=None, loss_weight=1.0, loss_name='loss_focal', ignore_index=255)",
                        MmsegPixelwise::focal));
    }

    private static Meaning crossEntropy(Arguments a) {
        if (a.flag("use_mask")) {
            throw a.flag("use_sigmoid")
                    ? a.invalid("use_mask", "False where use_sigmoid is True")
                    : a.unsupported("use_mask", "False only");
        }
        return noteDivisor(a, a.flag("use_sigmoid") ? binary(a) : ofClasses(a));
    }

    private static Meaning ofClasses(Arguments a) {
        Front front = Front.of(Layout.of(ChannelAxis.SECOND, Encoding.INDEX), Activation.SOFTMAX)
                .with(Reading.voids(a, "ignore_index"));
        List<Rational> weights = Ranges.weights(a, "class_weight");
        Divisor divisor = weights.isEmpty() ? counted(a) : new PixelwiseLoss.WeightsOfTargets();
        Meaning meaning = enlarged(a, front, new CrossEntropy(weights, Rational.ZERO), divisor);
        return weights.isEmpty() || Reading.reduction(a) != Reduction.MEAN
                ? meaning
                : meaning.noting(
                        "IGNORED_LABEL_NEEDS_WEIGHT",
                        "With class_weight the library looks up a weight for ignored voxels too, and raises where their"
                                + " label is no class.");
    }

    private static Divisor counted(Arguments a) {
        return a.flag("avg_non_ignore") ? new PixelwiseLoss.CountedTerms() : new PixelwiseLoss.AllTerms();
    }

    /** A mean whose divisor the library makes a little larger. */
    private static Meaning enlarged(Arguments a, Front front, PixelTerm term, Divisor divisor) {
        Meaning plain = Meaning.of(loss(a, front, term, divisor));
        return Reading.reduction(a) == Reduction.MEAN
                ? plain.shippedAs(
                        loss(a, front, term, new PixelwiseLoss.Enlarged(divisor, EPSILON)),
                        "DIVISOR_ENLARGED",
                        "The mean divides by 2^-23 more than the number of voxels, or their weights, which shows in float64"
                                + " only; without a voxel that counts it is 0 instead of NaN.")
                : plain;
    }

    private static Pipeline loss(Arguments a, Front front, PixelTerm term, Divisor divisor) {
        return MmsegLosses.scaled(a, Reading.pixelwise(front, term, Reading.reduction(a), divisor));
    }

    private static Meaning binary(Arguments a) {
        Front front = Front.of(BINARY, Activation.SIGMOID).with(Reading.voids(a, "ignore_index"));
        List<Rational> weights = Ranges.weights(a, "class_weight");
        BinaryCrossEntropy term = new BinaryCrossEntropy(weights, List.of(), Optional.empty(), Rational.ZERO);
        Meaning meaning = a.flag("avg_non_ignore")
                ? enlarged(a, front, term, counted(a))
                : Meaning.of(loss(a, front, term, counted(a)));
        return (weights.size() < 2
                        ? meaning
                        : meaning.noting(
                                "CONVENTION_LAST_AXIS",
                                "class_weight becomes pos_weight, which runs along the last axis of the prediction: for"
                                        + " images that is their width, and the library raises or weighs columns."))
                .noting("CONVENTION_NEGATIVE_LABELS", "Labels below 0 are ignored like ignore_index.")
                .noting(Texts.FLOAT32_INSIDE, Texts.FLOAT32_TARGET);
    }

    private static Meaning noteDivisor(Arguments a, Meaning meaning) {
        return Reading.reduction(a) == Reduction.MEAN && !a.flag("avg_non_ignore") && a.isNone("class_weight")
                ? meaning.noting(Texts.IGNORED_IN_DIVISOR, Texts.IGNORED_COUNT)
                : meaning;
    }

    private static Meaning focal(Arguments a) {
        requireFocal(a);
        Front front = Front.of(BINARY, Activation.SIGMOID).with(Reading.voids(a, "ignore_index"));
        BinaryFocal term = BinaryFocal.of(
                        Ranges.notNegative(a, "gamma"), Optional.of(Ranges.share(a, "alpha")), FocalFactor.OF_MIXTURE)
                .with(Reading.classWeights(Ranges.weights(a, "class_weight")));
        Meaning meaning = Meaning.of(loss(a, front, term, new PixelwiseLoss.AllTerms()))
                .noting(
                        "INDEX_TARGET_FAILS_ON_CPU",
                        "With a target of indices the library's path without CUDA picks one column of the one-hot target"
                                + " instead of one for each class, and raises unless shapes happen to fit.");
        return Reading.reduction(a) == Reduction.MEAN
                ? meaning.noting(Texts.IGNORED_IN_DIVISOR, Texts.IGNORED_COUNT)
                : meaning;
    }

    private static void requireFocal(Arguments a) {
        if (!a.flag("use_sigmoid")) {
            throw a.invalid("use_sigmoid", "True: the library has no other focal loss");
        }
        for (String name : List.of("gamma", "loss_weight")) {
            if (!(a.value(name) instanceof Value.Real)) {
                throw a.invalid(name, "a float, 2.0 instead of 2 say");
            }
        }
        if (a.value("alpha") instanceof Value.Sequence) {
            throw a.unsupported("alpha", "one number for all classes");
        }
    }
}
