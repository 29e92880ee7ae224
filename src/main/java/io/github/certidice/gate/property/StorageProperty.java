package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Storage;
import java.util.List;
import java.util.Optional;

/**
 * Where the numbers of tensors lie in memory doesn't matter. Asked of subjects that say that they lay them so: others would
 * only be asked the same question again.
 */
final class StorageProperty implements Property {

    private static final String FLAG = "STORAGE";

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

    @Override
    public Optional<Experiment> on(Trial trial) {
        Storage storage = trial.random().nextInt(2) == 0 ? Storage.STRIDED : Storage.TRANSPOSED;
        return Optional.of(new Experiment(
                List.of(trial.inquiry(), trial.in(storage)),
                answers -> judge(trial, storage, answers.get(0), answers.get(1))));
    }

    private static Judgement judge(Trial trial, Storage storage, Observed first, Observed second) {
        if (second.storage() != storage) {
            return Judgement.unsupported("doesn't say that it keeps tensors as \"" + storage.word() + "\"");
        }
        Relation relation = new Relation(FLAG);
        if (relation.hasShape("value", second.value(), first.value().shape())) {
            Tensor allowed = trial.ownBounds(first).value();
            compare(relation, "value", List.of(first.value(), second.value(), allowed));
        }
        if (trial.isOfGradient() && relation.hasGradient(trial, first) && relation.hasGradient(trial, second)) {
            Tensor allowed = trial.ownBounds(first).gradient().orElseThrow();
            compare(
                    relation,
                    "gradient",
                    List.of(first.gradient().get(), second.gradient().get(), allowed));
        }
        return relation.judgement(() -> List.of(new Fact("storage", storage.word())));
    }

    /**
     * Each of both may be off by what rounding allows, since sums may be in another order. A usual answer of a shape that
     * isn't the documented one is another property's matter, and nothing is known of its rounding.
     */
    private static void compare(Relation relation, String part, List<Tensor> both) {
        Tensor first = both.get(0);
        Tensor allowed = both.get(2);
        if (first.shape().equals(allowed.shape())) {
            relation.compare(part, both.get(1), first::at, i -> 2 * allowed.at(i));
        }
    }
}
