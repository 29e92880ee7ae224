package io.github.certidice.nd4j;

import io.github.certidice.nd4j.Nd4jSubject.Result;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Losses as graphs of SameDiff, with its gradients: its own operations, and overlap losses as its users write them. */
final class Nd4jGraphs {

    private static final String PREDICTION = "prediction";
    private static final String LOSS = "loss";
    private static final int VOXELS_FROM = 2;

    /** The tensors of a loss as variables of a graph. */
    private record Graph(SameDiff sd, SDVariable y, SDVariable p) {

        private SDVariable constant(double number) {
            return sd.constant(Nd4j.scalar(p.dataType(), number));
        }
    }

    /** The operations of a loss. */
    private interface Formula {
        SDVariable of(Graph graph);
    }

    private Nd4jGraphs() {}

    static Result logLoss(Arguments a, INDArray target, INDArray prediction) {
        double epsilon = a.number("epsilon").doubleValue();
        return result(target, prediction, g -> g.sd().loss().logLoss(LOSS, g.y(), g.p(), null, reduce(a), epsilon));
    }

    static Result sigmoidCrossEntropy(Arguments a, INDArray target, INDArray prediction) {
        double s = a.number("labelSmoothing").doubleValue();
        return result(
                target, prediction, g -> g.sd().loss().sigmoidCrossEntropy(LOSS, g.y(), g.p(), null, reduce(a), s));
    }

    static Result softmaxCrossEntropy(Arguments a, INDArray target, INDArray prediction) {
        double s = a.number("labelSmoothing").doubleValue();
        return result(
                target, prediction, g -> g.sd().loss().softmaxCrossEntropy(LOSS, g.y(), g.p(), null, reduce(a), s));
    }

    /** A label below 0 isn't refused: the gradient is written before the beginning of its array, and the process ends. */
    static Result sparseSoftmaxCrossEntropy(Arguments a, INDArray target, INDArray prediction) {
        if (target.minNumber().intValue() < 0) {
            throw new UnsupportedOperationException("a label below 0 ends the process");
        }
        return result(target, prediction, g -> g.sd().loss().sparseSoftmaxCrossEntropy(LOSS, g.p(), g.y()));
    }

    private static LossReduce reduce(Arguments a) {
        return LossReduce.valueOf(a.text("lossReduce"));
    }

    static Result binaryCrossEntropy(Arguments a, INDArray target, INDArray prediction) {
        requireDefaults(a, "weight");
        return result(target, prediction, g -> {
            SDVariable on = g.y().mul(g.sd().math().log(g.p()));
            SDVariable off = g.y().rsub(1).mul(g.sd().math().log(g.p().rsub(1)));
            return on.add(off).mean().neg();
        });
    }

    /** {@code 1 - (2 I + n) / (P + G + d)}, or {@code 1 - (2 I + n) / (2 (P + G - I) + d)}; the mean over images, classes. */
    static Result dice(Arguments a, INDArray target, INDArray prediction) {
        requireDefaults(a, "softmax", "to_onehot_y", "batch", "weight", "soft_label", "other_act");
        return result(target, prediction, g -> {
            SDVariable p = activated(a, g);
            SDVariable i = sum(g, p.mul(g.y()));
            SDVariable sizes = a.flag("squared_pred")
                    ? sum(g, p.mul(p)).add(sum(g, g.y().mul(g.y())))
                    : sum(g, p).add(sum(g, g.y()));
            SDVariable below = a.flag("jaccard") ? sizes.sub(i).mul(2) : sizes;
            return loss(a, g, i.mul(2), below);
        });
    }

    /** {@code 1 - (I + n) / (I + alpha (P - I) + beta (G - I) + d)}. */
    static Result tversky(Arguments a, INDArray target, INDArray prediction) {
        requireDefaults(a, "softmax", "to_onehot_y", "batch", "soft_label", "other_act");
        double alpha = a.number("alpha").doubleValue();
        double beta = a.number("beta").doubleValue();
        return result(target, prediction, g -> {
            SDVariable p = activated(a, g);
            SDVariable i = sum(g, p.mul(g.y()));
            SDVariable wrong = sum(g, p.mul(g.y().rsub(1))).mul(alpha);
            SDVariable missed = sum(g, p.rsub(1).mul(g.y())).mul(beta);
            return loss(a, g, i, i.add(wrong).add(missed));
        });
    }

    private static SDVariable activated(Arguments a, Graph g) {
        return a.flag("sigmoid") ? g.sd().nn().sigmoid(g.p()) : g.p();
    }

    private static SDVariable sum(Graph g, SDVariable x) {
        int[] voxels = IntStream.range(VOXELS_FROM, g.p().getArr().rank()).toArray();
        return voxels.length == 0 ? x : x.sum(voxels);
    }

    private static SDVariable loss(Arguments a, Graph g, SDVariable above, SDVariable below) {
        SDVariable numerator = above.add(g.constant(a.number("smooth_nr").doubleValue()));
        SDVariable denominator = below.add(g.constant(a.number("smooth_dr").doubleValue()));
        return numerator.div(denominator).rsub(1).mean();
    }

    private static void requireDefaults(Arguments a, String... names) {
        for (String name : List.of(names)) {
            if (!a.isNone(name) && !a.value(name).toString().equals("False")) {
                throw new UnsupportedOperationException("without " + name + " only");
            }
        }
        if (!a.text("reduction").equals("mean")) {
            throw new UnsupportedOperationException("reduction='mean' only");
        }
    }

    private static Result result(INDArray target, INDArray prediction, Formula formula) {
        return Nd4jLosses.quietly(() -> evaluated(target, prediction, formula));
    }

    private static Result evaluated(INDArray target, INDArray prediction, Formula formula) {
        SameDiff sd = SameDiff.create();
        SDVariable p = sd.var(PREDICTION, prediction);
        boolean counts = target.dataType() == DataType.INT64;
        SDVariable y = sd.constant("target", counts ? target : target.castTo(prediction.dataType()));
        SDVariable loss = formula.of(new Graph(sd, y, p));
        loss.markAsLoss();
        INDArray value = loss.eval().dup();
        return new Result(value, sd.calculateGradients(Map.of(), PREDICTION).get(PREDICTION));
    }
}
