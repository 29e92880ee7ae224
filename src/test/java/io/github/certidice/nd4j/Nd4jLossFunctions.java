package io.github.certidice.nd4j;

import io.github.certidice.nd4j.Nd4jSubject.Result;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossFMeasure;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** The loss functions of ND4J's layers: {@code computeScore} and {@code computeGradient}. */
final class Nd4jLossFunctions {

    private Nd4jLossFunctions() {}

    static Result binary(Arguments a, INDArray target, INDArray prediction) {
        ILossFunction loss = new LossBinaryXENT(number(a, "clipEps"), weights(a, prediction.dataType()));
        return result(a, loss, target, prediction, a.flag("average"));
    }

    static Result ofClasses(Arguments a, INDArray target, INDArray prediction) {
        ILossFunction loss = new LossMCXENT(number(a, "softmaxClipEps"), weights(a, prediction.dataType()));
        return result(a, loss, target, prediction, a.flag("average"));
    }

    static Result fMeasure(Arguments a, INDArray target, INDArray prediction) {
        return result(a, new LossFMeasure(number(a, "beta")), target, prediction, false);
    }

    private static double number(Arguments a, String name) {
        return a.number(name).doubleValue();
    }

    private static INDArray weights(Arguments a, DataType type) {
        Optional<List<Rational>> weights = a.numbers("weights");
        return weights.map(all -> Nd4j.createFromArray(
                                all.stream().mapToDouble(Rational::doubleValue).toArray())
                        .castTo(type))
                .orElse(null);
    }

    private static Result result(
            Arguments a, ILossFunction loss, INDArray target, INDArray prediction, boolean average) {
        IActivation activation = Activation.fromString(a.text("activation")).getActivationFunction();
        double score = loss.computeScore(target, prediction.dup(), activation, null, average);
        INDArray gradient = loss.computeGradient(target, prediction.dup(), activation, null);
        return new Result(Nd4j.scalar(DataType.DOUBLE, score), gradient);
    }
}
