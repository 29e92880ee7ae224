package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.ClassFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss.AllTerms;
import io.github.certidice.loss.pipeline.PixelwiseLoss.Joined;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;

/** Focal cross-entropies of Keras: functions return one number for each voxel, classes reduce these. */
final class KerasFocal {

    private static final Layout CHANNELS_LAST = Layout.of(ChannelAxis.LAST, Encoding.CHANNELS);
    private static final String OPTIONS = "gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1";
    private static final String BINARY = "apply_class_balancing=False, alpha=0.25, " + OPTIONS;
    private static final String CATEGORICAL = "alpha=0.25, " + OPTIONS;

    private KerasFocal() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        KerasLosses.LIBRARY,
                        "keras.losses.BinaryFocalCrossentropy(" + ofClass(BINARY, "binary_focal_crossentropy"),
                        a -> binary(a, KerasAxes.reduction(a))),
                Entry.of(
                        KerasLosses.LIBRARY,
                        "keras.losses.binary_focal_crossentropy(" + BINARY + ")",
                        a -> binary(a, Reduction.NONE)),
                Entry.of(
                        KerasLosses.LIBRARY,
                        "keras.losses.CategoricalFocalCrossentropy("
                                + ofClass(CATEGORICAL, "categorical_focal_crossentropy"),
                        a -> categorical(a, KerasAxes.reduction(a))),
                Entry.of(
                        KerasLosses.LIBRARY,
                        "keras.losses.categorical_focal_crossentropy(" + CATEGORICAL + ")",
                        a -> categorical(a, Reduction.NONE)));
    }

    private static String ofClass(String options, String name) {
        return options + ", reduction='sum_over_batch_size', name='" + name + "', dtype=None)";
    }

    private static Meaning binary(Arguments a, Reduction reduction) {
        requireTranslated(a);
        Front front = Front.of(CHANNELS_LAST, a.flag("from_logits") ? Activation.SIGMOID : Activation.IDENTITY);
        Optional<Rational> alpha =
                a.flag("apply_class_balancing") ? Optional.of(Ranges.share(a, "alpha")) : Optional.empty();
        BinaryFocal term = BinaryFocal.of(Ranges.notNegative(a, "gamma"), alpha, FocalFactor.OF_MIXTURE)
                .clamped(KerasLosses.EPSILON);
        return Meaning.of(Reading.pixelwise(front, term, reduction, new AllTerms())
                        .joining(Joined.MEAN))
                .noting(
                        "CONVENTION_CLAMP",
                        "Logarithms see probabilities clamped to [1e-7, 1 - 1e-7], without slope beyond; the focal factor"
                                + " sees them as they are.")
                .noting(Texts.FLOAT32_INSIDE, "The mean over classes is computed in float32, whatever the type is.");
    }

    private static Meaning categorical(Arguments a, Reduction reduction) {
        requireTranslated(a);
        Activation inner = a.flag("from_logits") ? Activation.SOFTMAX : Activation.IDENTITY;
        Activation activation = new Activation.Clamped(
                new Activation.Normalised(inner), KerasLosses.EPSILON, Rational.ONE.minus(KerasLosses.EPSILON));
        ClassFocal term = new ClassFocal(Ranges.notNegative(a, "gamma"), alphas(a));
        return Meaning.of(Reading.pixelwise(Front.of(CHANNELS_LAST, activation), term, reduction, new AllTerms())
                        .joining(Joined.SUM))
                .noting(
                        "CONVENTION_CLAMP",
                        "Probabilities are divided by their sum, then clamped to [1e-7, 1 - 1e-7], without slope beyond.")
                .noting("CONVENTION_ALPHA", "alpha, 0.25 unless given, is a factor of all classes alike.");
    }

    private static ClassWeights alphas(Arguments a) {
        List<Rational> alphas = Ranges.weights(a, "alpha");
        if (alphas.isEmpty()) {
            throw a.invalid("alpha", "a number, or one for each class");
        }
        return alphas.size() == 1 ? ClassWeights.all(alphas.get(0)) : ClassWeights.each(alphas);
    }

    private static void requireTranslated(Arguments a) {
        if (a.number("label_smoothing").signum() != 0) {
            throw a.unsupported("label_smoothing", "0.0 only");
        }
        if (a.whole("axis") != -1) {
            throw a.unsupported("axis", "-1 only");
        }
    }
}
