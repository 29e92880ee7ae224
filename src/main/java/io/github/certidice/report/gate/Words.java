package io.github.certidice.report.gate;

import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.JudgedCall;
import io.github.certidice.gate.expected.Outlook;
import io.github.certidice.gate.expected.Verdict;
import io.github.certidice.gate.result.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What all outputs for people say in the same words. */
final class Words {

    private Words() {}

    /** {@code "9 passed, 3 failed, 1 unsupported"}. */
    static String counts(Judged judged) {
        return counts(judged::count);
    }

    /** The same of one call. */
    static String counts(JudgedCall call) {
        return counts(call::count);
    }

    /** The same of anything. */
    static String counts(ToLongFunction<Verdict> counted) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> counted.applyAsLong(verdict) > 0)
                .map(verdict -> verdict.words(counted.applyAsLong(verdict)))
                .collect(Collectors.joining(", "));
    }

    /** What was run: {@code "subject python x.py; seed 7; 400 cases a call"}. */
    static String plan(Plan plan) {
        String parts = plan.isWhole()
                ? ""
                : "; " + (plan.done().size() == 1 ? "part " : "parts ")
                        + plan.done().stream().map(String::valueOf).collect(Collectors.joining(", ")) + " of "
                        + plan.shards();
        return "subject " + Printable.of(plan.subject()) + "; seed " + plan.seed() + "; " + plan.cases()
                + " random cases a call" + parts;
    }

    /** The end of the matter. */
    static String verdict(Judged judged) {
        return judged.isGood() ? "the gate passes" : "the gate fails: " + String.join(", ", judged.reasons());
    }

    /** What is to be said of expectations that were not met. */
    static List<String> unmet(Judged judged) {
        return judged.outlooks().stream()
                .filter(outlook -> outlook.state() != Outlook.State.MET)
                .map(Outlook::says)
                .map(Printable::of)
                .toList();
    }
}
