package io.github.certidice.build.mutant;

import java.util.List;

/**
 * How many mutants of a package met which fate.
 *
 * @param room the package
 * @param most of a class at most so many were made; that is a sample of classes that have as many
 * @param killed by a failing test, or because it ran out of memory
 * @param timedOut endless, or far slower than without the change
 * @param survived all tests that reach it pass
 * @param uncovered no test reaches it
 * @param other PIT couldn't run them
 */
record Score(String room, int most, long killed, long timedOut, long survived, long uncovered, long other) {

    /** No class has so many. */
    private static final int ALL = 100_000;

    static Score of(String room, List<Mutant> mutants) {
        long killed = count(mutants, "KILLED") + count(mutants, "MEMORY_ERROR");
        long timedOut = count(mutants, "TIMED_OUT");
        long survived = count(mutants, "SURVIVED");
        long uncovered = count(mutants, "NO_COVERAGE");
        return new Score(
                room,
                mutants.stream().mapToInt(Mutant::most).min().orElse(0),
                killed,
                timedOut,
                survived,
                uncovered,
                mutants.size() - killed - timedOut - survived - uncovered);
    }

    private static long count(List<Mutant> mutants, String fate) {
        return mutants.stream().filter(mutant -> mutant.fate().equals(fate)).count();
    }

    /** How many of each class, in words. */
    String sample() {
        return most >= ALL ? "all" : "at most " + most;
    }

    long all() {
        return killed + timedOut + survived + uncovered + other;
    }

    /** Detected, in percent of those that ran or that no test reaches, rounded down: 100 only where all are. */
    long percent() {
        long judged = all() - other;
        return judged == 0 ? 0 : 100 * (killed + timedOut) / judged;
    }
}
