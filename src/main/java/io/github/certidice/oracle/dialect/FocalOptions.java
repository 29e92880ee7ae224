package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.PixelwiseLoss.Divisor;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The options of the focal losses of segmentation_models_pytorch and pytorch-toolbelt. */
record FocalOptions(Arguments arguments) {

    /** What neither library lets a user choose: the least sum of focal factors. */
    private static final Rational LEAST = Rational.of(1e-6);

    /**
     * The term.
     *
     * @param factor what F is
     * @param divisor of F in the reduced loss, by its threshold
     */
    BinaryFocal term(FocalFactor factor, UnaryOperator<Rational> divisor) {
        return BinaryFocal.of(Ranges.notNegative(arguments, "gamma"), alpha(), factor)
                .with(reduced(divisor));
    }

    private Optional<Rational> alpha() {
        boolean absent = !arguments.all().containsKey("alpha") || arguments.isNone("alpha");
        return absent ? Optional.empty() : Optional.of(Ranges.share(arguments, "alpha"));
    }

    private Optional<PixelTerm.Reduced> reduced(UnaryOperator<Rational> divisor) {
        if (arguments.isNone("reduced_threshold")) {
            return Optional.empty();
        }
        Rational threshold = Ranges.share(arguments, "reduced_threshold");
        if (divisor.apply(threshold).signum() == 0) {
            throw arguments.invalid("reduced_threshold", "a number above 0 and below 1");
        }
        return Optional.of(new PixelTerm.Reduced(threshold, divisor.apply(threshold)));
    }

    /** By normalized and reduction. */
    Divisor divisor(Divisor mean) {
        Divisor divisor = reduction().equals("sum") ? new PixelwiseLoss.One() : mean;
        return arguments.flag("normalized") ? new PixelwiseLoss.FocalFactors(LEAST, divisor) : divisor;
    }

    /** Mean or sum. */
    String reduction() {
        String reduction = arguments.choice("reduction", "mean", "sum", "none", "batchwise_mean");
        if (!reduction.equals("mean") && !reduction.equals("sum")) {
            throw arguments.unsupported("reduction", "'mean' or 'sum'");
        }
        return reduction;
    }

    Meaning noted(Meaning meaning) {
        Meaning noted = meaning;
        if (arguments.flag("normalized") && reduction().equals("mean")) {
            noted = noted.noting(
                    "CONVENTION_NORMALIZED_MEAN",
                    "With normalized=True and the mean, the sum is divided by the focal factors and by the number of terms.");
        }
        Rational gamma = arguments.number("gamma");
        return gamma.signum() > 0 && gamma.compareTo(Rational.ONE) < 0
                ? noted.noting("NAN_GRADIENT", "Where p_t is 1, the library's gradient is NaN for gamma below 1.")
                : noted;
    }
}
