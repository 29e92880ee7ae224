package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.CompoundLoss.Term;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** nnU-Net's cross-entropies and their sums with a Dice loss. */
final class NnUnetCompound {

    private static final Rational HUNDRED = Rational.of(100);

    private NnUnetCompound() {}

    /** PyTorch's cross-entropy, whose targets may have a channel. */
    static Meaning robustCe(Arguments arguments) {
        Front front = classes(Encoding.INDEX_EITHER).with(Voids.label(arguments.whole("ignore_index")));
        return Meaning.of(crossEntropy(arguments, front, Averaging.None.NAN));
    }

    /** The mean of the largest cross-entropies. */
    static Meaning topk(Arguments arguments) {
        return notedTopk(Meaning.of(topk(arguments, arguments.whole("ignore_index"))));
    }

    private static Front classes(Encoding target) {
        return Front.of(Layout.of(ChannelAxis.SECOND, target), Activation.SOFTMAX);
    }

    private static Pipeline crossEntropy(Arguments arguments, Front front, Averaging.None none) {
        arguments.requireUntouched(NnUnetLosses.ROBUST_CE, "size_average", "reduce");
        PixelTerm term = new PixelTerm.CrossEntropy(
                Ranges.weights(arguments, "weight"), Ranges.share(arguments, "label_smoothing"));
        return Reductions.by(arguments, front, term, new PixelwiseLoss.WeightsOfTargets())
                .with(Grouping.ALL, Averaging.MEAN.with(none));
    }

    private static Pipeline topk(Arguments arguments, int ignored) {
        Rational k = Ranges.positive(arguments, "k");
        if (k.compareTo(HUNDRED) > 0) {
            throw arguments.invalid("k", "a percentage above 0, at most 100");
        }
        PixelTerm term = new PixelTerm.CrossEntropy(
                Ranges.weights(arguments, "weight"), Ranges.share(arguments, "label_smoothing"));
        Front front = classes(Encoding.INDEX_CHANNEL).with(Voids.label(ignored));
        return PixelwiseLoss.of(front, term, new PixelwiseLoss.AllTerms()).ofTop(k.over(HUNDRED));
    }

    private static Meaning notedTopk(Meaning meaning) {
        return meaning.noting(
                "CONVENTION_TOP_OF_ALL", "The k percent are taken of all voxels, ignored ones being 0 among them.");
    }

    /** Dice and cross-entropy. */
    static Meaning diceAndCe(Arguments arguments) {
        Arguments dice = dice(arguments, arguments.text("dice_class"));
        Arguments ce = arguments.nested("ce_kwargs", NnUnetLosses.ROBUST_CE);
        requireReduced(arguments, "ce_kwargs", ce);
        Front front = classes(Encoding.INDEX_CHANNEL).with(ignoreLabel(arguments));
        Front ceFront = classes(Encoding.INDEX_CHANNEL).with(Voids.label(ignored(arguments, ce)));
        Pipeline sum =
                sum(arguments, () -> NnUnetDice.loss(dice, front), () -> crossEntropy(ce, ceFront, none(arguments)));
        return NnUnetDice.noted(dice, Meaning.of(sum));
    }

    /** Dice and the largest cross-entropies. */
    static Meaning diceAndTopk(Arguments arguments) {
        Arguments dice = dice(arguments, "SoftDiceLoss");
        Arguments ce = arguments.nested("ce_kwargs", NnUnetLosses.TOPK);
        Front front = classes(Encoding.INDEX_CHANNEL).with(ignoreLabel(arguments));
        Pipeline sum = sum(arguments, () -> NnUnetDice.loss(dice, front), () -> topk(ce, ignored(arguments, ce)));
        return notedTopk(NnUnetDice.noted(dice, Meaning.of(sum)));
    }

    private static Arguments dice(Arguments arguments, String dotted) {
        String name = dotted.substring(dotted.lastIndexOf('.') + 1);
        return switch (name) {
            case "SoftDiceLoss" -> arguments.nested("soft_dice_kwargs", NnUnetLosses.SOFT_DICE_PART);
            case "MemoryEfficientSoftDiceLoss" ->
                arguments.nested("soft_dice_kwargs", NnUnetLosses.MEMORY_EFFICIENT_PART);
            default -> throw arguments.unsupported("dice_class", "SoftDiceLoss or MemoryEfficientSoftDiceLoss");
        };
    }

    private static void requireReduced(Arguments arguments, String kwargs, Arguments inner) {
        if (inner.choice("reduction", "mean", "sum", "none").equals("none")) {
            throw arguments.unsupported(kwargs, "reduction 'mean' or 'sum'");
        }
    }

    private static Voids ignoreLabel(Arguments arguments) {
        return arguments.optionalWhole("ignore_label").map(Voids::label).orElse(Voids.NONE);
    }

    /** The ignore label goes before the argument of the cross-entropy. */
    private static int ignored(Arguments arguments, Arguments ce) {
        return arguments.optionalWhole("ignore_label").orElseGet(() -> ce.whole("ignore_index"));
    }

    /** With an ignore label, nnU-Net leaves the cross-entropy out where all voxels have it. */
    private static Averaging.None none(Arguments arguments) {
        return arguments.isNone("ignore_label") ? Averaging.None.NAN : Averaging.None.ZERO;
    }

    /** Terms of weight 0 are not evaluated. */
    private static Pipeline sum(Arguments arguments, Supplier<Pipeline> dice, Supplier<Pipeline> entropy) {
        List<Term> terms = Stream.of(
                        term(arguments.number("weight_ce"), entropy), term(arguments.number("weight_dice"), dice))
                .flatMap(Optional::stream)
                .toList();
        if (terms.isEmpty()) {
            throw arguments.invalid("weight_dice", "a number other than 0 beside weight_ce=0");
        }
        return new CompoundLoss(terms);
    }

    private static Optional<Term> term(Rational weight, Supplier<Pipeline> loss) {
        return weight.signum() == 0 ? Optional.empty() : Optional.of(new Term(weight, loss.get()));
    }

    /** Dice and binary cross-entropy, of regions. */
    static Meaning diceAndBce(Arguments arguments) {
        Arguments dice = dice(arguments, arguments.text("dice_class"));
        Arguments bce = arguments.nested("bce_kwargs", NnUnetLosses.BCE_PART);
        bce.requireUntouched(NnUnetLosses.BCE_PART, "size_average", "reduce");
        boolean ignores = arguments.flag("use_ignore_label");
        Front front = Front.of(Layout.CHANNELS_SECOND, Activation.SIGMOID)
                .with(ignores ? new Voids(new Voids.LastTargetChannel(), Voids.Effect.REMOVED) : Voids.NONE);
        Pipeline documented = sum(arguments, () -> NnUnetDice.loss(dice, front), () -> binary(arguments, bce, front));
        Meaning meaning = NnUnetDice.noted(dice, Meaning.of(documented));
        return ignores
                ? meaning.shippedAs(
                        sum(arguments, () -> NnUnetDice.loss(dice, front), () -> binaryShipped(bce, front)),
                        "DIVISOR_WITHOUT_CLASSES",
                        "With an ignore label nnU-Net divides the sum over voxels and classes by the number of voxels"
                                + " alone, so the term is as many times larger as there are classes.")
                : meaning;
    }

    private static PixelTerm binaryTerm(Arguments bce) {
        return new PixelTerm.BinaryCrossEntropy(
                TorchWeights.broadcast(bce, "pos_weight"),
                TorchWeights.broadcast(bce, "weight"),
                Optional.empty(),
                Rational.ZERO);
    }

    /** An ignore label overrides the reduction. */
    private static Pipeline binary(Arguments arguments, Arguments bce, Front front) {
        if (arguments.flag("use_ignore_label")) {
            return PixelwiseLoss.of(front, binaryTerm(bce), new PixelwiseLoss.CountedTerms())
                    .with(Grouping.ALL, Averaging.MEAN.with(Averaging.None.ZERO));
        }
        requireReduced(arguments, "bce_kwargs", bce);
        return Reductions.by(bce, front, binaryTerm(bce), new PixelwiseLoss.AllTerms());
    }

    private static Pipeline binaryShipped(Arguments bce, Front front) {
        return PixelwiseLoss.of(front, binaryTerm(bce), new PixelwiseLoss.CountedVoxels(Rational.of(1e-8)));
    }
}
