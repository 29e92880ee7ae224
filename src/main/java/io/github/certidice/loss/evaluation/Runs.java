package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import java.util.List;

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
        if (pipeline instanceof MatthewsLoss matthews) {
            return new MatthewsRun(matthews, context);
        }
        if (pipeline instanceof PixelwiseLoss pixelwise) {
            return new PixelwiseRun(pixelwise, context);
        }
        return pipeline instanceof Choice choice
                ? of(holds(choice.condition(), context.tensors()) ? choice.met() : choice.otherwise(), context)
                : new CompoundRun((CompoundLoss) pipeline, context);
    }

    private static boolean holds(Choice.Condition condition, Case tensors) {
        List<Integer> shape = tensors.prediction().shape();
        return condition instanceof Choice.AtMostChannels some
                ? shape.size() < 2 || shape.get(1) <= some.most()
                : !tensors.target().shape().equals(shape);
    }
}
