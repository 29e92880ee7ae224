package io.github.certidice.oracle;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Tolerances.Bounds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How far off a subject is at most that computes in a shorter format than it says: what rounding explains there, and what
 * rounding the prediction to that format changes of the exact loss,
 *
 * <pre>max(tau_F(p), tau_F(fl_F(p))) + |L(fl_F(p)) - L(p)|</pre>
 *
 * @param oracle that was asked
 * @param question in its own format
 */
public record ShortFormat(Oracle oracle, Question question) {

    /** Absolute bounds; NaN or infinite where they say nothing. */
    public Bounds bounds(ElementType format) {
        Bounds rounding = DerivedTolerances.WEAKEST.bounds(oracle, question, format);
        return rounded(format).map(there -> joined(rounding, there, format)).orElse(rounding);
    }

    /** Nothing where the prediction is one of the format, and where the rounded one is none that the loss takes. */
    private Optional<Question> rounded(ElementType format) {
        Tensor prediction = question.tensors().prediction();
        double[] rounded =
                Arrays.stream(prediction.toDoubles()).map(format::nearest).toArray();
        boolean isSame = Arrays.equals(rounded, prediction.toDoubles());
        return isSame || !Arrays.stream(rounded).allMatch(Double::isFinite)
                ? Optional.empty()
                : Optional.of(asked(Tensor.of(prediction.type(), prediction.shape(), rounded)));
    }

    private Bounds joined(Bounds here, Question rounded, ElementType format) {
        try {
            Bounds there = DerivedTolerances.WEAKEST.bounds(oracle, rounded, format);
            return joined(here, there, oracle.answer(question), oracle.answer(rounded));
        } catch (InvalidInput refused) {
            return here;
        }
    }

    private Question asked(Tensor prediction) {
        Case tensors = question.tensors();
        return new Question(
                new Case(prediction, tensors.target(), tensors.extra()), question.gradient(), question.asShipped());
    }

    /** Rounded numbers may be equal, so that there is a set of gradients, where the given ones aren't. */
    private static Bounds joined(Bounds here, Bounds there, Answer exact, Answer rounded) {
        return new Bounds(
                joined(List.of(here.value(), there.value()), exact.value(), rounded.value()),
                here.gradient()
                        .map(bounds -> joined(
                                List.of(bounds, there.gradient().orElseThrow()),
                                exact.gradient().orElseThrow(),
                                rounded.gradient().orElseThrow())));
    }

    private static Tensor joined(List<Tensor> bounds, Tensor exact, Tensor rounded) {
        double[] all = bounds.get(0).toDoubles();
        for (int i = 0; i < all.length; i++) {
            double change = Math.abs(exact.at(i) - rounded.at(i));
            all[i] = Math.max(all[i], bounds.get(1).at(i)) + (Double.isNaN(change) ? 0 : change);
        }
        return Tensor.of(bounds.get(0).shape(), all);
    }
}
