package io.github.certidice.gate.subject;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.Iterator;

/**
 * Java code as a subject. What it throws is an error answer: an {@link UnsupportedOperationException} says that it doesn't
 * have this loss. It has no time limit, since a thread can't be stopped.
 */
public final class InProcess implements Subject {

    /** The code of an error answer where the subject threw something. */
    static final String FAILED = "SUBJECT_FAILED";

    private final Losses losses;

    /** What is asked. */
    public interface Losses {

        /**
         * Value and, where wanted, gradient.
         *
         * @throws Exception whatever it likes to
         */
        Observed answer(Call call, Question question) throws Exception;
    }

    private InProcess(Losses losses) {
        this.losses = losses;
    }

    /** Of code that belongs to the caller, who closes what it holds. */
    public static InProcess of(Losses losses) {
        return new InProcess(losses);
    }

    @Override
    public void askAll(Iterator<Inquiry> inquiries, Replies replies) {
        while (inquiries.hasNext()) {
            Inquiry next = inquiries.next();
            replies.take(next, ask(next.call(), next.question()));
        }
    }

    @Override
    public Reply ask(Call call, Question question) {
        try {
            Observed observed = losses.answer(call, question);
            return observed == null ? new Reply.Refused(FAILED, "it returned null") : new Reply.Answered(observed);
        } catch (UnsupportedOperationException e) {
            return new Reply.Refused(Reply.Refused.UNSUPPORTED, String.valueOf(e.getMessage()));
        } catch (InvalidInput e) {
            return new Reply.Refused(e.code(), e.getMessage());
        } catch (Exception | AssertionError | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return new Reply.Refused(FAILED, e.toString());
        }
    }

    @Override
    public void close() {
        // the code belongs to the caller
    }
}
