package io.github.certidice.gate.planted;

import io.github.certidice.gate.planted.drawn.Asked;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Reply;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Question;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What comparisons with the oracle see of a mutant on one call.
 *
 * @param flags by the sign that they were seen by
 * @param first the first case that showed it
 */
record Sighting(Map<Sign, Set<String>> flags, List<Trial> first) {

    /** Fresh subjects on each case; where nothing is seen, one subject on all of them, each twice. */
    static Sighting of(Mutant mutant, String call, int seeds) {
        List<Trial> trials = Trial.of(Asked.of(call), seeds);
        Sighting fresh = new Sighting(new EnumMap<>(Sign.class), new ArrayList<>());
        for (Trial trial : trials) {
            fresh.add(trial, trial.reply(mutant.subject().get(), trial.question()));
            if (fresh.isSettled(mutant.flag())) {
                return fresh;
            }
        }
        if (fresh.flags.isEmpty()) {
            fresh.addSequence(mutant.subject().get(), trials);
        }
        return fresh;
    }

    /** No easier sign can follow. */
    private boolean isSettled(String flag) {
        return flags.getOrDefault(Sign.VALUE, Set.of()).contains(flag);
    }

    private void add(Trial trial, Reply reply) {
        Comparison comparison = trial.judged(reply);
        if (comparison.verdict() == Verdict.DISAGREE) {
            add(trial, isOfValue(comparison) ? Sign.VALUE : Sign.GRADIENT, comparison.flag());
        } else if (comparison.verdict() == Verdict.ERROR) {
            add(trial, Sign.ERROR, comparison.flag());
        } else if (trial.isNaNForNumber(((Reply.Answered) reply).observed())) {
            add(trial, Sign.NAN, "NOT_FINITE");
        }
    }

    private static boolean isOfValue(Comparison comparison) {
        return comparison.says().startsWith("value")
                || comparison.wrong().stream().anyMatch(one -> one.part().equals("value"));
    }

    private void add(Trial trial, Sign sign, String flag) {
        flags.computeIfAbsent(sign, each -> new TreeSet<>()).add(flag);
        first.add(trial);
    }

    private void addSequence(InProcess.Losses subject, List<Trial> trials) {
        for (Trial trial : trials) {
            Question question = trial.question();
            Reply once = trial.reply(subject, question);
            Reply again = trial.reply(subject, question);
            Comparison comparison = trial.judged(again);
            if (comparison.verdict() == Verdict.DISAGREE) {
                add(trial, Sign.BETWEEN_CALLS, comparison.flag());
            }
            if (!once.equals(again)) {
                add(trial, Sign.BETWEEN_CALLS, "NOT_REPEATED");
            }
        }
    }

    /** All flags, whatever they were seen by. */
    Set<String> allFlags() {
        Set<String> all = new TreeSet<>();
        flags.values().forEach(all::addAll);
        return all;
    }

    /** The easiest sign, or null where nothing was seen. */
    Sign sign() {
        return flags.keySet().stream().findFirst().orElse(null);
    }
}
