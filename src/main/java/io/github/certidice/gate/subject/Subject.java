package io.github.certidice.gate.subject;

import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** An implementation of losses that is under test. It is used by one thread at a time. */
public interface Subject extends AutoCloseable {

    /** Takes replies, in the order of the inquiries. */
    interface Replies {

        /** The reply to one inquiry. */
        void take(Inquiry inquiry, Reply reply);
    }

    /**
     * Asks everything, several at a time where the subject can, and hands on each reply as soon as those before it are
     * there. Inquiries are taken from the iterator only as they are needed.
     *
     * @throws io.github.certidice.InvalidInput where the subject can't be started
     */
    void askAll(Iterator<Inquiry> inquiries, Replies replies);

    /** The replies, in the order of the inquiries. */
    default List<Reply> askAll(List<Inquiry> inquiries) {
        List<Reply> all = new ArrayList<>(inquiries.size());
        askAll(inquiries.iterator(), (inquiry, reply) -> all.add(reply));
        return all;
    }

    /** Asks one question. */
    default Reply ask(Call call, Question question) {
        return askAll(List.of(new Inquiry(call, question))).get(0);
    }

    /** Asks one question about a call as a user writes it. */
    default Reply ask(String call, Question question) {
        return ask(Call.parse(call), question);
    }

    /** Forgets how often it failed, so that one that was given up is asked again. */
    default void forgive() {
        // most count nothing
    }

    /** Frees what it holds; it can't be asked any more. */
    @Override
    void close();
}
