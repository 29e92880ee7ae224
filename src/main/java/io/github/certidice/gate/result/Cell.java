package io.github.certidice.gate.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one property on one call.
 *
 * @param property its slug
 * @param counts of its cases
 * @param worst the largest distance as a share of what is allowed, of all that were compared; 0 where nothing was
 * @param findings what went wrong or was a choice, by kind and flag
 * @param notApplicable why the property says nothing about this call; empty where it does
 */
public record Cell(String property, Counts counts, double worst, List<Finding> findings, String notApplicable) {

    /** Copies the findings, by kind and flag, as joining does: so the split of a campaign can't be seen. */
    public Cell {
        findings = findings.stream().sorted(Comparator.comparing(Finding::key)).toList();
    }

    /** Of a property that says nothing about the call. */
    public static Cell notApplicable(String property, String reason) {
        return new Cell(property, Counts.NONE, 0, List.of(), reason);
    }

    /** Joined with the same property on the same call in another part of the campaign. */
    Cell plus(Cell other) {
        Map<String, Finding> joined = new TreeMap<>();
        List<Finding> both = new ArrayList<>(findings);
        both.addAll(other.findings);
        both.forEach(finding -> joined.merge(finding.key(), finding, Finding::plus));
        return new Cell(
                property,
                counts.plus(other.counts),
                Math.max(worst, other.worst),
                List.copyOf(joined.values()),
                notApplicable);
    }
}
