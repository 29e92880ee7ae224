package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelwiseLoss;

/** Starts the evaluation of a pipeline. */
final class Runs {

    private Runs() {}

    static Run of(Pipeline pipeline, Context context) {
        if (pipeline instanceof OverlapLoss overlap) {
            return new OverlapRun(overlap, context);
        }
        if (pipeline instanceof LovaszLoss lovasz) {
            return new LovaszRun(lovasz, context);
        }
        return pipeline instanceof PixelwiseLoss pixelwise
                ? new PixelwiseRun(pixelwise, context)
                : new CompoundRun((CompoundLoss) pipeline, context);
    }
}
