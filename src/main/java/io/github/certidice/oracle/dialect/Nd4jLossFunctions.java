package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Sizes;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryCrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.CrossEntropy;
import io.github.certidice.loss.pipeline.PixelwiseLoss.AllTerms;
import io.github.certidice.loss.pipeline.PixelwiseLoss.Joined;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;

/**
 * The loss functions of ND4J's layers. Arguments are those of the constructor, and of {@code computeScore}: the activation
 * by name, and whether the score is averaged over examples. Tensors are (examples, outputs).
 */
final class Nd4jLossFunctions {

    static final String LIBRARY = "ND4J 1.0.0-M2.1";
    private static final String PACKAGE = "org.nd4j.linalg.lossfunctions.impl.";
    private static final String SIGMOID = "sigmoid";
    private static final String SOFTMAX = "softmax";
    private static final String IDENTITY = "identity";

    private Nd4jLossFunctions() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        LIBRARY,
                        PACKAGE + "LossBinaryXENT(clipEps=1e-05, weights=None, activation='sigmoid', average=True)",
                        Nd4jLossFunctions::binary),
                Entry.of(
                        LIBRARY,
                        PACKAGE + "LossMCXENT(softmaxClipEps=1e-10, weights=None, activation='softmax', average=True)",
                        Nd4jLossFunctions::ofClasses),
                Entry.of(
                        LIBRARY,
                        PACKAGE + "LossFMeasure(beta=1.0, activation='sigmoid')",
                        Nd4jLossFunctions::fMeasure));
    }

    private static Meaning binary(Arguments a) {
        boolean sigmoid = a.choice("activation", SIGMOID, IDENTITY).equals(SIGMOID);
        Activation activation = clipped(a, "clipEps", sigmoid ? Activation.SIGMOID : Activation.IDENTITY);
        BinaryCrossEntropy term =
                new BinaryCrossEntropy(List.of(), Ranges.weights(a, "weights"), Optional.empty(), Rational.ZERO);
        return noteClip(a, "clipEps", entropy(a, activation, term));
    }

    /** Only what a softmax returns is clipped. */
    private static Meaning ofClasses(Arguments a) {
        CrossEntropy term = new CrossEntropy(Ranges.weights(a, "weights"), Rational.ZERO);
        if (a.choice("activation", SOFTMAX, IDENTITY).equals(IDENTITY)) {
            return entropy(a, Activation.IDENTITY, term);
        }
        return noteClip(a, "softmaxClipEps", entropy(a, clipped(a, "softmaxClipEps", Activation.SOFTMAX), term));
    }

    private static Activation clipped(Arguments a, String name, Activation inner) {
        Rational eps = Ranges.notNegative(a, name);
        if (eps.compareTo(Rational.HALF) > 0) {
            throw a.invalid(name, "a number from 0 to 0.5");
        }
        return eps.signum() == 0 ? inner : new Activation.Clamped(inner, eps, Rational.ONE.minus(eps));
    }

    /** The sum over outputs; over examples their mean, or their sum too. */
    private static Meaning entropy(Arguments a, Activation activation, PixelTerm term) {
        boolean averages = a.flag("average");
        Front front = Front.of(Layout.CHANNELS_SECOND, activation);
        Meaning meaning = samples(
                Meaning.of(Reading.pixelwise(front, term, averages ? Reduction.MEAN : Reduction.SUM, new AllTerms())
                        .joining(Joined.SUM)));
        return averages
                ? meaning.noting(
                        "GRADIENT_OF_SUM",
                        "average=True divides the score by the number of examples; computeGradient has no such argument"
                                + " and returns the gradient of the sum.")
                : meaning;
    }

    private static Meaning noteClip(Arguments a, String name, Meaning meaning) {
        return a.number(name).signum() == 0
                ? meaning
                : meaning.noting(
                        "GRADIENT_NOT_CLAMPED",
                        "Probabilities are clipped in the score, where the loss is flat beyond; computeGradient goes on as"
                                + " if it weren't.");
    }

    private static Meaning samples(Meaning meaning) {
        return meaning.noting("SAMPLES_ONLY", "It takes (examples, outputs); layers of images make rows of voxels.");
    }

    /** One output, or the second one of two that exclude each other; all examples together. */
    private static Meaning fMeasure(Arguments a) {
        boolean one = a.choice("activation", SIGMOID, SOFTMAX, IDENTITY).equals(SOFTMAX);
        Layout layout = Layout.of(ChannelAxis.SECOND, Encoding.CHANNELS).with(Sizes.ofClasses(one ? 2 : 1));
        Front front = Front.of(layout, activation(a)).with(one ? Channels.WITHOUT_BACKGROUND : Channels.ALL);
        return samples(Meaning.of(new OverlapLoss(
                front,
                Grouping.CLASS,
                overlap(Ranges.positive(a, "beta")),
                new EmptyRule.RatioAtZero(Rational.ONE),
                List.of(Step.ONE_MINUS),
                Averaging.MEAN)));
    }

    private static Activation activation(Arguments a) {
        return switch (a.text("activation")) {
            case SOFTMAX -> Activation.SOFTMAX;
            case SIGMOID -> Activation.SIGMOID;
            default -> Activation.IDENTITY;
        };
    }

    /** {@code (1 + b^2) TP / ((1 + b^2) TP + b^2 FN + FP)}. */
    private static Overlap overlap(Rational b) {
        Rational square = b.times(b);
        Rational all = Rational.ONE.plus(square);
        return Overlap.tversky(
                Overlap.Form.PRODUCT, Rational.ONE.over(all), square.over(all), Rational.ZERO, Rational.ZERO);
    }
}
