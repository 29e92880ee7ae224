package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.ClassFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss.AllTerms;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;

/** Focal losses of kornia. */
final class KorniaFocal {

    private static final String BINARY =
            "gamma=2.0, reduction='none', pos_weight=None, weight=None, ignore_index=-100)";

    private KorniaFocal() {}

    static List<Entry> entries() {
        return List.of(
                Entry.of(
                        KorniaLosses.LIBRARY,
                        "kornia.losses.focal_loss(alpha=REQUIRED, gamma=2.0, reduction='none', weight=None,"
                                + " ignore_index=-100)",
                        KorniaFocal::ofClasses,
                        "kornia.losses.FocalLoss"),
                Entry.of(
                        KorniaLosses.LIBRARY,
                        "kornia.losses.binary_focal_loss_with_logits(alpha=0.25, " + BINARY,
                        KorniaFocal::binary),
                Entry.of(
                        KorniaLosses.LIBRARY,
                        "kornia.losses.BinaryFocalLossWithLogits(alpha=REQUIRED, " + BINARY,
                        KorniaFocal::binary));
    }

    private static Meaning ofClasses(Arguments a) {
        Meaning meaning =
                KorniaLosses.noteLeak(Meaning.of(ofClasses(a, Rational.ZERO)), ofClasses(a, KorniaLosses.LEAK));
        return noteMean(
                a,
                Reading.reduction(a) == Reduction.MEAN
                        ? meaning.noting(Texts.MEAN_OVER_CLASSES, Texts.CLASS_AXIS_COUNTS)
                        : meaning);
    }

    private static Pipeline ofClasses(Arguments a, Rational offValue) {
        Front front = Front.of(KorniaLosses.INDEXED.withOffValue(offValue), Activation.SOFTMAX)
                .with(Reading.voids(a, "ignore_index"));
        return Reading.pixelwise(front, classTerm(a), Reading.reduction(a), new AllTerms());
    }

    private static ClassFocal classTerm(Arguments a) {
        Rational gamma = Ranges.notNegative(a, "gamma");
        List<Rational> weights = Ranges.weights(a, "weight");
        ClassWeights alphas = alpha(a).map(alpha -> ClassWeights.background(Rational.ONE.minus(alpha), alpha))
                .orElse(ClassWeights.EQUAL);
        return new ClassFocal(gamma, alphas.times(Reading.classWeights(weights)));
    }

    private static Meaning binary(Arguments a) {
        List<Rational> positive = Ranges.weights(a, "pos_weight");
        List<Rational> weights = Ranges.weights(a, "weight");
        boolean plain = positive.isEmpty() && weights.isEmpty();
        Layout layout = Layout.of(plain ? ChannelAxis.FLAT : ChannelAxis.SECOND, Encoding.CHANNELS);
        Front front = Front.of(layout, Activation.SIGMOID).with(Reading.voids(a, "ignore_index"));
        BinaryFocal term = BinaryFocal.of(Ranges.notNegative(a, "gamma"), alpha(a), FocalFactor.OF_EACH_TERM)
                .withPositive(positive)
                .with(Reading.classWeights(weights));
        return noteMean(a, Meaning.of(Reading.pixelwise(front, term, Reading.reduction(a), new AllTerms())));
    }

    private static Optional<Rational> alpha(Arguments a) {
        return a.isNone("alpha") ? Optional.empty() : Optional.of(Ranges.share(a, "alpha"));
    }

    private static Meaning noteMean(Arguments a, Meaning meaning) {
        Meaning noted = meaning;
        if (Reading.reduction(a) == Reduction.MEAN && !a.isNone("ignore_index")) {
            noted = noted.noting(Texts.IGNORED_IN_DIVISOR, Texts.IGNORED_COUNT);
        }
        Rational gamma = a.number("gamma");
        boolean steep = gamma.signum() > 0 && gamma.compareTo(Rational.ONE) < 0;
        return steep ? noted.noting(Texts.GRADIENT_NAN_AT_CERTAINTY, Texts.POWER_BELOW_1) : noted;
    }
}
