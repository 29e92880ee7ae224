package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryCrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.CrossEntropy;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;

/** Cross-entropies of PyTorch. */
final class TorchLosses {

    private static final String LIBRARY = "torch 1.13.1";
    private static final Rational LOG_FLOOR = Rational.of(-100);

    /** PyTorch writes it as a float32 number, also for float64. */
    private static final Rational SLOPE_FLOOR = Rational.of(1e-12f);

    private TorchLosses() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        LIBRARY,
                        "torch.nn.functional.binary_cross_entropy(weight=None, size_average=None, reduce=None,"
                                + " reduction='mean')",
                        TorchLosses::ofProbabilities,
                        "torch.nn.BCELoss"),
                Entry.of(
                        LIBRARY,
                        "torch.nn.functional.binary_cross_entropy_with_logits(weight=None, size_average=None,"
                                + " reduce=None, reduction='mean', pos_weight=None)",
                        TorchLosses::ofLogits,
                        "torch.nn.BCEWithLogitsLoss"),
                Entry.of(
                        LIBRARY,
                        "torch.nn.functional.cross_entropy(weight=None, size_average=None, ignore_index=-100,"
                                + " reduce=None, reduction='mean', label_smoothing=0.0)",
                        TorchLosses::ofClasses,
                        "torch.nn.CrossEntropyLoss"));
    }

    private static Meaning ofProbabilities(Arguments a) {
        BroadcastWeights weight = BroadcastWeights.of(a, "weight");
        BinaryCrossEntropy term =
                new BinaryCrossEntropy(List.of(), weight.numbers(), Optional.of(LOG_FLOOR), Rational.ZERO);
        BinaryCrossEntropy shipped = term.withSlopeFloor(SLOPE_FLOOR);
        Meaning meaning = binary(a, weight.axis(), Activation.IDENTITY, term)
                .shippedAs(
                        binary(a, weight.axis(), Activation.IDENTITY, shipped).documented(),
                        "GRADIENT_NOT_CLAMPED",
                        "Logarithms are clamped at -100 in the value only: the gradient is"
                                + " (p - g) / max(p (1 - p), 1e-12), large where p is 0 or 1, not 0.");
        return noteWeights(a, meaning, weight);
    }

    private static Meaning ofLogits(Arguments a) {
        BroadcastWeights weight = BroadcastWeights.of(a, "weight");
        BroadcastWeights positive = BroadcastWeights.of(a, "pos_weight");
        ChannelAxis axis = weight.axisWith(positive, a, "pos_weight");
        BinaryCrossEntropy term =
                new BinaryCrossEntropy(positive.numbers(), weight.numbers(), Optional.empty(), Rational.ZERO);
        return noteWeights(a, binary(a, axis, Activation.SIGMOID, term), weight, positive);
    }

    private static Meaning binary(Arguments a, ChannelAxis axis, Activation activation, BinaryCrossEntropy term) {
        Front front = Front.of(Layout.of(axis, Encoding.CHANNELS), activation);
        return Meaning.of(Reading.pixelwise(front, term, reduction(a), new PixelwiseLoss.AllTerms()));
    }

    private static Meaning noteWeights(Arguments a, Meaning meaning, BroadcastWeights... all) {
        Meaning noted = meaning;
        if (!all[0].numbers().isEmpty() && reduction(a) == Reduction.MEAN) {
            noted = noted.noting(
                    "CONVENTION_WEIGHTED_MEAN", "The mean divides by the number of elements, not by their weights.");
        }
        if (List.of(all).stream().anyMatch(weights -> weights.axis() == ChannelAxis.LAST)) {
            noted = noted.noting(
                    "CONVENTION_LAST_AXIS",
                    "A vector of weights runs along the last axis; weights of channels need the shape (C, 1, 1).");
        }
        return noted;
    }

    private static Meaning ofClasses(Arguments a) {
        List<Rational> weights = Ranges.weights(a, "weight");
        CrossEntropy term = new CrossEntropy(weights, Ranges.share(a, "label_smoothing"));
        Front indexed = softmax(Encoding.INDEX).with(Reading.voids(a, "ignore_index"));
        Meaning meaning = Meaning.of(Choice.byTarget(
                Reading.pixelwise(indexed, term, reduction(a), new PixelwiseLoss.WeightsOfTargets()),
                Reading.pixelwise(softmax(Encoding.CHANNELS), term, reduction(a), new PixelwiseLoss.AllTerms())));
        return weights.isEmpty() || reduction(a) != Reduction.MEAN
                ? meaning
                : meaning.noting(
                        "CONVENTION_WEIGHTED_MEAN",
                        "The mean divides by the weights of the labels where the target is of indices, and by the number"
                                + " of voxels where it is of probabilities: the same labels give two values.");
    }

    private static Front softmax(Encoding target) {
        return Front.of(Layout.of(ChannelAxis.SECOND, target), Activation.SOFTMAX);
    }

    /** The two old arguments outrank the new one. */
    private static Reduction reduction(Arguments a) {
        if (a.isNone("size_average") && a.isNone("reduce")) {
            return Reading.reduction(a);
        }
        if (!a.isNone("reduce") && !a.flag("reduce")) {
            return Reduction.NONE;
        }
        return a.isNone("size_average") || a.flag("size_average") ? Reduction.MEAN : Reduction.SUM;
    }
}
