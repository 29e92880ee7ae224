package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Difference;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Answers of a subject, compared with each other. */
final class Relation {

    private Relation() {}

    /** A failure where they differ in anything; -0 is 0, and NaN is NaN. */
    static Optional<Judgement> exactly(String part, Tensor observed, Tensor expected, String flag) {
        if (!observed.shape().equals(expected.shape())) {
            return Optional.of(Judgement.wrong(flag, Double.POSITIVE_INFINITY, () -> shapes(part, observed, expected)));
        }
        List<Difference> all = IntStream.range(0, observed.size())
                .mapToObj(i -> new Difference(part, i, observed.at(i), expected.at(i), 0))
                .toList();
        return all.stream().allMatch(Difference::isWithin) ? Optional.empty() : Optional.of(Judgement.of(all, flag));
    }

    static List<Fact> shapes(String part, Tensor observed, Tensor expected) {
        return List.of(
                new Fact("where", part),
                new Fact("observed", "shape " + observed.shape()),
                new Fact("expected", "shape " + expected.shape()));
    }
}
