package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.PixelwiseLoss.Divisor;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Locale;

/** Arguments within the range that a loss gives them, and stages that many libraries spell alike. */
final class Reading {

    private Reading() {}

    /** A whole number of at least this. */
    static int wholeFrom(int least, Arguments a, String name) {
        int x = a.whole(name);
        if (x < least) {
            throw a.invalid(name, "an integer of at least " + least);
        }
        return x;
    }

    /** One for each class, or 1 for all where there are none. */
    static ClassWeights classWeights(List<Rational> weights) {
        return weights.isEmpty() ? ClassWeights.EQUAL : ClassWeights.each(weights);
    }

    /** Voxels of that label are void; none are for None. */
    static Voids voids(Arguments a, String name) {
        return a.optionalWhole(name).map(Voids::label).orElse(Voids.NONE);
    }

    /** PyTorch's three words. */
    static Reduction reduction(Arguments a) {
        return switch (a.choice("reduction", "mean", "sum", "none")) {
            case "sum" -> Reduction.SUM;
            case "none" -> Reduction.NONE;
            default -> Reduction.MEAN;
        };
    }

    /** All terms, their sum, or their mean by this divisor. */
    static PixelwiseLoss pixelwise(Front front, PixelTerm term, Reduction reduction, Divisor ofMean) {
        return Reductions.by(reduction.name().toLowerCase(Locale.ROOT), front, term, ofMean);
    }
}
