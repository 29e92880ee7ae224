package io.github.certidice.gate.subject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Keeps several questions under way, and finds the one that a failure belongs to. */
final class Window {

    /** Large questions aren't all held at once; one is sent whatever its size. */
    private static final int MOST_BYTES = 1 << 20;

    private final ProcessSubject subject;
    private final int most;
    private final Iterator<Inquiry> inquiries;
    private final Subject.Replies replies;

    /** Asked, and not yet answered. */
    private final Deque<Sent> sent = new ArrayDeque<>();

    /** To be asked before those of the iterator. */
    private final Deque<Inquiry> again = new ArrayDeque<>();

    private int bytes;

    private record Sent(Inquiry inquiry, int bytes) {}

    Window(ProcessSubject subject, int most, Iterator<Inquiry> inquiries, Subject.Replies replies) {
        this.subject = subject;
        this.most = most;
        this.inquiries = inquiries;
        this.replies = replies;
    }

    /** Asks until all have a reply. Where somebody else fails meanwhile, answers that are due must not be left behind. */
    void run() {
        try {
            while (isFilled()) {
                step();
            }
        } finally {
            if (!sent.isEmpty()) {
                subject.stop();
            }
        }
    }

    /** True where something is under way. */
    private boolean isFilled() {
        while (hasNext() && sent.size() < most && bytes < MOST_BYTES) {
            Inquiry next = next();
            if (subject.isGivenUp()) {
                replies.take(next, subject.givenUp());
            } else {
                send(next);
            }
        }
        return !sent.isEmpty();
    }

    private boolean hasNext() {
        return !again.isEmpty() || inquiries.hasNext();
    }

    private Inquiry next() {
        return again.isEmpty() ? inquiries.next() : again.remove();
    }

    private void send(Inquiry inquiry) {
        int size = subject.send(inquiry);
        sent.add(new Sent(inquiry, size));
        bytes += size;
    }

    private void step() {
        Reply reply = subject.receive();
        if (reply.isFailure() && sent.size() > 1 && !(reply instanceof Reply.TimedOut)) {
            singleOut(reply);
        } else {
            Sent due = sent.remove();
            bytes -= due.bytes();
            if (reply.isFailure()) {
                askAgain(withdrawn());
            }
            deliver(due.inquiry(), reply);
        }
    }

    /** What was under way when the process was killed, in order. */
    private List<Inquiry> withdrawn() {
        List<Inquiry> all = sent.stream().map(Sent::inquiry).toList();
        sent.clear();
        bytes = 0;
        return all;
    }

    private void deliver(Inquiry inquiry, Reply reply) {
        subject.count(reply);
        replies.take(inquiry, reply);
    }

    /** Before all others. */
    private void askAgain(List<Inquiry> these) {
        for (int i = these.size() - 1; i >= 0; i--) {
            again.addFirst(these.get(i));
        }
    }

    /** Asks those under way one at a time, up to the first that fails; what comes after it is asked again as usual. */
    private void singleOut(Reply failure) {
        List<Inquiry> suspects = withdrawn();
        List<Reply> alone = askedAlone(suspects);
        if (!alone.get(alone.size() - 1).isFailure()) {
            alone.set(0, failure);
        }
        askAgain(suspects.subList(alone.size(), suspects.size()));
        for (int i = 0; i < alone.size(); i++) {
            deliver(suspects.get(i), alone.get(i));
        }
    }

    private List<Reply> askedAlone(List<Inquiry> suspects) {
        List<Reply> alone = new ArrayList<>();
        for (Inquiry suspect : suspects) {
            subject.send(suspect);
            Reply reply = subject.receive();
            alone.add(reply);
            if (reply.isFailure()) {
                break;
            }
        }
        return alone;
    }
}
