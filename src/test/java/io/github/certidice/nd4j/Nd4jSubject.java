package io.github.certidice.nd4j;

import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.dialect.Dialects;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * ND4J as a subject: how code of this JVM comes under the gate. It has ND4J's own losses, by their names, and as calls of
 * other libraries the overlap losses that its users write in SameDiff's operations.
 */
final class Nd4jSubject implements InProcess.Losses {

    /** Value and gradient; the gradient is asked for. */
    record Result(INDArray value, INDArray gradient) {}

    /** A loss of ND4J. */
    interface Loss {
        Result of(Arguments arguments, INDArray target, INDArray prediction);
    }

    private static final String FUNCTIONS = "org.nd4j.linalg.lossfunctions.impl.";
    private static final String OPERATIONS = "org.nd4j.autodiff.samediff.ops.SDLoss.";

    private static final Map<String, Loss> LOSSES = Map.ofEntries(
            Map.entry(FUNCTIONS + "LossBinaryXENT", Nd4jLossFunctions::binary),
            Map.entry(FUNCTIONS + "LossMCXENT", Nd4jLossFunctions::ofClasses),
            Map.entry(FUNCTIONS + "LossFMeasure", Nd4jLossFunctions::fMeasure),
            Map.entry(OPERATIONS + "logLoss", Nd4jGraphs::logLoss),
            Map.entry(OPERATIONS + "sigmoidCrossEntropy", Nd4jGraphs::sigmoidCrossEntropy),
            Map.entry(OPERATIONS + "softmaxCrossEntropy", Nd4jGraphs::softmaxCrossEntropy),
            Map.entry(OPERATIONS + "sparseSoftmaxCrossEntropy", Nd4jGraphs::sparseSoftmaxCrossEntropy),
            Map.entry("monai.losses.DiceLoss", Nd4jGraphs::dice),
            Map.entry("monai.losses.TverskyLoss", Nd4jGraphs::tversky),
            Map.entry("torch.nn.functional.binary_cross_entropy", Nd4jGraphs::binaryCrossEntropy));

    @Override
    public Observed answer(Call call, Question question) {
        Tensor p = question.tensors().prediction();
        String name = Dialects.entry(call.name()).signature().name();
        Loss loss = LOSSES.get(name);
        if (loss == null) {
            throw new UnsupportedOperationException("not of ND4J: " + name);
        }
        Arguments arguments = Arguments.of(call, Dialects.entry(name).signature());
        Storage storage = question.storage();
        Result result = loss.of(arguments, array(question.tensors().target(), storage), array(p, storage));
        Observed observed = question.gradient()
                ? Observed.of(p.type(), tensor(p.type(), result.value()), tensor(p.type(), result.gradient()))
                : Observed.of(p.type(), tensor(p.type(), result.value()));
        return observed.in(storage);
    }

    /** Whether it has the loss of this call. */
    static boolean has(Call call) {
        return LOSSES.containsKey(Dialects.entry(call.name()).signature().name());
    }

    static INDArray array(Tensor tensor, Storage storage) {
        long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
        INDArray usual = Nd4j.create(tensor.toDoubles(), shape, type(tensor.type()));
        return switch (storage) {
            case CONTIGUOUS -> usual;
            case TRANSPOSED -> usual.dup('f');
            case STRIDED -> strided(usual);
        };
    }

    /** Every second place of an array of twice the size, which has ones between. */
    private static INDArray strided(INDArray usual) {
        long[] wide = Arrays.copyOf(usual.shape(), usual.rank() + 1);
        wide[usual.rank()] = 2;
        INDArrayIndex[] every = new INDArrayIndex[wide.length];
        Arrays.fill(every, NDArrayIndex.all());
        every[usual.rank()] = NDArrayIndex.point(0);
        INDArray view = Nd4j.ones(usual.dataType(), wide).get(every);
        view.assign(usual);
        return view;
    }

    private static DataType type(ElementType type) {
        return switch (type) {
            case FLOAT64 -> DataType.DOUBLE;
            case FLOAT32 -> DataType.FLOAT;
            case FLOAT16, BFLOAT16 -> throw new UnsupportedOperationException("no " + type.dtype());
            case INT64 -> DataType.INT64;
            case INT32 -> DataType.INT32;
            case UINT8, BOOL -> DataType.UINT8;
        };
    }

    private static Tensor tensor(ElementType type, INDArray array) {
        long[] shape = array.shape();
        double[] numbers =
                array.dup('c').castTo(DataType.DOUBLE).reshape(array.length()).toDoubleVector();
        return Tensor.of(
                type,
                IntStream.range(0, shape.length)
                        .mapToObj(axis -> (int) shape[axis])
                        .toList(),
                numbers);
    }

    /** The format of a case's numbers. */
    static ElementType format(DataType type) {
        return type == DataType.DOUBLE ? ElementType.FLOAT64 : ElementType.FLOAT32;
    }
}
