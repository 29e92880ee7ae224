package io.github.certidice.gate.subject;

import io.github.certidice.oracle.Question;

/**
 * How large the answer to a question may be. A value and a gradient have at most as many numbers as the prediction, each of
 * at most 26 characters with its comma; the rest is for notes and messages.
 */
final class AnswerSize {

    private static final long FOR_WORDS = 1 << 16;
    private static final long FOR_TWO_NUMBERS = 64;

    private AnswerSize() {}

    /** In bytes. */
    static int limit(Question question) {
        long numbers = question.tensors().prediction().size();
        return (int) Math.min(FOR_WORDS + FOR_TWO_NUMBERS * numbers, Integer.MAX_VALUE - 8);
    }
}
