package io.github.certidice.oracle;

import java.util.List;

/** Which kind of mistake the differences of an answer look like. */
public enum Mistake {
    /** A tensor of another shape. */
    SHAPE,
    /** Infinite or NaN where the mathematics has a number. */
    NOT_FINITE,
    /** A number where the mathematics has none. */
    NUMBER_FOR_NONE,
    /** The numbers with the other sign. */
    SIGN,
    /** All numbers times the same factor. */
    FACTOR,
    /** Close by usual tolerances, but worse than rounding explains. */
    ROUNDING,
    /** Something else. */
    OTHER;

    /** Of all numbers of one part, some of which are too far off. */
    static Mistake of(List<Difference> all) {
        List<Difference> wrong = all.stream().filter(one -> !one.isWithin()).toList();
        if (wrong.stream().anyMatch(one -> !Double.isFinite(one.expected()))) {
            return NUMBER_FOR_NONE;
        }
        if (wrong.stream().anyMatch(one -> !Double.isFinite(one.observed()))) {
            return NOT_FINITE;
        }
        if (isScaledBy(-1, all)) {
            return SIGN;
        }
        if (wrong.stream().allMatch(Difference::isUsuallyClose)) {
            return ROUNDING;
        }
        return all.size() > 1 && isScaledBy(factor(wrong), all) ? FACTOR : OTHER;
    }

    private static double factor(List<Difference> wrong) {
        Difference largest = wrong.stream()
                .reduce((a, b) -> Math.abs(a.expected()) >= Math.abs(b.expected()) ? a : b)
                .orElseThrow();
        return largest.observed() / largest.expected();
    }

    private static boolean isScaledBy(double factor, List<Difference> all) {
        return all.stream()
                .map(one -> new Difference(
                        one.part(),
                        one.index(),
                        one.observed(),
                        factor * one.expected(),
                        2 * Math.abs(factor) * one.allowed()))
                .allMatch(Difference::isWithin);
    }
}
