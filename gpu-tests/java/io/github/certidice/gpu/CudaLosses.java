package io.github.certidice.gpu;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import io.github.certidice.InvalidInput;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.GroupedLoss;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.List;

/**
 * The CUDA losses, asked by the calls of the libraries whose losses they are.
 *
 * @param cuda the library
 * @param launch how kernels are started
 */
record CudaLosses(Cuda cuda, Launch launch) implements InProcess.Losses {

    /**
     * How kernels are started.
     *
     * @param fast where the order of sums is left to the chip
     * @param threads of a block; 0 for the library's choice
     * @param blocks at most; 0 for the library's choice
     */
    record Launch(boolean fast, int threads, int blocks) {}

    @Override
    public Observed answer(Call call, Question question) {
        Case tensors = question.tensors();
        Tensor prediction = tensors.prediction();
        if (!prediction.type().isFloating()) {
            throw new UnsupportedOperationException("no predictions of " + prediction.type().dtype());
        }
        Pipeline pipeline = chosen(Oracle.of(call).meaning().documented(), tensors);
        try (DeviceArrays arrays = new DeviceArrays(cuda)) {
            CudaLibrary.Tensors shaped = shaped(pipeline, prediction);
            CudaKernel kernel = CudaKernel.of(pipeline, arrays, (int) shaped.classes);
            return run(kernel, shaped, question, arrays);
        }
    }

    private static Pipeline chosen(Pipeline pipeline, Case tensors) {
        if (!(pipeline instanceof Choice choice)) {
            return pipeline;
        }
        boolean isMet = choice.condition() instanceof Choice.AtMostChannels some
                ? tensors.prediction().axis(1) <= some.most()
                : !tensors.prediction().shape().equals(tensors.target().shape());
        return chosen(isMet ? choice.met() : choice.otherwise(), tensors);
    }

    private static CudaLibrary.Tensors shaped(Pipeline pipeline, Tensor prediction) {
        if (!(pipeline instanceof GroupedLoss loss)) {
            throw new UnsupportedOperationException("not among the CUDA losses");
        }
        CudaLibrary.Tensors tensors = new CudaLibrary.Tensors();
        tensors.dtype = List.of(ElementType.FLOAT64, ElementType.FLOAT32, ElementType.FLOAT16, ElementType.BFLOAT16)
                .indexOf(prediction.type());
        Layout.ChannelAxis axis = loss.front().layout().channels();
        if (axis == Layout.ChannelAxis.LAST) {
            throw new UnsupportedOperationException("no classes on the last axis");
        }
        tensors.images = axis == Layout.ChannelAxis.FLAT ? 1 : prediction.axis(0);
        tensors.classes = axis == Layout.ChannelAxis.SECOND ? prediction.axis(1) : 1;
        tensors.voxels = prediction.size() / Math.max(1, tensors.images * tensors.classes);
        return tensors;
    }

    private Observed run(CudaKernel kernel, CudaLibrary.Tensors tensors, Question question, DeviceArrays arrays) {
        Tensor prediction = question.tensors().prediction();
        Tensor target = question.tensors().target();
        ElementType type = prediction.type();
        ElementType ofTarget = target.type().isFloating() ? type : ElementType.INT64;
        tensors.mode = launch.fast() ? 1 : 0;
        tensors.threads = launch.threads();
        tensors.blocks = launch.blocks();
        tensors.prediction = arrays.of(type, prediction.toDoubles());
        tensors.target = arrays.of(ofTarget, target.toDoubles());
        tensors.gradient = question.gradient() ? arrays.of(type, new double[prediction.size()]) : null;
        tensors.value = arrays.of(ElementType.FLOAT64, 0, 0);
        LongByReference bytes = new LongByReference();
        cuda.check(kernel.workspace().of(cuda.library(), tensors, bytes));
        tensors.workspaceBytes = bytes.getValue();
        tensors.workspace = arrays.room(bytes.getValue());
        cuda.check(kernel.run().of(cuda.library(), tensors));
        cuda.check(cuda.library().cd_synchronize(Pointer.NULL));
        return observed(tensors, prediction, arrays);
    }

    /** Gradients are in the prediction's format, and so is all that is computed of single voxels. */
    private static Observed observed(CudaLibrary.Tensors tensors, Tensor prediction, DeviceArrays arrays) {
        ElementType type = prediction.type();
        double[] results = arrays.read(ElementType.FLOAT64, tensors.value, 2);
        if (results[1] > 0) {
            throw InvalidInput.of("target", Math.round(results[1]) + " labels that are no class", "classes");
        }
        double value = results[0];
        return tensors.gradient == null
                ? Observed.of(type, Tensor.scalar(value))
                : Observed.of(
                        type,
                        Tensor.scalar(value),
                        Tensor.of(prediction.shape(), arrays.read(type, tensors.gradient, prediction.size())));
    }
}
