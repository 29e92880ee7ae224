package io.github.certidice.oracle;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Outcome;
import io.github.certidice.oracle.Tolerances.Bounds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A subject's answer beside the oracle's.
 *
 * @param outcome the oracle's
 * @param observed the subject's
 * @param margins how far it may be off
 */
record Answered(Outcome outcome, Observed observed, Margins margins) {

    /** Bits of a double after the leading one. */
    private static final int MANTISSA = 52;

    /** Fewer significant bits are those of simple numbers, in any format. */
    private static final int TELLING_BITS = 6;

    /** Larger errors, relative to 1 or the number, are no rounding that anybody would want to know by that name. */
    private static final double LARGEST_ROUNDING = 0x1p-6;

    /** Bfloat16 has fewer digits than float16. */
    private static final List<ElementType> SHORT =
            List.of(ElementType.FLOAT32, ElementType.BFLOAT16, ElementType.FLOAT16);

    ElementType declared() {
        return observed.dtype();
    }

    List<Differences> value(Bounds bounds) {
        return List.of(new Differences("value", observed.value(), outcome.value(), bounds.value()));
    }

    List<Differences> gradient(Bounds bounds) {
        return List.of(new Differences(
                "gradient",
                observed.gradient().orElseThrow(),
                outcome.gradient().orElseThrow(),
                bounds.gradient().orElseThrow()));
    }

    /** Value, and gradient where the subject gave one. */
    List<Differences> both(Bounds bounds) {
        return Stream.concat(
                        value(bounds).stream(),
                        observed.gradient().isPresent() ? gradient(bounds).stream() : Stream.empty())
                .toList();
    }

    /** The same of tensors with the right shapes. */
    private List<Difference> comparable(Bounds bounds) {
        Stream<Differences> values =
                isOfShape(observed.value(), outcome.value()) ? value(bounds).stream() : Stream.empty();
        boolean slopes = observed.gradient().isPresent()
                && outcome.gradient().isPresent()
                && isOfShape(observed.gradient().get(), outcome.gradient().get());
        return Stream.concat(values, slopes ? gradient(bounds).stream() : Stream.empty())
                .flatMap(Differences::stream)
                .toList();
    }

    private static boolean isOfShape(Tensor observed, Tensor expected) {
        return observed.shape().equals(expected.shape());
    }

    /** The first shorter format than the declared one that explains all numbers, of value and gradient. */
    Optional<ElementType> formatInside() {
        List<Difference> all = comparable(margins.bounds(declared()));
        return SHORT.stream()
                .filter(type -> type.unitRoundoff() > declared().unitRoundoff())
                .filter(type -> type == ElementType.FLOAT32 || areOf(type, all))
                .filter(type -> areExplained(all, comparable(margins.shortBounds(type))))
                .findFirst();
    }

    /** Formats of 16 bits explain nearly everything that isn't far off, so each number has to be one of theirs. */
    private static boolean areOf(ElementType type, List<Difference> all) {
        List<Difference> wrong = all.stream().filter(one -> !one.isWithin()).toList();
        Set<String> parts = wrong.stream().map(Difference::part).collect(Collectors.toSet());
        return wrong.stream().allMatch(one -> significantBits(one.observed()) >= TELLING_BITS)
                && all.stream().filter(one -> parts.contains(one.part())).allMatch(one -> type.holds(one.observed()));
    }

    private static int significantBits(double x) {
        long mantissa = Double.doubleToLongBits(x) & ((1L << MANTISSA) - 1);
        return x == 0 ? 0 : MANTISSA + 1 - Math.min(Long.numberOfTrailingZeros(mantissa), MANTISSA);
    }

    /** What is no number is no rounding, but may have been overtaken by one. */
    private static boolean areExplained(List<Difference> all, List<Difference> inFormat) {
        return IntStream.range(0, all.size())
                .allMatch(i -> all.get(i).isWithin()
                        || !Double.isFinite(all.get(i).observed())
                        || inFormat.get(i).isWithin() && isSmall(inFormat.get(i)));
    }

    /** Where much is allowed, that explains nothing. */
    private static boolean isSmall(Difference difference) {
        return difference.distance() <= LARGEST_ROUNDING * Math.max(1, Math.abs(difference.expected()));
    }
}
