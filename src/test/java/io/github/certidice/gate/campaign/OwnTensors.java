package io.github.certidice.gate.campaign;

import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Question;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Copies of questions for a subject that may change its tensors; questions that share a tensor share its copy. */
final class OwnTensors {

    private final Map<Tensor, Tensor> copies = new IdentityHashMap<>();

    Inquiry of(Inquiry inquiry) {
        Question question = inquiry.question();
        Case tensors = question.tensors();
        Map<String, Tensor> extra = new HashMap<>();
        tensors.extra().forEach((name, tensor) -> extra.put(name, of(tensor)));
        Case own = new Case(of(tensors.prediction()), of(tensors.target()), extra);
        return new Inquiry(inquiry.call(), question.of(own));
    }

    private Tensor of(Tensor tensor) {
        return copies.computeIfAbsent(
                tensor, shared -> new Tensor(shared.type(), shared.shape(), of(shared.elements())));
    }

    private static Tensor.Elements of(Tensor.Elements elements) {
        if (elements instanceof Tensor.Doubles doubles) {
            return new Tensor.Doubles(doubles.array().clone());
        }
        return elements instanceof Tensor.Floats floats
                ? new Tensor.Floats(floats.array().clone())
                : new Tensor.Bytes(((Tensor.Bytes) elements).array().clone());
    }
}
