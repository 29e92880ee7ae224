package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryCrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.CrossEntropy;
import io.github.certidice.loss.pipeline.PixelwiseLoss.AllTerms;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The loss operations of ND4J's SameDiff, without weights of voxels. Classes are on the last axis. */
final class Nd4jSameDiff {

    private static final String CLASS = "org.nd4j.autodiff.samediff.ops.SDLoss.";
    private static final String REDUCE = "lossReduce='" + LossReduce.MEAN_BY_NONZERO_WEIGHT_COUNT + "'";

    private Nd4jSameDiff() {}

    static List<Entry> entries() {
        return List.of(
                entry("logLoss(" + REDUCE + ", epsilon=0.0)", Nd4jSameDiff::ofProbabilities),
                entry("sigmoidCrossEntropy(" + REDUCE + ", labelSmoothing=0.0)", Nd4jSameDiff::ofSigmoid),
                entry("softmaxCrossEntropy(" + REDUCE + ", labelSmoothing=0.0)", Nd4jSameDiff::ofSoftmax),
                entry("sparseSoftmaxCrossEntropy()", Nd4jSameDiff::ofIndices));
    }

    private static Entry entry(String signature, Function<Arguments, Meaning> translation) {
        return Entry.of(Nd4jLossFunctions.LIBRARY, CLASS + signature, translation);
    }

    private static Meaning ofProbabilities(Arguments a) {
        if (a.number("epsilon").signum() != 0) {
            throw a.unsupported("epsilon", "0 only");
        }
        return loss(Encoding.CHANNELS, Activation.IDENTITY, BinaryCrossEntropy.PLAIN, reduction(a));
    }

    /** Smoothing is towards 1/2: {@code g (1 - s) + s / 2}. */
    private static Meaning ofSigmoid(Arguments a) {
        Rational half = smoothing(a).times(Rational.HALF);
        BinaryCrossEntropy term = new BinaryCrossEntropy(List.of(), List.of(), Optional.empty(), half);
        return loss(Encoding.CHANNELS, Activation.SIGMOID, term, reduction(a));
    }

    private static Meaning ofSoftmax(Arguments a) {
        CrossEntropy term = new CrossEntropy(List.of(), smoothing(a));
        return loss(Encoding.CHANNELS, Activation.SOFTMAX, term, reduction(a));
    }

    private static Meaning ofIndices(Arguments a) {
        return loss(Encoding.INDEX, Activation.SOFTMAX, CrossEntropy.PLAIN, Reduction.NONE);
    }

    private static Rational smoothing(Arguments a) {
        return Ranges.share(a, "labelSmoothing");
    }

    /** Without weights both means are the same. */
    private static Reduction reduction(Arguments a) {
        String[] names = Stream.of(LossReduce.values()).map(Enum::name).toArray(String[]::new);
        return switch (LossReduce.valueOf(a.choice("lossReduce", names))) {
            case SUM -> Reduction.SUM;
            case NONE -> Reduction.NONE;
            case MEAN_BY_NONZERO_WEIGHT_COUNT, MEAN_BY_WEIGHT -> Reduction.MEAN;
        };
    }

    /** By ND4J's names. */
    private enum LossReduce {
        MEAN_BY_NONZERO_WEIGHT_COUNT,
        MEAN_BY_WEIGHT,
        SUM,
        NONE
    }

    private static Meaning loss(Encoding target, Activation activation, PixelTerm term, Reduction reduction) {
        Front front = Front.of(Layout.of(ChannelAxis.LAST, target), activation);
        return Meaning.of(Reading.pixelwise(front, term, reduction, new AllTerms()));
    }
}
