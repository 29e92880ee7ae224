package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;

/** MONAI's focal loss, alone and as a part of others. */
final class MonaiFocal {

    private final Arguments arguments;
    private final MonaiFront fronts;

    private MonaiFocal(Arguments arguments) {
        this.arguments = arguments;
        this.fronts = new MonaiFront(arguments);
    }

    static Meaning meaning(Arguments arguments) {
        MonaiFocal monai = new MonaiFocal(arguments);
        return monai.noted(monai.reduced());
    }

    /** As documented, as a part of a compound loss. */
    static Pipeline part(Arguments arguments) {
        return new MonaiFocal(arguments).pipeline(false);
    }

    /** As shipped, as a part of a compound loss. */
    static Pipeline shippedPart(Arguments arguments) {
        return new MonaiFocal(arguments).pipeline(true);
    }

    /** A sum that isn't one. */
    static Meaning noteSum(Meaning meaning, Pipeline shipped) {
        return meaning.shippedAs(
                shipped,
                "SUM_OF_MEANS",
                "With reduction='sum' MONAI sums the means over voxels of images and classes, not the voxels' losses.");
    }

    private Meaning reduced() {
        Meaning meaning = Meaning.of(pipeline(false));
        return arguments.text("reduction").equals("sum") ? noteSum(meaning, pipeline(true)) : meaning;
    }

    private Pipeline pipeline(boolean shipped) {
        return fronts.byTarget(target -> arguments.isNone("weight")
                ? loss(target, ClassWeights.EQUAL, shipped)
                : fronts.byCountedClasses(loss(target, ClassWeights.EQUAL, shipped), loss(target, weights(), shipped)));
    }

    private ClassWeights weights() {
        return fronts.singleWeight().map(ClassWeights::all).orElseGet(() -> ClassWeights.each(fronts.classWeights()));
    }

    private PixelwiseLoss loss(Encoding target, ClassWeights weights, boolean shipped) {
        PixelTerm term = isSoftmax() ? softmax(weights) : sigmoid(weights);
        PixelwiseLoss loss = Reductions.by(arguments, front(target), term, new PixelwiseLoss.AllTerms());
        Averaging sum = Averaging.of(Reduction.SUM, Reduction.SUM);
        return shipped && arguments.text("reduction").equals("sum")
                ? PixelwiseLoss.of(front(target), term, new PixelwiseLoss.AllTerms())
                        .with(Grouping.IMAGE_CLASS, sum)
                : loss;
    }

    private boolean isSoftmax() {
        return fronts.has("use_softmax");
    }

    private Front front(Encoding target) {
        boolean background = arguments.flag("include_background");
        return fronts.front(target, isSoftmax() ? Activation.SOFTMAX : Activation.SIGMOID)
                .with(new Channels(List.of(), !background, isSoftmax() && !background));
    }

    private PixelTerm sigmoid(ClassWeights weights) {
        return PixelTerm.BinaryFocal.of(
                        Ranges.notNegative(arguments, "gamma"), alpha(), PixelTerm.FocalFactor.OF_SIGNED_LOGIT)
                .with(weights);
    }

    private PixelTerm softmax(ClassWeights weights) {
        ClassWeights alphas = alpha().filter(alpha -> arguments.flag("include_background"))
                .map(alpha -> ClassWeights.background(Rational.ONE.minus(alpha), alpha))
                .orElse(ClassWeights.EQUAL);
        return new PixelTerm.ClassFocal(Ranges.notNegative(arguments, "gamma"), alphas.times(weights));
    }

    private Optional<Rational> alpha() {
        boolean absent = !arguments.all().containsKey("alpha") || arguments.isNone("alpha");
        return absent ? Optional.empty() : Optional.of(Ranges.share(arguments, "alpha"));
    }

    private Meaning noted(Meaning meaning) {
        Meaning noted = fronts.noteOneChannel(meaning)
                .noting("FLOAT32_INSIDE", "MONAI converts prediction and target to float32.");
        return isSoftmax() ? notedSoftmax(noted) : notedSigmoid(noted);
    }

    private static Meaning notedSigmoid(Meaning meaning) {
        return meaning.noting(
                "CONVENTION_FOCAL_FACTOR", "For soft targets the factor is the sigmoid of -z (2 g - 1), not 1 - p_t.");
    }

    private Meaning notedSoftmax(Meaning meaning) {
        Meaning noted = meaning.noting(
                "CONVENTION_MEAN_OVER_CLASSES",
                "The mean runs over classes too: at gamma=0 it is the cross-entropy divided by the number of classes.");
        if (alpha().isPresent() && !arguments.flag("include_background")) {
            noted = noted.noting(
                    "OPTION_IGNORED", "MONAI ignores alpha with use_softmax and include_background=False.");
        }
        Rational gamma = arguments.number("gamma");
        return gamma.signum() > 0 && gamma.compareTo(Rational.ONE) < 0
                ? noted.noting("NAN_GRADIENT", "Where p = 1, MONAI's gradient is NaN for gamma below 1.")
                : noted;
    }
}
