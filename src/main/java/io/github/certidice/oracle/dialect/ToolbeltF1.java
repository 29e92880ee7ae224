package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;

/** The soft F1 losses of pytorch-toolbelt: {@code 1 - 2 TP / (2 TP + FN + FP + eps)} for each class over all samples. */
final class ToolbeltF1 {

    private static final Rational EPS = Rational.of(1e-6);

    private ToolbeltF1() {}

    static Meaning function(Arguments arguments) {
        Front front = Front.of(Layout.CHANNELS_SECOND, Activation.IDENTITY);
        return noted(Meaning.of(loss(front, Ranges.notNegative(arguments, "eps"))));
    }

    static Meaning binary(Arguments arguments) {
        Activation activation = clamped(arguments, Activation.SIGMOID);
        Front front = Front.of(Layout.of(ChannelAxis.FLAT, Encoding.CHANNELS), activation)
                .with(TaskMode.voids(arguments));
        Meaning meaning = notedEps(arguments, Meaning.of(loss(front, EPS)));
        return arguments.isNone("ignore_index")
                ? meaning
                : meaning.noting(
                        "ALL_VOID", "Where all voxels are ignored, the library returns 0 where the formula gives 1.");
    }

    static Meaning multiclass(Arguments arguments) {
        if (!arguments.isNone("ignore_index")) {
            throw arguments.unsupported("ignore_index", "None: the library compares it with one-hot numbers");
        }
        Activation activation = clamped(arguments, Activation.SOFTMAX);
        Front front = Front.of(Layout.of(ChannelAxis.SECOND, Encoding.INDEX), activation);
        return notedEps(arguments, Meaning.of(loss(front, EPS)))
                .noting(
                        "SAMPLES_ONLY",
                        "The library encodes classes on the last axis, so it takes (B, C), not images.");
    }

    private static Activation clamped(Arguments arguments, Activation inner) {
        Rational eps = Ranges.notNegative(arguments, "eps");
        if (eps.compareTo(Rational.HALF) >= 0) {
            throw arguments.invalid("eps", "a number of at least 0 and below 1/2");
        }
        return new Activation.Clamped(inner, eps, Rational.ONE.minus(eps));
    }

    private static OverlapLoss loss(Front front, Rational eps) {
        Overlap overlap = Overlap.dice(Overlap.Form.PRODUCT, Rational.ZERO, eps);
        return new OverlapLoss(
                front, Grouping.CLASS, overlap, EmptyRule.FORMULA, List.of(Step.ONE_MINUS), Averaging.MEAN);
    }

    private static Meaning notedEps(Arguments arguments, Meaning meaning) {
        Meaning noted = noted(meaning);
        return arguments.number("eps").equals(EPS)
                ? noted
                : noted.noting("CONVENTION_EPS", "eps clamps the probabilities; the denominator has 1e-6 always.");
    }

    private static Meaning noted(Meaning meaning) {
        return meaning.noting(
                "CONVENTION_EMPTY", "There is no smoothing above, so a class that the target lacks has loss 1.");
    }
}
