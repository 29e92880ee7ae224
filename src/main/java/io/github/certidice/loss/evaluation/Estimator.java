package io.github.certidice.loss.evaluation;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.number.Estimated;
import io.github.certidice.number.FloatModel;
import io.github.certidice.number.Quantity;
import java.util.EnumSet;
import java.util.Optional;

/** Evaluates pipelines in estimated arithmetic: the same stages tell what a floating-point program may be off. */
public final class Estimator {

    private Estimator() {}

    /**
     * Bounds for value and, where wanted, gradient.
     *
     * @throws io.github.certidice.InvalidInput where the tensors don't fit the loss
     */
    public static Bounds estimate(Pipeline pipeline, Case tensors, FloatModel model, boolean gradient) {
        FloatModel own = model.over(tensors.prediction().size());
        Run run = Runs.of(
                pipeline, new Context(tensors, Context.grids(tensors), own, EnumSet.noneOf(Event.class), gradient));
        double[] value = run.values().stream().mapToDouble(Estimator::bound).toArray();
        Optional<Tensor> slopes = gradient ? Optional.of(gradient(run, tensors.prediction())) : Optional.empty();
        return new Bounds(Tensor.of(ElementType.FLOAT64, run.shape(), value), slopes);
    }

    private static Tensor gradient(Run run, Tensor prediction) {
        double[] bounds = new double[prediction.size()];
        run.gradient(new Run.Sink() {
            @Override
            public boolean wants(int index) {
                return true;
            }

            @Override
            public void accept(int index, Quantity coordinate) {
                bounds[index] = bound(coordinate);
            }
        });
        return Tensor.of(ElementType.FLOAT64, prediction.shape(), bounds);
    }

    private static double bound(Quantity quantity) {
        Estimated x = (Estimated) quantity;
        if (x.error() == 0 && !x.isFinite()) {
            return Double.NaN;
        }
        if (x.error() == Double.POSITIVE_INFINITY) {
            return x.error(); // whatever the number itself came out as
        }
        double answersRounding = Math.ulp(Math.abs(x.value()) + x.error()) / 2;
        return x.error() == 0 && x.value() == 0 ? 0 : x.error() + answersRounding;
    }
}
