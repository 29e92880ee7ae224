package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Value;
import java.util.Map;

/** Activations that are given as functions, and written by name: {@code 'softmax'}, {@code torch.sigmoid}. */
final class NamedActivation {

    private static final Map<String, Activation> BY_NAME = Map.of(
            "softmax", Activation.SOFTMAX,
            "softmax_helper", Activation.SOFTMAX,
            "softmax_helper_dim1", Activation.SOFTMAX,
            "sigmoid", Activation.SIGMOID);

    private NamedActivation() {}

    /** The activation that an argument names; none for None. */
    static Activation of(Arguments arguments, String name) {
        if (arguments.isNone(name)) {
            return Activation.IDENTITY;
        }
        if (arguments.value(name) instanceof Value.Text text) {
            Activation activation = BY_NAME.get(lastPart(text.value()));
            if (activation != null) {
                return activation;
            }
        }
        throw arguments.unsupported(name, "None, 'softmax' or 'sigmoid'");
    }

    private static String lastPart(String dotted) {
        return dotted.substring(dotted.lastIndexOf('.') + 1);
    }
}
