package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryCrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.CrossEntropy;
import io.github.certidice.loss.pipeline.PixelwiseLoss.AllTerms;
import io.github.certidice.loss.pipeline.PixelwiseLoss.Joined;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Cross-entropies of Keras: functions return one number for each voxel, classes reduce these. */
final class KerasEntropies {

    private static final String SMOOTHED = "from_logits=False, label_smoothing=0.0, axis=-1";

    private KerasEntropies() {}

    static List<Entry> entries() {
        return Stream.of(
                        both("BinaryCrossentropy", "binary_crossentropy", SMOOTHED, KerasEntropies::binary),
                        both("CategoricalCrossentropy", "categorical_crossentropy", SMOOTHED, KerasEntropies::ofShares),
                        both(
                                "SparseCategoricalCrossentropy",
                                "sparse_categorical_crossentropy",
                                "from_logits=False, ignore_class=None, axis=-1",
                                KerasEntropies::ofIndices))
                .flatMap(List::stream)
                .toList();
    }

    /** The class and the function. */
    private static List<Entry> both(
            String name, String function, String options, BiFunction<Arguments, Reduction, Meaning> translation) {
        return List.of(
                Entry.of(
                        KerasLosses.LIBRARY,
                        "keras.losses." + name + "(" + options + ", reduction='sum_over_batch_size', name='" + function
                                + "', dtype=None)",
                        a -> translation.apply(a, KerasAxes.reduction(a))),
                Entry.of(
                        KerasLosses.LIBRARY,
                        "keras.losses." + function + "(" + options + ")",
                        a -> translation.apply(a, Reduction.NONE)));
    }

    /** Smoothing is towards 1/2: {@code g (1 - s) + s / 2}. */
    private static Meaning binary(Arguments a, Reduction reduction) {
        BinaryCrossEntropy term = new BinaryCrossEntropy(
                List.of(), List.of(), Optional.empty(), smoothing(a).times(Rational.HALF));
        Activation activation = a.flag("from_logits") ? Activation.SIGMOID : clamped(Activation.IDENTITY);
        Front front = front(a, Encoding.CHANNELS, activation);
        return noteClamp(
                        a,
                        Meaning.of(Reading.pixelwise(front, term, reduction, new AllTerms())
                                .joining(Joined.MEAN)))
                .noting(Texts.FLOAT32_INSIDE, "The mean over classes is computed in float32, whatever the type is.");
    }

    private static Meaning ofShares(Arguments a, Reduction reduction) {
        return ofClasses(a, reduction, Encoding.CHANNELS, smoothing(a));
    }

    private static Meaning ofIndices(Arguments a, Reduction reduction) {
        if (!a.isNone("ignore_class")) {
            throw a.unsupported("ignore_class", "None only");
        }
        return ofClasses(a, reduction, Encoding.INDEX, Rational.ZERO);
    }

    private static Meaning ofClasses(Arguments a, Reduction reduction, Encoding target, Rational smoothing) {
        Activation activation =
                a.flag("from_logits") ? Activation.SOFTMAX : clamped(new Activation.Normalised(Activation.IDENTITY));
        CrossEntropy term = new CrossEntropy(List.of(), smoothing);
        return noteClamp(
                a, Meaning.of(Reading.pixelwise(front(a, target, activation), term, reduction, new AllTerms())));
    }

    private static Front front(Arguments a, Encoding target, Activation activation) {
        if (a.whole("axis") != -1) {
            throw a.unsupported("axis", "-1 only");
        }
        return Front.of(Layout.of(ChannelAxis.LAST, target), activation);
    }

    private static Rational smoothing(Arguments a) {
        return Ranges.share(a, "label_smoothing");
    }

    private static Activation clamped(Activation inner) {
        return new Activation.Clamped(inner, KerasLosses.EPSILON, Rational.ONE.minus(KerasLosses.EPSILON));
    }

    private static Meaning noteClamp(Arguments a, Meaning meaning) {
        return a.flag("from_logits")
                ? meaning
                : meaning.noting(
                        "CONVENTION_CLAMP", "Probabilities are clamped to [1e-7, 1 - 1e-7], without slope beyond.");
    }
}
