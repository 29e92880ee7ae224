package io.github.certidice.oracle;

import io.github.certidice.image.Tensor;
import java.util.List;

/**
 * One number of an answer beside the oracle's.
 *
 * @param part {@code "value"} or {@code "gradient"}
 * @param index its place in C order; -1 for a number that is derived from several
 * @param observed the subject's
 * @param expected the oracle's
 * @param allowed the derived tolerance; infinite where it says nothing, NaN where the same infinity or NaN is demanded
 */
public record Difference(String part, int index, double observed, double expected, double allowed) {

    /** What many test-suites allow: numpy's defaults. */
    private static final double USUAL_RELATIVE = 1e-5;

    private static final double USUAL_ABSOLUTE = 1e-8;

    /** Number by number, of tensors of one shape. */
    public static List<Difference> of(String part, Tensor observed, Tensor expected, Tensor allowed) {
        return new Differences(part, observed, expected, allowed).stream().toList();
    }

    /** True for the same infinity, or NaN twice. */
    private boolean isSameSpecial() {
        return !Double.isFinite(expected) && Double.compare(observed, expected) == 0;
    }

    /** |observed - expected|; infinite where only one of them is a number. */
    public double distance() {
        if (isSameSpecial()) {
            return 0;
        }
        double distance = Math.abs(observed - expected);
        return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
    }

    /** Distance over what is allowed: at most 1 where that is kept. */
    public double ratio() {
        double distance = distance();
        if (distance == 0 || allowed == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return Double.isNaN(allowed) ? Double.POSITIVE_INFINITY : distance / allowed;
    }

    /** True where the tolerance is kept. */
    public boolean isWithin() {
        return ratio() <= 1;
    }

    /** What {@code rtol = 1e-5, atol = 1e-8} says in NumPy and PyTorch, to which no number is close to infinity. */
    public boolean isUsuallyClose() {
        return isSameSpecial()
                || Double.isFinite(expected) && distance() <= USUAL_ABSOLUTE + USUAL_RELATIVE * Math.abs(expected);
    }
}
