package io.github.certidice.gate.expected;

import io.github.certidice.gate.expected.Outlook.State;
import io.github.certidice.gate.result.CallResult;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.GateResult;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides what a result is worth. */
final class Judge {

    private static final String NO_CASE = "no case of the campaign is one for it";

    private final GateResult result;
    private final Expectations expectations;
    private final Map<Expectation, State> states;

    Judge(GateResult result, Expectations expectations) {
        this.result = result;
        this.expectations = expectations;
        this.states = expectations.failures().stream()
                .collect(Collectors.toMap(Function.identity(), this::state, (one, same) -> one));
    }

    Judged judged() {
        return new Judged(
                result,
                result.calls().stream().map(this::judged).toList(),
                expectations.failures().stream()
                        .map(one -> new Outlook(one, states.get(one)))
                        .toList());
    }

    private State state(Expectation expectation) {
        boolean tested = false;
        for (CallResult call : result.calls()) {
            for (Cell cell : call.cells()) {
                if (isTested(cell) && expectation.isAbout(cell.property(), call.call())) {
                    if (failures(cell).stream().anyMatch(expectation::expects)) {
                        return State.MET;
                    }
                    tested = true;
                }
            }
        }
        return tested ? unseen() : State.NOT_TESTED;
    }

    private State unseen() {
        return result.plan().isWhole() ? State.NOT_SEEN : State.NOT_SEEN_YET;
    }

    private static boolean isTested(Cell cell) {
        return cell.notApplicable().isEmpty()
                && cell.counts().total() > cell.counts().unsupported();
    }

    private List<Finding> failures(Cell cell) {
        return cell.findings().stream().filter(expectations::isFailure).toList();
    }

    private JudgedCall judged(CallResult call) {
        return new JudgedCall(
                call.call(),
                call.cells().stream().map(cell -> judged(call.call(), cell)).toList());
    }

    private JudgedCell judged(String call, Cell cell) {
        return isTested(cell)
                ? tested(cell, about(call, cell))
                : new JudgedCell(cell, untested(cell), why(cell), List.of(), List.of());
    }

    private List<Expectation> about(String call, Cell cell) {
        return expectations.failures().stream()
                .filter(one -> one.isAbout(cell.property(), call))
                .toList();
    }

    private static Verdict untested(Cell cell) {
        return cell.notApplicable().isEmpty() && cell.counts().unsupported() > 0
                ? Verdict.UNSUPPORTED
                : Verdict.NOT_APPLICABLE;
    }

    private static String why(Cell cell) {
        Counts counts = cell.counts();
        return counts.total() == 0 && cell.notApplicable().isEmpty() ? NO_CASE : cell.notApplicable();
    }

    private JudgedCell tested(Cell cell, List<Expectation> about) {
        Map<Boolean, List<Finding>> failures = failures(cell).stream()
                .collect(Collectors.partitioningBy(finding -> about.stream().anyMatch(one -> one.expects(finding))));
        List<Finding> known = failures.get(true);
        List<Finding> unknown = failures.get(false);
        if (!unknown.isEmpty()) {
            return new JudgedCell(cell, Verdict.FAILED, reasons(about, known), unknown, known);
        }
        return known.isEmpty()
                ? passed(cell, about)
                : new JudgedCell(cell, Verdict.EXPECTED_FAILURE, reasons(about, known), List.of(), known);
    }

    private JudgedCell passed(Cell cell, List<Expectation> about) {
        List<Expectation> unmet =
                about.stream().filter(one -> states.get(one) == State.NOT_SEEN).toList();
        return new JudgedCell(
                cell,
                unmet.isEmpty() ? Verdict.PASSED : Verdict.UNEXPECTED_PASS,
                unmet.stream().map(Expectation::reason).distinct().collect(Collectors.joining("; ")),
                List.of(),
                List.of());
    }

    private static String reasons(List<Expectation> about, List<Finding> known) {
        return about.stream()
                .filter(one -> known.stream().anyMatch(one::expects))
                .map(Expectation::reason)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
