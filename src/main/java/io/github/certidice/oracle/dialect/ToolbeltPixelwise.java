package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelTerm.Reduced;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.PixelwiseLoss.AllTerms;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The pixelwise losses of pytorch-toolbelt. */
final class ToolbeltPixelwise {

    /** -2 times this is 20, where PyTorch's softplus becomes linear. */
    private static final Rational SOFTPLUS_IS_LINEAR = Rational.of(-10);

    private static final Layout FLAT = Layout.of(ChannelAxis.FLAT, Encoding.CHANNELS);

    private ToolbeltPixelwise() {}

    /** One binary problem for each class. */
    static Meaning binaryFocal(Arguments arguments) {
        FocalOptions options = new FocalOptions(arguments);
        PixelTerm term = options.term(factor(arguments), threshold -> Rational.ONE.minus(threshold))
                .with(classWeights(arguments));
        Front front = Front.of(Layout.of(ChannelAxis.SECOND, Encoding.BY_SHAPE), Activation.SIGMOID)
                .with(TaskMode.voids(arguments));
        Meaning meaning = Meaning.of(PixelwiseLoss.of(front, term, options.divisor(new AllTerms())))
                .noting("FLOAT32_INSIDE", "The library converts prediction and target to float32.");
        return options.noted(notedIgnored(arguments, notedMean(arguments, meaning)));
    }

    /** The library takes powers of factors before it leaves ignored voxels out. */
    private static Meaning notedIgnored(Arguments arguments, Meaning meaning) {
        boolean whole = arguments.number("gamma").denominator().equals(BigInteger.ONE);
        return arguments.isNone("ignore_index") || whole
                ? meaning
                : meaning.noting(
                        "NAN_GRADIENT",
                        "Where a voxel is ignored, the library's gradient is NaN for a gamma that is no integer.");
    }

    private static FocalFactor factor(Arguments arguments) {
        boolean sigmoid = arguments.choice("activation", "sigmoid", "softmax").equals("sigmoid");
        if (!sigmoid && (arguments.isNone("softmax_dim") || arguments.whole("softmax_dim") != 1)) {
            throw arguments.unsupported("softmax_dim", "1, beside activation='softmax'");
        }
        return sigmoid ? FocalFactor.OF_MIXTURE : FocalFactor.OF_SOFTMAX_MIXTURE;
    }

    private static ClassWeights classWeights(Arguments arguments) {
        return arguments.isNone("class_weights")
                ? ClassWeights.EQUAL
                : ClassWeights.each(Ranges.weights(arguments, "class_weights"));
    }

    private static Meaning notedMean(Arguments arguments, Meaning meaning) {
        boolean concerned =
                !arguments.isNone("ignore_index") && arguments.text("reduction").equals("mean");
        return concerned
                ? meaning.noting(
                        "CONVENTION_MEAN_OF_ALL", "The mean is divided by the number of all voxels, ignored ones too.")
                : meaning;
    }

    /** The binary cross-entropies of all classes, with factors of the softmax. */
    static Meaning crossEntropyFocal(Arguments arguments) {
        if (arguments.flag("normalized")) {
            throw arguments.unsupported("normalized", "False");
        }
        FocalOptions options = new FocalOptions(arguments);
        BinaryFocal term = options.term(FocalFactor.OF_SOFTMAX_MIXTURE, UnaryOperator.identity())
                .with(classWeights(arguments));
        Meaning meaning = notedFocal(arguments, Meaning.of(crossEntropyFocal(arguments, term)));
        return options.noted(
                term.reduced().isEmpty()
                        ? meaning
                        : meaning.shippedAs(
                                crossEntropyFocal(
                                        arguments, term.with(term.reduced().map(Reduced::inverted))),
                                "REDUCED_MASK_INVERTED",
                                "With reduced_threshold the library sets the factor to 1 where 1 - p_t is below the"
                                        + " threshold, that is for easy voxels instead of hard ones."));
    }

    private static PixelwiseLoss crossEntropyFocal(Arguments arguments, PixelTerm term) {
        Front front = Front.of(Layout.of(ChannelAxis.SECOND, Encoding.INDEX), Activation.SIGMOID)
                .with(TaskMode.voids(arguments));
        return PixelwiseLoss.of(front, term, new FocalOptions(arguments).divisor(new AllTerms()))
                .with(Grouping.CLASS, Averaging.of(Reduction.SUM, Reduction.MEAN));
    }

    private static Meaning notedFocal(Arguments arguments, Meaning meaning) {
        return notedMean(arguments, meaning)
                .noting(
                        "CONVENTION_SIGMOID_AND_SOFTMAX",
                        "Factors of the softmax weigh binary cross-entropies of the sigmoid, summed over classes.")
                .noting(
                        Texts.FLOAT32_INSIDE,
                        "The one-hot target is float32, and so is what the cross-entropy makes of it first.");
    }

    /** Binary cross-entropy by the shares of negatives and positives. */
    static Meaning balancedBce(Arguments arguments) {
        Rational gamma = Ranges.notNegative(arguments, "gamma");
        Meaning meaning = Meaning.of(balanced(arguments, gamma, Rational.ONE));
        Meaning noted = notedMean(arguments, meaning)
                .noting(Texts.FLOAT32_INSIDE, "The shares of negatives and positives are float32 numbers.");
        return gamma.equals(Rational.ONE)
                ? noted
                : noted.shippedAs(
                        balanced(arguments, gamma, gamma),
                        "POWER_TWICE",
                        "The library raises the weights to gamma a second time.");
    }

    private static PixelwiseLoss balanced(Arguments arguments, Rational gamma, Rational power) {
        Front front = Front.of(FLAT, Activation.SIGMOID).with(TaskMode.voids(arguments));
        PixelTerm term = new PixelTerm.BalancedCrossEntropy(gamma, power, Rational.of(1e-7));
        return Reductions.by(arguments, front, term, new AllTerms());
    }

    /** The mean of log cosh of the differences, without activation. */
    static Meaning logCosh(Arguments arguments) {
        return Meaning.of(logCosh(PixelTerm.LogCoshDistance.PLAIN))
                .shippedAs(
                        logCosh(new PixelTerm.LogCoshDistance(Optional.of(SOFTPLUS_IS_LINEAR))),
                        "SOFTPLUS_IS_LINEAR",
                        "The library's softplus of 2 (g - p) is linear beyond 20: the loss lacks log(1 + e^(2 (p - g))), at"
                                + " most 2.1e-9.");
    }

    private static PixelwiseLoss logCosh(PixelTerm.LogCoshDistance term) {
        return PixelwiseLoss.of(Front.of(FLAT, Activation.IDENTITY), term, new AllTerms());
    }
}
