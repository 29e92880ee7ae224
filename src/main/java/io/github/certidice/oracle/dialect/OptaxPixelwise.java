package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryCrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.CrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss.AllTerms;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;

/** Cross-entropies and the focal loss of optax: nothing is reduced but the classes of a softmax. */
final class OptaxPixelwise {

    private OptaxPixelwise() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        OptaxLosses.LIBRARY,
                        "optax.losses.sigmoid_binary_cross_entropy()",
                        a -> sigmoid(BinaryCrossEntropy.PLAIN),
                        "optax.sigmoid_binary_cross_entropy"),
                Entry.of(
                        OptaxLosses.LIBRARY,
                        "optax.losses.sigmoid_focal_loss(alpha=None, gamma=2.0)",
                        OptaxPixelwise::focal,
                        "optax.sigmoid_focal_loss"),
                Entry.of(
                        OptaxLosses.LIBRARY,
                        "optax.losses.softmax_cross_entropy(axis=-1, where=None)",
                        a -> softmax(a, Encoding.CHANNELS),
                        "optax.softmax_cross_entropy"),
                Entry.of(
                        OptaxLosses.LIBRARY,
                        "optax.losses.softmax_cross_entropy_with_integer_labels(axis=-1, where=None)",
                        a -> softmax(a, Encoding.INDEX),
                        "optax.softmax_cross_entropy_with_integer_labels"));
    }

    private static Meaning focal(Arguments a) {
        Optional<Rational> alpha = a.isNone("alpha") ? Optional.empty() : Optional.of(Ranges.share(a, "alpha"));
        return sigmoid(BinaryFocal.of(Ranges.notNegative(a, "gamma"), alpha, FocalFactor.OF_MIXTURE));
    }

    private static Meaning sigmoid(PixelTerm term) {
        return each(Encoding.CHANNELS, Activation.SIGMOID, term);
    }

    private static Meaning softmax(Arguments a, Encoding target) {
        if (a.whole("axis") != -1) {
            throw a.unsupported("axis", "-1 only");
        }
        if (!a.isNone("where")) {
            throw a.unsupported("where", "None only");
        }
        return each(target, Activation.SOFTMAX, CrossEntropy.PLAIN);
    }

    private static Meaning each(Encoding target, Activation activation, PixelTerm term) {
        Front front = Front.of(Layout.of(ChannelAxis.LAST, target), activation);
        return Meaning.of(Reading.pixelwise(front, term, Reduction.NONE, new AllTerms()));
    }
}
