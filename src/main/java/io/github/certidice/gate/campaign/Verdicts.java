package io.github.certidice.gate.campaign;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Experiment.Demand;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.gate.subject.Reply;
import io.github.certidice.gate.subject.Subject;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From replies to a judgement. */
final class Verdicts {

    private Verdicts() {}

    /** Asks and judges. */
    static Judgement of(Experiment experiment, Subject subject) {
        return of(experiment, subject.askAll(experiment.inquiries()));
    }

    /** Of a reply to each inquiry. */
    static Judgement of(Experiment experiment, List<Reply> replies) {
        if (areAnswered(replies)) {
            return experiment.judge().apply(observed(replies));
        }
        if (experiment.demand() == Demand.REFUSE && replies.stream().allMatch(Verdicts::isRefusalToAnswer)) {
            return Judgement.agreed(0);
        }
        return unanswered(experiment, replies)
                .map(reply -> Judgement.unsupported(reply.says()))
                .or(() -> failure(experiment, replies))
                .orElseThrow(() -> new IllegalStateException("neither answered nor failed: " + replies));
    }

    private static boolean areAnswered(List<Reply> replies) {
        for (Reply reply : replies) {
            if (!(reply instanceof Reply.Answered)) {
                return false;
            }
        }
        return true;
    }

    /** A reply that leaves nothing to judge. */
    private static Optional<Reply> unanswered(Experiment experiment, List<Reply> replies) {
        if (experiment.demand() == Demand.ANSWER_LIKE_FIRST && isError(replies.get(0))) {
            return Optional.of(replies.get(0));
        }
        return replies.stream()
                .filter(reply -> isRefusalToTry(reply) || isAllowed(experiment, reply))
                .findFirst();
    }

    private static boolean isAllowed(Experiment experiment, Reply reply) {
        return experiment.demand() == Demand.ANSWER_OR_REFUSE && isRefusalToAnswer(reply);
    }

    private static Optional<Judgement> failure(Experiment experiment, List<Reply> replies) {
        return IntStream.range(0, replies.size())
                .filter(k -> isError(replies.get(k)))
                .mapToObj(k -> failure(experiment.inquiries().get(k), replies.get(k)))
                .findFirst();
    }

    private static Judgement failure(Inquiry inquiry, Reply reply) {
        Storage storage = inquiry.question().storage();
        Judgement failed = Judgement.failed(flag(reply), reply.says());
        return storage == Storage.CONTIGUOUS ? failed : failed.with(() -> List.of(new Fact("storage", storage.word())));
    }

    private static List<Observed> observed(List<Reply> replies) {
        List<Observed> all = new ArrayList<>(replies.size());
        replies.forEach(reply -> all.add(((Reply.Answered) reply).observed()));
        return all;
    }

    private static boolean isRefusalToAnswer(Reply reply) {
        return reply instanceof Reply.Refused refused && !refused.isUnsupported();
    }

    private static boolean isRefusalToTry(Reply reply) {
        return reply instanceof Reply.Refused refused && refused.isUnsupported();
    }

    /** True where the subject failed, or refused what it has to take. */
    static boolean isError(Reply reply) {
        return !(reply instanceof Reply.Answered) && !isRefusalToTry(reply);
    }

    private static String flag(Reply reply) {
        if (reply instanceof Reply.Crashed) {
            return "CRASHED";
        }
        if (reply instanceof Reply.TimedOut) {
            return "TIMED_OUT";
        }
        if (reply instanceof Reply.Garbled) {
            return "GARBLED";
        }
        if (reply instanceof Reply.OutOfOrder) {
            return "OUT_OF_ORDER";
        }
        if (reply instanceof Reply.TooLarge) {
            return "TOO_LARGE";
        }
        return reply instanceof Reply.GivenUp ? "GIVEN_UP" : "REFUSED";
    }

    /** What kind of finding that is; none where nothing is to be reported. */
    static Optional<Finding.Kind> kind(Verdict verdict) {
        return switch (verdict) {
            case DISAGREE -> Optional.of(Finding.Kind.DISAGREE);
            case ERROR -> Optional.of(Finding.Kind.ERROR);
            case ACCEPTABLE -> Optional.of(Finding.Kind.ACCEPTABLE);
            case AGREE, UNSUPPORTED -> Optional.empty();
        };
    }
}
