package io.github.certidice.gate.planted.storage;

import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps tensors as it is asked to, and reads them from there. */
public final class Stored extends Plain {

    private final Function<Strided, Tensor> prediction;
    private final Function<Strided, Tensor> others;

    /** Read by their strides. */
    public Stored() {
        this(Strided::read, Strided::read);
    }

    /** Read in some way. */
    public Stored(Function<Strided, Tensor> prediction, Function<Strided, Tensor> others) {
        this.prediction = prediction;
        this.others = others;
    }

    @Override
    public Observed answer(Call call, Question question) {
        Case tensors = question.tensors();
        Map<String, Tensor> extra = new HashMap<>();
        tensors.extra().forEach((name, tensor) -> extra.put(name, read(others, tensor, question)));
        Case read = new Case(
                read(prediction, tensors.prediction(), question), read(others, tensors.target(), question), extra);
        return super.answer(call, question.of(read)).in(question.storage());
    }

    private static Tensor read(Function<Strided, Tensor> how, Tensor tensor, Question question) {
        return how.apply(Strided.of(tensor, question.storage()));
    }
}
