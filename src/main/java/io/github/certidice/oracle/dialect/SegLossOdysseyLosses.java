package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Signature;
import io.github.certidice.oracle.call.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Losses of SegLossOdyssey. */
final class SegLossOdysseyLosses {

    private static final String LIBRARY = "SegLossOdyssey d562441a";
    private static final String DICE = "losses_pytorch.dice_loss.";
    private static final String SCORE = "(apply_nonlin=None, batch_dice=False, do_bg=True, smooth=1.0, square=False)";
    private static final String GENERALIZED = "(apply_nonlin=None, smooth=1e-5)";

    static final Signature TVERSKY = Signature.parse(DICE + "TverskyLoss" + SCORE);
    /** What the penalty hands on; it gives the activation itself. */
    static final Signature GENERALIZED_PART = Signature.parse(DICE + "GDiceLoss(smooth=1e-5)");

    private SegLossOdysseyLosses() {}

    /** All of them. */
    static List<Entry> entries() {
        return List.of(
                entry("SoftDiceLoss" + SCORE, SegLossOverlap::dice),
                entry("IoULoss" + SCORE, SegLossOverlap::iou),
                entry("TverskyLoss" + SCORE, SegLossOverlap::tversky),
                entry("AsymLoss" + SCORE, SegLossOverlap::asymmetric),
                entry("FocalTversky_loss(tversky_kwargs=REQUIRED, gamma=0.75)", SegLossOverlap::focalTversky),
                entry("GDiceLoss" + GENERALIZED, SegLossOverlap::generalized),
                entry("GDiceLossV2" + GENERALIZED, SegLossOverlap::generalizedV2),
                entry("PenaltyGDiceLoss(gdice_kwargs=REQUIRED)", SegLossOverlap::penalty),
                Entry.of(
                        LIBRARY,
                        "losses_pytorch.lovasz_loss.LovaszSoftmax(reduction='mean')",
                        SegLossOdysseyLosses::lovasz),
                Entry.of(
                        LIBRARY,
                        "losses_pytorch.focal_loss.FocalLoss(apply_nonlin=None, alpha=None, gamma=2, balance_index=0,"
                                + " smooth=1e-5, size_average=True)",
                        SegLossOdysseyLosses::focal,
                        "loss_functions.focal_loss.FocalLoss"));
    }

    private static Entry entry(String signature, Function<Arguments, Meaning> translation) {
        return Entry.of(LIBRARY, DICE + signature, translation);
    }

    private static Meaning lovasz(Arguments arguments) {
        Reduction reduction = switch (arguments.choice("reduction", "mean", "sum", "none")) {
            case "mean" -> Reduction.MEAN;
            case "sum" -> Reduction.SUM;
            default -> Reduction.NONE;
        };
        LovaszLoss loss = new LovaszLoss(
                Front.of(
                        Layout.of(ChannelAxis.SECOND, Encoding.INDEX_EITHER).with(Labels.NO_CLASS),
                        Activation.IDENTITY),
                Grouping.CLASS,
                LovaszLoss.Margin.PROBABILITY,
                LovaszLoss.Foreground.CLASS,
                EmptyRule.FORMULA,
                Averaging.of(reduction, reduction));
        return Meaning.of(loss)
                .noting("CONVENTION_PROBABILITIES", "The loss takes probabilities; there is no softmax inside.")
                .noting(
                        "CONVENTION_ABSENT_CLASS",
                        "A class that the target lacks counts, with its largest probability.");
    }

    private static Meaning focal(Arguments arguments) {
        Rational smoothing = arguments.isNone("smooth") ? Rational.ZERO : Ranges.share(arguments, "smooth");
        PixelTerm term =
                new PixelTerm.SmoothedFocal(Ranges.notNegative(arguments, "gamma"), alphas(arguments), smoothing);
        Front front = Front.of(
                Layout.of(ChannelAxis.SECOND, Encoding.INDEX_EITHER), NamedActivation.of(arguments, "apply_nonlin"));
        PixelwiseLoss.Divisor divisor =
                arguments.flag("size_average") ? new PixelwiseLoss.CountedTerms() : new PixelwiseLoss.One();
        Meaning meaning = Meaning.of(PixelwiseLoss.of(front, term, divisor));
        return smoothing.signum() == 0
                ? meaning
                : meaning.noting(
                        "CONVENTION_ABOVE_ONE",
                        "The smoothed p_t exceeds 1 where p is near 1: the loss is negative there, and NaN for a gamma that"
                                + " is no integer.");
    }

    /** A list is divided by its sum; a number belongs to the class balance_index, the rest of 1 to the others. */
    private static ClassWeights alphas(Arguments arguments) {
        if (arguments.isNone("alpha")) {
            return ClassWeights.EQUAL;
        }
        if (arguments.value("alpha").isNumber()) {
            return balanced(arguments);
        }
        List<Rational> weights = Ranges.weights(arguments, "alpha");
        Rational sum = weights.stream().reduce(Rational.ZERO, Rational::plus);
        if (sum.signum() == 0) {
            throw arguments.invalid("alpha", "numbers with a sum above 0");
        }
        return ClassWeights.each(
                weights.stream().map(weight -> weight.over(sum)).toList());
    }

    private static ClassWeights balanced(Arguments arguments) {
        if (arguments.value("alpha") instanceof Value.Whole) {
            throw arguments.invalid("alpha", "a float, a list or None: the library refuses an integer");
        }
        Rational alpha = Ranges.share(arguments, "alpha");
        Rational rest = Rational.ONE.minus(alpha);
        if (arguments.whole("balance_index") < 0) {
            throw arguments.unsupported("balance_index", "an index of at least 0");
        }
        List<Rational> before = Collections.nCopies(arguments.whole("balance_index"), rest);
        return new ClassWeights(Stream.concat(before.stream(), Stream.of(alpha)).toList(), Optional.of(rest));
    }
}
