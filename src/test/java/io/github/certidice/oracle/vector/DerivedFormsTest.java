package io.github.certidice.oracle.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.input.Intake;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The forms that the gate derives are those that were written by hand for the vectors, and more. */
class DerivedFormsTest {

    private static final int SCENES = 12;

    /** Predictions with sum 1 are a choice of the vectors: the code takes any probabilities. */
    private static final List<String> ANY_PROBABILITIES =
            List.of("monai.losses.unified_focal_loss.AsymmetricFocalTverskyLoss");

    private static final TreeMap<String, TestedCall> CALLS = new TreeMap<>();

    /** The first call of each class or function, and every fifth of the others: forms are found by trying, which takes its time. */
    private static List<CallGroup> groups() {
        List<CallGroup> all = Plan.groups();
        return IntStream.range(0, all.size())
                .filter(k -> all.get(k).all() || k % 5 == 0)
                .mapToObj(all::get)
                .toList();
    }

    @BeforeAll
    static void derive() {
        groups().parallelStream()
                .map(CallGroup::call)
                .distinct()
                .map(TestedCall::of)
                .toList()
                .forEach(call -> CALLS.put(call.toString(), call));
    }

    private static List<Form> forms(CallGroup group) {
        return CALLS.get(Call.parse(group.call()).toString()).forms();
    }

    @Test
    void each_call_takes_what_its_vectors_are_made_of() {
        TreeSet<String> lacking = groups().stream()
                .filter(group -> !group.intake().axes().fixed())
                .filter(group -> !ANY_PROBABILITIES.contains(group.name())
                        || group.intake().target() != Intake.Target.CHANNELS)
                .filter(group -> forms(group).stream().noneMatch(form -> isLike(form, group.intake())))
                .map(CallGroup::call)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(lacking).isEmpty();
    }

    /** More soft labels and void voxels may be taken than the vectors have. */
    private static boolean isLike(Form form, Intake intake) {
        Intake derived = form.intake();
        return derived.target() == intake.target()
                && derived.numbers() == intake.numbers()
                && derived.classes() == intake.classes()
                && derived.score() == intake.score()
                && (derived.soft() || !intake.soft())
                && (intake.ignored().isEmpty() || derived.ignored().equals(intake.ignored()));
    }

    @Test
    void oracles_answer_all_that_is_drawn() {
        CALLS.values().parallelStream().forEach(call -> {
            for (int index = 0; index < SCENES; index++) {
                Trial trial = Trial.drawn(call, 7, index * 5L);
                assertThatCode(trial::answer).as("%s, %s", trial, trial.text()).doesNotThrowAnyException();
            }
        });
    }
}
