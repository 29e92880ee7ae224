package io.github.certidice.nd4j;

import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@link Nd4jLosses} as a subject: how code of this JVM comes under the gate. It does two losses, each only as one call that
 * another library has, on a single image.
 */
final class Nd4jSubject implements InProcess.Losses {

    /** Without smoothing, {@code 1 - 2 I / (P + G)}. */
    static final Call DICE = Call.parse("monai.losses.DiceLoss(smooth_nr=0, smooth_dr=0)");

    static final Call CROSS_ENTROPY = Call.parse("torch.nn.BCELoss()");

    private record Loss(double value, double... gradient) {}

    @Override
    public Observed answer(Call call, Question question) {
        Tensor p = question.tensors().prediction();
        requireOneImage(p);
        Loss loss = loss(call, array(question.tensors().target(), type(p)), array(p, type(p)));
        Tensor value = Tensor.of(p.type(), List.of(), loss.value());
        return question.gradient()
                ? Observed.of(p.type(), value, Tensor.of(p.type(), p.shape(), loss.gradient()))
                : Observed.of(p.type(), value);
    }

    private static void requireOneImage(Tensor p) {
        if (p.rank() < 2 || p.axis(0) != 1 || p.axis(1) != 1) {
            throw new UnsupportedOperationException("only one image of one channel, found " + p);
        }
    }

    private static Loss loss(Call call, INDArray y, INDArray p) {
        if (call.equals(DICE)) {
            return new Loss(
                    Nd4jLosses.tversky(y, p, 0.5, 0.5, false), Nd4jLosses.tverskyGradient(y, p, 0.5, 0.5, false));
        }
        if (call.equals(CROSS_ENTROPY)) {
            return new Loss(Nd4jLosses.crossEntropy(y, p), Nd4jLosses.crossEntropyGradient(y, p));
        }
        throw new UnsupportedOperationException("only " + DICE + " and " + CROSS_ENTROPY);
    }

    private static DataType type(Tensor p) {
        return switch (p.type()) {
            case FLOAT64 -> DataType.DOUBLE;
            case FLOAT32 -> DataType.FLOAT;
            default -> throw new UnsupportedOperationException("no " + p.type().dtype());
        };
    }

    private static INDArray array(Tensor tensor, DataType type) {
        return Nd4j.createFromArray(tensor.toDoubles()).castTo(type);
    }

    /** The format of a case's numbers. */
    static ElementType format(DataType type) {
        return type == DataType.DOUBLE ? ElementType.FLOAT64 : ElementType.FLOAT32;
    }
}
