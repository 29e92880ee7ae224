package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.Tolerances.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the numbers of tensors lie in memory doesn't matter. Asked of subjects that say that they lay them so: others would
 * only be asked the same question again.
 */
final class StorageProperty implements Property {

    private static final String FLAG = "STORAGE";
    private static final List<Storage> OTHERS = List.of(Storage.STRIDED, Storage.TRANSPOSED);
    private static final String UNKNOWN = "doesn't say that it keeps tensors as "
            + OTHERS.stream().map(storage -> '"' + storage.word() + '"').collect(Collectors.joining(" or "));

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "storage",
                "Storage of tensors",
                "Tensors whose numbers aren't next to each other in memory, or are transposed there, give the same value and"
                        + " the same gradient.",
                "\\hat L(s(p), s(g)) = \\hat L(p, g)",
                FLAG);
    }

    /**
     * Silent where nothing lies otherwise, such as a single number. An error that the usual question has too says nothing of
     * storage.
     */
    @Override
    public Optional<Experiment> on(Trial trial) {
        Inquiry usual = trial.inquiry();
        List<Storage> moved =
                OTHERS.stream().filter(usual.question()::isMovedBy).toList();
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        List<Inquiry> asked = new ArrayList<>();
        asked.add(usual);
        moved.forEach(storage -> asked.add(trial.in(storage)));
        return Optional.of(new Experiment(asked, answers -> judge(trial, moved, answers)).likeFirst());
    }

    private static Judgement judge(Trial trial, List<Storage> moved, List<Observed> answers) {
        return IntStream.range(0, moved.size())
                .filter(k -> answers.get(k + 1).storage() == moved.get(k))
                .mapToObj(k -> judge(trial, answers.get(0), answers.get(k + 1)))
                .reduce(StorageProperty::worse)
                .orElseGet(() -> Judgement.unsupported(UNKNOWN));
    }

    private static Judgement worse(Judgement one, Judgement other) {
        boolean isFirst = one.verdict() == Verdict.DISAGREE
                || other.verdict() != Verdict.DISAGREE && one.ratio() >= other.ratio();
        return isFirst ? one : other;
    }

    private static Judgement judge(Trial trial, Observed usual, Observed other) {
        Bounds allowed = trial.ownBounds(usual);
        Relation relation = new Relation(FLAG);
        compare(relation, "value", List.of(usual.value(), other.value(), allowed.value()));
        if (usual.gradient().isPresent() && allowed.gradient().isPresent()) {
            if (other.gradient().isEmpty()) {
                return Judgement.wrong(FLAG, Double.POSITIVE_INFINITY, () -> lost(other));
            }
            compare(
                    relation,
                    "gradient",
                    List.of(
                            usual.gradient().get(),
                            other.gradient().get(),
                            allowed.gradient().get()));
        }
        return relation.judgement().with(() -> List.of(kept(other)));
    }

    private static List<Fact> lost(Observed other) {
        return List.of(
                new Fact("observed", "no gradient"),
                new Fact("expected", "one, as where the numbers are next to each other"),
                kept(other));
    }

    private static Fact kept(Observed other) {
        return new Fact("storage", other.storage().word());
    }

    /**
     * Usual, other and allowed numbers: each may be off by what rounding allows, since sums may be in another order. A usual
     * answer of a shape that isn't the documented one is another property's matter, and nothing is known of its rounding.
     */
    private static void compare(Relation relation, String part, List<Tensor> all) {
        Tensor usual = all.get(0);
        Tensor allowed = all.get(2);
        if (relation.hasShape(part, all.get(1), usual.shape()) && usual.shape().equals(allowed.shape())) {
            relation.compare(part, all.get(1), usual::at, i -> 2 * allowed.at(i));
        }
    }
}
