package io.github.certidice.evidence.smt;

import java.time.Duration;

/**
 * What one solver run may use before it is killed. Solvers do not keep to limits of their own, so these are enforced
 * from outside, on the whole process.
 *
 * @param time wall-clock time for the whole file, start of the process included
 * @param memoryMiB resident memory of the process; enforced where {@code /proc} tells it (Linux)
 */
public record SolverLimits(Duration time, long memoryMiB) {

    /** Two minutes and 4 GiB: every proof file needs less than a tenth of either. */
    public static final SolverLimits DEFAULT = new SolverLimits(Duration.ofMinutes(2), 4096);

    public SolverLimits {
        if (time.isNegative() || time.isZero() || memoryMiB <= 0) {
            throw new IllegalArgumentException(
                    "found limits of " + time + " and " + memoryMiB + " MiB, both have to be positive");
        }
    }
}
