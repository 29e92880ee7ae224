package io.github.certidice.oracle;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Evaluator;
import io.github.certidice.loss.evaluation.Outcome;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.dialect.Dialects;
import io.github.certidice.oracle.dialect.Meaning;
import io.github.certidice.oracle.dialect.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers what a loss gives, exactly: values and gradients as the doubles nearest to the mathematical result, in the words
 * of the library that ships the loss.
 *
 * <pre>{@code Oracle.of("monai.losses.DiceLoss(sigmoid=True)").answer(prediction, target).value()}</pre>
 *
 * @param meaning the loss
 */
public record Oracle(Meaning meaning) {

    /**
     * Of a library's own call.
     *
     * @throws io.github.certidice.InvalidInput where the call is unknown or its arguments are wrong
     */
    public static Oracle of(String call) {
        return of(Call.parse(call));
    }

    /** Of a library's own call. */
    public static Oracle of(Call call) {
        return new Oracle(Dialects.meaning(call));
    }

    /** Of a pipeline. */
    public static Oracle of(Pipeline pipeline) {
        return new Oracle(Meaning.of(pipeline));
    }

    /** Value and gradient of the documented loss. */
    public Answer answer(Tensor prediction, Tensor target) {
        return answer(Question.of(prediction, target));
    }

    /**
     * Value and, where wanted, gradient.
     *
     * @throws io.github.certidice.InvalidInput where the tensors don't fit the loss
     */
    public Answer answer(Question question) {
        return noted(Evaluator.evaluate(pipeline(question), question.tensors(), question.gradient()));
    }

    /**
     * The same answer, slower, with about fifty decimal digits of the values before rounding, or the fractions that
     * they are.
     */
    public Answer answerInDigits(Question question) {
        return noted(Evaluator.evaluateInDigits(pipeline(question), question.tensors(), question.gradient()));
    }

    /** What is evaluated to answer a question. */
    Pipeline pipeline(Question question) {
        return question.asShipped() ? meaning.shipped().orElse(meaning.documented()) : meaning.documented();
    }

    private Answer noted(Outcome outcome) {
        if (outcome.flags().isEmpty()) {
            return new Answer(outcome, meaning.notes());
        }
        List<Note> notes = new ArrayList<>(meaning.notes());
        outcome.flags().stream().sorted().forEach(event -> notes.add(EventNotes.of(event)));
        return new Answer(outcome, notes);
    }
}
