package io.github.certidice.gate.expected;

import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Finding;
import java.util.List;

/**
 * One property on one call, judged.
 *
 * @param cell what was found
 * @param verdict what it is worth
 * @param reason why a failure was expected, or why the property says nothing; empty otherwise
 * @param failures those that nobody expected
 * @param expected failures that are known
 */
public record JudgedCell(Cell cell, Verdict verdict, String reason, List<Finding> failures, List<Finding> expected) {

    /** Copies the lists. */
    public JudgedCell {
        failures = List.copyOf(failures);
        expected = List.copyOf(expected);
    }

    /** The property's slug. */
    public String property() {
        return cell.property();
    }

    /** Findings that are no failures: other choices where there is one. */
    public List<Finding> accepted() {
        return cell.findings().stream()
                .filter(finding -> !failures.contains(finding) && !expected.contains(finding))
                .toList();
    }
}
