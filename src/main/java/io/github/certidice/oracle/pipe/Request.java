package io.github.certidice.oracle.pipe;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question of the pipe.
 *
 * @param oracle who is asked
 * @param question what is asked
 * @param tolerance the precision whose tolerance is wanted
 * @param gradientPath the .npy file that the gradient is written to
 */
record Request(Oracle oracle, Question question, Optional<ElementType> tolerance, Optional<String> gradientPath) {

    private static final List<String> FIELDS = List.of(
            "id",
            "loss",
            "prediction",
            "target",
            "extra",
            "gradient",
            "as_shipped",
            "tolerance",
            "gradient_path",
            "storage");

    static Request read(Fields fields, Losses losses) {
        fields.requireKnown(FIELDS);
        Slice loss = fields.need("loss", "a loss");
        Slice prediction = fields.need("prediction", "a tensor");
        Slice target = fields.need("target", "a tensor");
        Case tensors = new Case(
                TensorReader.read("prediction", prediction.tokens()),
                TensorReader.read("target", target.tokens()),
                fields.find("extra").map(extra -> extra(extra.tokens())).orElse(Map.of()));
        boolean gradient = fields.flag("gradient");
        return new Request(
                losses.read(loss),
                new Question(tensors, gradient, fields.flag("as_shipped"), fields.storage()),
                fields.find("tolerance").map(Request::tolerance),
                fields.find("gradient_path").map(path -> gradientPath(path, gradient)));
    }

    private static Map<String, Tensor> extra(Tokens in) {
        in.requireObject("extra", "an object of tensors by argument name");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            if (tensors.put(name, TensorReader.read(name, in)) != null) {
                throw InvalidInput.of(name, "it twice", "each tensor once");
            }
        }
        return tensors;
    }

    private static ElementType tolerance(Slice json) {
        Tokens in = json.tokens();
        in.requireObject("tolerance", "{\"dtype\": \"float32\"}");
        Fields fields = Fields.of(in);
        fields.requireKnown(List.of("dtype"));
        Slice dtype = fields.need("dtype", "the precision that the implementation computes in");
        ElementType type = TensorReader.type("tolerance.dtype", dtype.tokens());
        if (!type.isFloating()) {
            throw InvalidInput.of("tolerance.dtype", type.dtype(), "a floating-point format");
        }
        return type;
    }

    private static String gradientPath(Slice json, boolean gradient) {
        String path = json.tokens().string("gradient_path", "the name of a .npy file");
        if (!gradient) {
            throw InvalidInput.of("gradient_path", "it without a gradient", "it beside \"gradient\": true");
        }
        return path;
    }
}
