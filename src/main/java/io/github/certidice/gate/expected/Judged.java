package io.github.certidice.gate.expected;

import io.github.certidice.gate.result.GateResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A result in the light of what was expected. As with strict expected failures elsewhere, one that doesn't happen is a
 * failure of the gate: else the file would go on hiding the next mistake at that place.
 *
 * <p>An expectation may name several calls and properties. It is met by one such failure among them; only where none is seen
 * are those that pass unexpected passes. Of a result that lacks parts of the campaign nothing is called an unexpected pass,
 * since the failing case may be in another part.
 *
 * @param result what was found
 * @param calls the same with verdicts
 * @param outlooks what became of each expectation, in the file's order
 */
public record Judged(GateResult result, List<JudgedCall> calls, List<Outlook> outlooks) {

    /** Copies the lists. */
    public Judged {
        calls = List.copyOf(calls);
        outlooks = List.copyOf(outlooks);
    }

    /** Judges a result. */
    public static Judged of(GateResult result, Expectations expectations) {
        return new Judge(result, expectations).judged();
    }

    /** True where nothing is a reason to fail, and something was tested at all. */
    public boolean isGood() {
        return reasons().isEmpty();
    }

    /** Why the gate fails, in words; empty where it doesn't. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        long failed = count(Verdict.FAILED);
        long notSeen = outlooks.stream()
                .filter(outlook -> outlook.state() == Outlook.State.NOT_SEEN)
                .count();
        if (failed > 0) {
            reasons.add(failed + " failed");
        }
        if (notSeen > 0) {
            reasons.add(notSeen + (notSeen == 1 ? " expected failure" : " expected failures") + " not seen");
        }
        if (isVacuous()) {
            reasons.add("nothing was tested");
        }
        return List.copyOf(reasons);
    }

    private boolean isVacuous() {
        return calls.stream()
                .flatMap(call -> call.cells().stream())
                .noneMatch(cell -> cell.verdict().isTested());
    }

    /** How many properties of calls have this verdict. */
    public long count(Verdict verdict) {
        return calls.stream().mapToLong(call -> call.count(verdict)).sum();
    }
}
