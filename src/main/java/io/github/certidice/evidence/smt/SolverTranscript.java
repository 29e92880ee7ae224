package io.github.certidice.evidence.smt;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a {@link SolverChild} printed, read against the checks that the script announces. */
record SolverTranscript(Solver solver, List<CheckAnswer> announced, List<String> lines) {

    /** The outcome where the process ended by itself; empty where it ended before it had said why. */
    Optional<SolverOutcome> outcome() {
        return first(SolverChild.UNAVAILABLE)
                .<SolverOutcome>map(reason -> new SolverOutcome.Unavailable(solver, reason))
                .or(() -> first(SolverChild.REJECTED).map(this::rejected))
                .or(() -> first(SolverChild.DONE).map(done -> verdict()));
    }

    /** The line of the check that has no answer yet, or of the last check. */
    int openLine() {
        int open = Math.min(answers().size(), announced.size() - 1);
        return announced.get(open).line();
    }

    private SolverVerdict verdict() {
        List<String> answers = answers();
        List<CheckAnswer> checks = IntStream.range(0, Math.max(answers.size(), announced.size()))
                .mapToObj(i -> check(i, answers))
                .toList();
        return new SolverVerdict(solver, first(SolverChild.VERSION).orElse("unknown"), checks);
    }

    private CheckAnswer check(int i, List<String> answers) {
        if (i >= announced.size()) {
            return unannounced(answers.get(i));
        }
        return i < answers.size() ? answered(announced.get(i), answers.get(i)) : announced.get(i);
    }

    private static CheckAnswer answered(CheckAnswer check, String answer) {
        CheckAnswer found = unannounced(answer);
        return found.line() == check.line() ? check.answered(found.found()) : check;
    }

    private static CheckAnswer unannounced(String answer) {
        String[] words = answer.split(" ");
        return new CheckAnswer(Integer.parseInt(words[0]), Answer.NONE, Answer.ofWord(words[1]));
    }

    private SolverOutcome rejected(String detail) {
        String[] parts = detail.split(" ", 2);
        return new SolverOutcome.Rejected(solver, Integer.parseInt(parts[0]), parts[parts.length - 1]);
    }

    private List<String> answers() {
        return details(SolverChild.CHECK);
    }

    private Optional<String> first(String event) {
        return details(event).stream().findFirst();
    }

    private List<String> details(String event) {
        return lines.stream()
                .filter(line -> line.equals(event) || line.startsWith(event + " "))
                .map(line -> line.substring(event.length()).strip())
                .toList();
    }
}
