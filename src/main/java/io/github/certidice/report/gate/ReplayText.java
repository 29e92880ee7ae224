package io.github.certidice.report.gate;

import io.github.certidice.gate.expected.Expectations;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.result.CallResult;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.GateResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of one case that was asked again, as lines of text.
 *
 * @param result one call, one property, one case
 */
public record ReplayText(GateResult result) {

    /** True where the subject was wrong or failed. */
    public boolean isFailure() {
        return cell().counts().failed() > 0;
    }

    private Cell cell() {
        return result.calls().get(0).cells().get(0);
    }

    /** All of it. */
    public String text() {
        CallResult call = result.calls().get(0);
        String cards = cards().map(CaseCard::lines).collect(Collectors.joining("\n"));
        return outcome() + ": " + cell().property() + " of " + Printable.of(call.call()) + "\n" + cards;
    }

    private Stream<CaseCard> cards() {
        Judged judged = Judged.of(result, Expectations.NONE);
        return Stream.concat(CaseCard.failures(judged).stream(), CaseCard.accepted(judged).stream());
    }

    private String outcome() {
        if (isFailure()) {
            return "FAILED";
        }
        if (cell().counts().acceptable() > 0) {
            return "acceptable";
        }
        return cell().counts().agreed() > 0
                ? "passed"
                : cell().counts().unsupported() > 0 ? "unsupported" : "not applicable";
    }
}
