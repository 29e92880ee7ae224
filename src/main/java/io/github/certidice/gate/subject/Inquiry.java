package io.github.certidice.gate.subject;

import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;

/**
 * What a subject is asked.
 *
 * @param call the loss, in its library's words
 * @param question the tensors, and whether the gradient is wanted
 */
public record Inquiry(Call call, Question question) {

    /**
     * Of a call as a user writes it.
     *
     * @throws io.github.certidice.InvalidInput where that is no call
     */
    public static Inquiry of(String call, Question question) {
        return new Inquiry(Call.parse(call), question);
    }
}
