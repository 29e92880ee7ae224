package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.None;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Foreground;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tversky and Lovász losses of mmsegmentation. Arguments of the call of a loss, {@code ignore_index} say, follow those of
 * its constructor.
 */
final class MmsegLosses {

    static final String LIBRARY = "mmsegmentation 1.2.2";

    private MmsegLosses() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        LIBRARY,
                        "mmseg.models.losses.TverskyLoss(smooth=1, class_weight=None, loss_weight=1.0,"
                                + " ignore_index=255, alpha=0.3, beta=0.7, loss_name='loss_tversky')",
                        MmsegLosses::tversky),
                Entry.of(
                        LIBRARY,
                        "mmseg.models.losses.LovaszLoss(loss_type='multi_class', classes='present', per_image=False,"
                                + " reduction='mean', class_weight=None, loss_weight=1.0, loss_name='loss_lovasz',"
                                + " ignore_index=255)",
                        MmsegLosses::lovasz));
    }

    /** {@code loss_weight} times the loss. */
    static Pipeline scaled(Arguments a, Pipeline loss) {
        Rational weight = a.number("loss_weight");
        return weight.equals(Rational.ONE) ? loss : new CompoundLoss(List.of(new CompoundLoss.Term(weight, loss)));
    }

    /** A mean over classes whose weights don't change the divisor. */
    static Averaging weighted(Arguments a, Averaging averaging) {
        List<Rational> weights = Ranges.weights(a, "class_weight");
        return weights.isEmpty() ? averaging : averaging.with(new Averaging.Given("class_weight", weights, false));
    }

    private static Meaning tversky(Arguments a) {
        Rational alpha = Ranges.notNegative(a, "alpha");
        Rational beta = Ranges.notNegative(a, "beta");
        if (alpha.doubleValue() + beta.doubleValue() != 1) {
            throw a.invalid("beta", "1 - alpha: the two must sum to 1.0");
        }
        Rational smooth = Ranges.notNegative(a, "smooth");
        Layout layout = Layout.of(ChannelAxis.SECOND, Encoding.INDEX).with(Labels.CLAMPED);
        Overlap overlap = Overlap.tversky(Overlap.Form.PRODUCT, alpha, beta, smooth, smooth);
        Front front = Front.of(layout, Activation.SOFTMAX).with(Reading.voids(a, "ignore_index"));
        Function<Averaging, Pipeline> loss = averaging -> scaled(
                a,
                new OverlapLoss(
                        front, Grouping.IMAGE_CLASS, overlap, EmptyRule.FORMULA, List.of(Step.ONE_MINUS), averaging));
        Averaging averaging = weighted(a, Averaging.MEAN);
        return skippedAs(a, Meaning.of(loss.apply(averaging)), () -> loss.apply(skipping(a, averaging)))
                .noting(
                        "LABELS_CLAMPED",
                        "A label of no class that isn't ignored counts as the nearest class, without a word.");
    }

    /** An average without the class of the ignored index. */
    static Averaging skipping(Arguments a, Averaging averaging) {
        return averaging.with(new Averaging.Skipping(a.whole("ignore_index"), averaging.weights()));
    }

    /** Where an ignored index may be a class's, the library ships that. */
    static Meaning skippedAs(Arguments a, Meaning meaning, Supplier<Pipeline> shipped) {
        return mayBeClass(a)
                ? meaning.shippedAs(
                        shipped.get(),
                        "CLASS_OF_IGNORED_INDEX_SKIPPED",
                        "Where a class has the index ignore_index the library leaves its loss out of the sum over classes,"
                                + " and still divides by their number.")
                : meaning;
    }

    /** 255 is the first number that a byte of labels keeps for other ends. */
    static boolean mayBeClass(Arguments a) {
        return a.optionalWhole("ignore_index").filter(k -> k >= 0 && k < 255).isPresent();
    }

    private static Meaning lovasz(Arguments a) {
        boolean perImage = a.flag("per_image");
        Reduction reduction = Reading.reduction(a);
        if (!perImage && reduction != Reduction.NONE) {
            throw a.invalid("reduction", "'none' where per_image is False");
        }
        boolean binary = a.choice("loss_type", "binary", "multi_class").equals("binary");
        Averaging averaging = Averaging.of(Reduction.MEAN, perImage ? reduction : Reduction.MEAN)
                .with(Order.CLASSES_FIRST);
        return binary ? hinge(a, averaging) : softmax(a, averaging);
    }

    private static Meaning hinge(Arguments a, Averaging averaging) {
        Layout layout = Layout.of(ChannelAxis.NONE, Encoding.CHANNELS);
        Pipeline loss = new LovaszLoss(
                Front.of(layout, Activation.IDENTITY).with(Reading.voids(a, "ignore_index")),
                a.flag("per_image") ? Grouping.IMAGE_CLASS : Grouping.ALL,
                Margin.HINGE,
                Foreground.CLASS,
                EmptyRule.FORMULA,
                averaging);
        return Meaning.of(scaled(a, loss))
                .noting(Texts.FLOAT64_FAILS, Texts.FLOAT32_GAINS)
                .noting(Texts.UNSTABLE_SORT, Texts.TIES_BY_ORDER);
    }

    private static Meaning softmax(Arguments a, Averaging averaging) {
        LovaszClasses classes = LovaszClasses.of(a, "classes");
        Layout layout = Layout.of(ChannelAxis.SECOND, Encoding.INDEX).with(Labels.NO_CLASS);
        Pipeline loss = new LovaszLoss(
                Front.of(layout, Activation.SOFTMAX)
                        .with(Reading.voids(a, "ignore_index"))
                        .with(classes.channels()),
                a.flag("per_image") ? Grouping.IMAGE_CLASS : Grouping.CLASS,
                Margin.PROBABILITY,
                Foreground.CLASS,
                classes.empty(),
                weighted(a, averaging.with(None.NAN)));
        return Meaning.of(scaled(a, loss))
                .noting("RAISES_WITHOUT_CLASSES", "The library raises where no class is present.")
                .noting(
                        "ALL_VOID",
                        "Where all voxels of an image are ignored, the library returns an empty tensor for it.")
                .noting(Texts.FLOAT64_FAILS, Texts.FLOAT32_GAINS)
                .noting(Texts.UNSTABLE_SORT, Texts.TIES_BY_ORDER);
    }
}
