package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** A subject that answers all calls that it knows; each family of losses can be exchanged. */
public class Plain implements InProcess.Losses {

    private final Map<Family, Function<Options, Loss>> makers = new EnumMap<>(Family.class);

    /** All families right. */
    public Plain() {
        makers.put(Family.OVERLAP, Overlaps::new);
        makers.put(Family.BINARY, Binary::new);
        makers.put(Family.ENTROPY, Entropies::new);
        makers.put(Family.FOCAL, FocalOfSoftmax::new);
        makers.put(Family.LOVASZ, Lovasz::new);
        makers.put(Family.CORRELATION, Correlations::new);
    }

    /** One family made otherwise. */
    public static Plain with(Family family, Function<Options, Loss> maker) {
        Plain plain = new Plain();
        plain.makers.put(family, maker);
        return plain;
    }

    @Override
    public Observed answer(Call call, Question question) {
        return observed(result(call, question.tensors()), question);
    }

    /** Value and gradient. */
    protected Loss.Result result(Call call, Case tensors) {
        Family family = Options.family(call);
        return family == Family.COMPOUND
                ? compound(call, tensors)
                : loss(family, Options.of(call).forTensor(tensors.prediction())).on(tensors);
    }

    /** A loss of this family. */
    protected Loss loss(Family family, Options options) {
        return makers.get(family).apply(options);
    }

    /** What is handed out. */
    protected Observed observed(Loss.Result result, Question question) {
        Tensor value = Tensor.of(ElementType.FLOAT64, result.shape(), result.value());
        Tensor gradient = Tensor.of(question.tensors().prediction().shape(), result.gradient());
        return question.gradient()
                ? Observed.of(ElementType.FLOAT64, value, gradient)
                : Observed.of(ElementType.FLOAT64, value);
    }

    /** A Dice loss and a cross-entropy, which is a binary one where there is one channel. */
    protected Loss.Result compound(Call call, Case tensors) {
        Loss dice = loss(Family.OVERLAP, dice(Options.of(call)));
        return dice.on(tensors).plus(entropy(call, tensors).on(tensors), lambdas(Options.of(call)));
    }

    /** Their weights. */
    protected double[] lambdas(Options options) {
        return options.lambdas;
    }

    /** Without the background's weight where the background doesn't count. */
    protected Options dice(Options o) {
        o.weights = o.weights == null || o.background ? o.weights : Arrays.copyOfRange(o.weights, 1, o.weights.length);
        return o;
    }

    private Loss entropy(Call call, Case tensors) {
        Options o = Options.of(call);
        o.background = true;
        if (isBinary(tensors)) {
            o.positive = o.weights;
            o.weights = null;
            o.gamma = 0;
            return loss(Family.BINARY, o);
        }
        return loss(Family.ENTROPY, o);
    }

    /** True where there is one channel. */
    protected boolean isBinary(Case tensors) {
        return tensors.prediction().axis(1) == 1;
    }
}
