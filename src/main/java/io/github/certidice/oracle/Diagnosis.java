package io.github.certidice.oracle;

import io.github.certidice.image.ElementType;
import io.github.certidice.number.Decimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the numbers of a value or of a gradient look like, some of which are too far off.
 *
 * @param mistake of which kind
 * @param like the same in numbers: the factor, the format; may be empty
 */
record Diagnosis(Mistake mistake, String like) {

    /** How many times what the declared format allows is still rounding, by a program that none of the models knows. */
    private static final double MODEST = 8;

    /** Factors nearer to 1 may be a rounded number that all others were multiplied with. */
    private static final double ROUNDED_FACTOR = 0x1p-20;

    /** Of all numbers of one part, with the shorter format that explains them where one does. */
    static Diagnosis of(List<Difference> all, Supplier<Optional<ElementType>> inside) {
        List<Difference> wrong = all.stream().filter(one -> !one.isWithin()).toList();
        if (wrong.stream().anyMatch(one -> !Double.isFinite(one.expected()))) {
            return new Diagnosis(Mistake.NUMBER_FOR_NONE, "");
        }
        if (wrong.stream().anyMatch(one -> !Double.isFinite(one.observed()))) {
            return new Diagnosis(Mistake.NOT_FINITE, "");
        }
        return ofNumbers(all, wrong, inside);
    }

    private static Diagnosis ofNumbers(
            List<Difference> all, List<Difference> wrong, Supplier<Optional<ElementType>> inside) {
        if (isScaledBy(-1, all)) {
            return new Diagnosis(Mistake.SIGN, "");
        }
        if (wrong.stream().allMatch(one -> one.ratio() <= MODEST)) {
            return new Diagnosis(Mistake.ROUNDING, "a little more than rounding explains");
        }
        if (isTellingFactor(factor(wrong), all)) {
            return ofFactor(factor(wrong));
        }
        return inside.get()
                .map(type -> new Diagnosis(Mistake.ROUNDING, type.dtype() + " inside"))
                .orElseGet(() -> notRounded(all, wrong));
    }

    private static Diagnosis notRounded(List<Difference> all, List<Difference> wrong) {
        if (wrong.get(0).part().equals("gradient") && all.stream().allMatch(one -> one.observed() == 0)) {
            return new Diagnosis(Mistake.ZERO, "detached, or cut off");
        }
        return all.size() > 1 && isScaledBy(factor(wrong), all)
                ? ofFactor(factor(wrong))
                : new Diagnosis(Mistake.OTHER, "");
    }

    private static Diagnosis ofFactor(double factor) {
        return new Diagnosis(Mistake.FACTOR, "all numbers times " + Decimal.shortest(factor));
    }

    /** Of the largest number. */
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

    /** True where several numbers of different size have it: that isn't chance, and rounding takes each elsewhere. */
    private static boolean isTellingFactor(double factor, List<Difference> all) {
        boolean isTelling = factor != 0
                && Math.abs(factor - 1) > ROUNDED_FACTOR
                && all.stream()
                                .mapToDouble(one -> Math.abs(one.expected()))
                                .filter(size -> size > 0)
                                .distinct()
                                .count()
                        > 1;
        return isTelling && isScaledBy(factor, all);
    }
}
