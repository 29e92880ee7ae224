package io.github.certidice.nd4j;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The losses in the array operations of ND4J, as its users would write them; gradients by SameDiff where it can. */
final class Nd4jLosses {

    private Nd4jLosses() {}

    /** {@code 1 - I / (I + alpha (P - I) + beta (G - I))}. */
    static double tversky(INDArray y, INDArray p, double alpha, double beta, boolean squared) {
        double i = sum(y.mul(p));
        double size = sum(squared ? p.mul(p) : p);
        INDArray above = scalar(y, i);
        INDArray below = above.add(scalar(y, size).sub(above).mul(alpha))
                .add(scalar(y, sum(y)).sub(above).mul(beta));
        return above.div(below).rsub(1).getDouble(0);
    }

    static double lovaszJaccard(INDArray y, INDArray p) {
        INDArray errors = errors(y, p);
        INDArray sorted = errors.get(NDArrayIndex.indices(descending(errors)));
        return sum(sorted.mul(marginals(y, errors)));
    }

    /** Marginals at their voxels, with the sign of the error's derivative. */
    static double[] lovaszJaccardGradient(INDArray y, INDArray p) {
        INDArray errors = errors(y, p);
        long[] order = descending(errors);
        INDArray marginals = marginals(y, errors);
        double[] gradient = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            gradient[(int) order[k]] = (1 - 2 * y.getDouble(order[k])) * marginals.getDouble(k);
        }
        return gradient;
    }

    private static INDArray errors(INDArray y, INDArray p) {
        return Transforms.abs(y.sub(p));
    }

    private static INDArray marginals(INDArray y, INDArray errors) {
        INDArray sorted = y.get(NDArrayIndex.indices(descending(errors)));
        double n = sum(y);
        INDArray missed = sorted.dup().cumsum(0);
        INDArray added = sorted.rsub(1).cumsum(0);
        INDArray losses = missed.rsub(n).div(added.add(n)).rsub(1);
        INDArray marginals = losses.dup();
        long d = y.length();
        if (d > 1) {
            INDArray tail = marginals.get(NDArrayIndex.interval(1, d));
            tail.subi(losses.get(NDArrayIndex.interval(0, d - 1)));
        }
        return marginals;
    }

    private static long[] descending(INDArray errors) {
        return Nd4j.sortWithIndices(errors.dup(), 0, false)[0].toLongVector();
    }

    static double crossEntropy(INDArray y, INDArray p) {
        INDArray on = y.mul(Transforms.log(p, true));
        INDArray off = y.rsub(1).mul(Transforms.log(p.rsub(1), true));
        return on.add(off).meanNumber().doubleValue() * -1;
    }

    static double[] tverskyGradient(INDArray y, INDArray p, double alpha, double beta, boolean squared) {
        return gradient(p, (sd, x) -> {
            SDVariable target = sd.constant("y", y);
            SDVariable i = x.mul(target).sum();
            SDVariable size = (squared ? x.mul(x) : x).sum();
            SDVariable below =
                    i.add(size.sub(i).mul(alpha)).add(target.sum().sub(i).mul(beta));
            return i.div(below).rsub(1);
        });
    }

    static double[] crossEntropyGradient(INDArray y, INDArray p) {
        return gradient(p, (sd, x) -> {
            SDVariable target = sd.constant("y", y);
            SDVariable on = target.mul(sd.math().log(x));
            SDVariable off = target.rsub(1).mul(sd.math().log(x.rsub(1)));
            return on.add(off).mean().neg();
        });
    }

    private interface Graph {
        SDVariable loss(SameDiff sd, SDVariable x);
    }

    private static double[] gradient(INDArray p, Graph graph) {
        return quietly(() -> {
            SameDiff sd = SameDiff.create();
            SDVariable x = sd.var("p", p.dup());
            graph.loss(sd, x).markAsLoss();
            return sd.calculateGradients(Map.of(), "p").get("p").toDoubleVector();
        });
    }

    /** SameDiff writes to standard output. */
    static <T> T quietly(Supplier<T> work) {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            return work.get();
        } finally {
            System.setOut(out);
        }
    }

    private static double sum(INDArray x) {
        return x.sumNumber().doubleValue();
    }

    private static INDArray scalar(INDArray like, double value) {
        return Nd4j.scalar(like.dataType(), value);
    }
}
