package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.CompoundLoss.Term;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;

/**
 * MONAI's asymmetric unified focal loss (Yeung et al. 2022) and its two parts; class 0 is the background, class 1 the
 * foreground.
 */
final class MonaiUnified {

    private static final Rational EPSILON = Rational.of(1e-7);

    private final Arguments arguments;
    private final Activation activation;
    private final Rational delta;

    private MonaiUnified(Arguments arguments, Activation inner, Rational epsilon) {
        this.arguments = arguments;
        this.activation = new Activation.Clamped(inner, epsilon, Rational.ONE.minus(epsilon));
        this.delta = Ranges.share(arguments, "delta");
        arguments.choice("reduction", "mean", "sum", "none");
    }

    private static MonaiUnified part(Arguments arguments) {
        return new MonaiUnified(arguments, Activation.IDENTITY, epsilon(arguments));
    }

    private static Rational epsilon(Arguments arguments) {
        Rational epsilon = Ranges.positive(arguments, "epsilon");
        if (epsilon.compareTo(Rational.HALF) >= 0) {
            throw arguments.invalid("epsilon", "a number above 0 and below 1/2");
        }
        return epsilon;
    }

    static Meaning tversky(Arguments arguments) {
        Pipeline pipeline = part(arguments).tversky(epsilon(arguments));
        return notedReduction(arguments, notedTversky(Meaning.of(pipeline)));
    }

    static Meaning focal(Arguments arguments) {
        return notedReduction(arguments, Meaning.of(part(arguments).focal()));
    }

    static Meaning unified(Arguments arguments) {
        if (!arguments.number("num_classes").equals(Rational.TWO)) {
            throw arguments.unsupported("num_classes", "2: background and foreground");
        }
        Pipeline documented = new MonaiUnified(arguments, Activation.SIGMOID, EPSILON).sum();
        Pipeline shipped = new MonaiUnified(arguments, Activation.IDENTITY, EPSILON).sum();
        Meaning meaning = notedTversky(Meaning.of(documented))
                .shippedAs(
                        shipped,
                        "NO_ACTIVATION",
                        "MONAI documents that it takes the sigmoid of logits; it clamps them to [1e-7, 1 - 1e-7] instead.");
        return arguments.flag("to_onehot_y")
                ? meaning.noting(
                        "OPTION_FAILS",
                        "MONAI demands equal shapes before it looks at to_onehot_y, so it refuses indices.")
                : meaning;
    }

    private Front front(List<Integer> classes) {
        Encoding target = arguments.flag("to_onehot_y") ? Encoding.INDEX_CHANNEL : Encoding.CHANNELS;
        return new Front(Layout.of(ChannelAxis.SECOND, target), activation, Voids.NONE, Channels.only(classes));
    }

    private Pipeline sum() {
        Rational weight = Ranges.share(arguments, "weight");
        return new CompoundLoss(
                List.of(new Term(weight, focal()), new Term(Rational.ONE.minus(weight), tversky(EPSILON))));
    }

    /** {@code mean(1 - T_0, (1 - T_1)^(1 - gamma))}. */
    private Pipeline tversky(Rational epsilon) {
        Overlap overlap = Overlap.tversky(Overlap.Form.PRODUCT, Rational.ONE.minus(delta), delta, epsilon, epsilon);
        Step shape =
                new Step.ByClass(List.of(List.of(Step.ONE_MINUS), List.of(Step.ONE_MINUS, new Step.Power(exponent()))));
        return new OverlapLoss(
                front(List.of(0, 1)), Grouping.IMAGE_CLASS, overlap, EmptyRule.FORMULA, List.of(shape), Averaging.MEAN);
    }

    private Rational exponent() {
        Rational gamma = Ranges.notNegative(arguments, "gamma");
        if (gamma.compareTo(Rational.ONE) >= 0) {
            throw arguments.invalid("gamma", "a number of at least 0 and below 1");
        }
        return Rational.ONE.minus(gamma);
    }

    /** {@code mean((1 - delta) (1 - p_0)^gamma g_0 (-log p_0) + delta g_1 (-log p_1))}. */
    private Pipeline focal() {
        return new CompoundLoss(List.of(
                new Term(Rational.ONE.minus(delta), entropy(0, Ranges.notNegative(arguments, "gamma"))),
                new Term(delta, entropy(1, Rational.ZERO))));
    }

    private Pipeline entropy(int c, Rational gamma) {
        return PixelwiseLoss.of(
                front(List.of(c)), new PixelTerm.ClassFocal(gamma, ClassWeights.EQUAL), new PixelwiseLoss.AllTerms());
    }

    private static Meaning notedTversky(Meaning meaning) {
        return meaning.noting(
                        "NAN_AT_PERFECT",
                        "MONAI computes (1 - T) (1 - T)^(-gamma), which is NaN where the foreground's T is 1; the limit is"
                                + " 0.")
                .noting("CONVENTION_CLAMP", "The clamp keeps a perfect prediction from loss 0.");
    }

    private static Meaning notedReduction(Arguments arguments, Meaning meaning) {
        return arguments.text("reduction").equals("mean")
                ? meaning
                : meaning.noting("OPTION_IGNORED", "MONAI ignores reduction here and returns the mean.");
    }
}
