package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.oracle.call.Arguments;

/** Pixelwise losses by a {@code reduction} of PyTorch. */
final class Reductions {

    private Reductions() {}

    /** Mean, sum or nothing. */
    static PixelwiseLoss by(Arguments arguments, Front front, PixelTerm term, PixelwiseLoss.Divisor mean) {
        return by(arguments.choice("reduction", "mean", "sum", "none"), front, term, mean);
    }

    /** Mean, with that divisor, sum or nothing. */
    static PixelwiseLoss by(String reduction, Front front, PixelTerm term, PixelwiseLoss.Divisor mean) {
        return switch (reduction) {
            case "mean" -> PixelwiseLoss.of(front, term, mean);
            case "sum" -> PixelwiseLoss.of(front, term, new PixelwiseLoss.One());
            default -> PixelwiseLoss.of(front, term, mean).unreduced();
        };
    }
}
