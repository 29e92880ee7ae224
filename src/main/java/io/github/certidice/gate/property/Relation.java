package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Answers of a subject, compared with each other: numbers that should be equal, each within what rounding allows on both
 * sides. A failure carries one flag.
 */
public final class Relation {

    private final String flag;
    private final List<Difference> all = new ArrayList<>();
    private Judgement failed;

    /** Nothing compared yet. */
    public Relation(String flag) {
        this.flag = flag;
    }

    /** Demands a shape; what is compared after a failure doesn't matter. */
    public boolean hasShape(String part, Tensor observed, List<Integer> expected) {
        if (failed == null && !observed.shape().equals(expected)) {
            failed = Judgement.wrong(flag, Double.POSITIVE_INFINITY, () -> shapes(part, observed.shape(), expected));
        }
        return failed == null;
    }

    /** Demands that there is a gradient of the trial's shape. */
    public boolean hasGradient(Trial trial, Observed observed) {
        if (observed.gradient().isEmpty()) {
            failed = failed == null ? Judgement.unsupported("gave no gradient") : failed;
            return false;
        }
        return hasShape(
                "gradient",
                observed.gradient().get(),
                trial.asked().tensors().prediction().shape());
    }

    /** Numbers that should be equal. */
    public Relation compare(Difference difference) {
        all.add(difference);
        return this;
    }

    /** As many numbers that should be equal. */
    public Relation compare(String part, Tensor observed, IntToDoubleFunction expected, IntToDoubleFunction allowed) {
        for (int i = 0; i < observed.size(); i++) {
            all.add(new Difference(part, i, observed.at(i), expected.applyAsDouble(i), allowed.applyAsDouble(i)));
        }
        return this;
    }

    /** A number that should be at most another one. */
    public Relation atMost(Difference limit) {
        double observed = limit.observed() <= limit.expected() ? limit.expected() : limit.observed();
        return compare(new Difference(limit.part(), limit.index(), observed, limit.expected(), limit.allowed()));
    }

    /** A number that should be at least another one. */
    public Relation atLeast(Difference limit) {
        double observed = limit.observed() >= limit.expected() ? limit.expected() : limit.observed();
        return compare(new Difference(limit.part(), limit.index(), observed, limit.expected(), limit.allowed()));
    }

    /** What becomes of it, with further facts in the case of a failure. */
    public Judgement judgement(Supplier<List<Fact>> more) {
        if (failed != null) {
            return failed;
        }
        return all.isEmpty() ? Judgement.agreed(0) : Judgement.of(all, flag).with(more);
    }

    /** The same without. */
    public Judgement judgement() {
        return judgement(List::of);
    }

    /** A failure where they differ in anything; -0 is 0, and NaN is NaN. */
    static Optional<Judgement> exactly(String part, Tensor observed, Tensor expected, String flag) {
        if (!observed.shape().equals(expected.shape())) {
            return Optional.of(Judgement.wrong(
                    flag, Double.POSITIVE_INFINITY, () -> shapes(part, observed.shape(), expected.shape())));
        }
        List<Difference> all = IntStream.range(0, observed.size())
                .mapToObj(i -> new Difference(part, i, observed.at(i), expected.at(i), 0))
                .toList();
        return all.stream().allMatch(Difference::isWithin) ? Optional.empty() : Optional.of(Judgement.of(all, flag));
    }

    private static List<Fact> shapes(String part, List<Integer> observed, List<Integer> expected) {
        return List.of(
                new Fact("where", part),
                new Fact("observed", "shape " + observed),
                new Fact("expected", "shape " + expected));
    }
}
