package io.github.certidice.gate.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialTest {

    private static final TestedCall LABELS = TestedCall.of("monai.losses.DiceLoss(sigmoid=True)");
    private static final TestedCall CLASSES = TestedCall.of("torch.nn.functional.cross_entropy()");
    private static final TestedCall SHARES = TestedCall.of("lovasz_losses.lovasz_softmax(ignore=255)");
    private static final List<TestedCall> ALL = List.of(LABELS, CLASSES, SHARES);

    private static Stream<Trial> drawn(int cases) {
        return ALL.stream().flatMap(call -> IntStream.range(0, cases).mapToObj(k -> Trial.drawn(call, 3, k)));
    }

    @Test
    void same_seed_and_number_give_the_same_bits() {
        drawn(60)
                .forEach(trial -> assertThat(
                                Trial.drawn(trial.call(), 3, indexOf(trial)).text())
                        .isEqualTo(trial.text()));
    }

    private static long indexOf(Trial trial) {
        return IntStream.range(0, 60)
                .filter(k -> Trial.drawn(trial.call(), 3, k).scene().equals(trial.scene())
                        && Trial.drawn(trial.call(), 3, k).form().equals(trial.form()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_scene_with_a_number_is_what_it_was() {
        assertThat(Trial.drawn(LABELS, 1, 4).text()).isEqualTo("float64/logits-channels-1/1x2.1/10/40,-40/-");
        assertThat(Trial.drawn(CLASSES, 1, 16).text())
                .isEqualTo("float64/logits-channels-4/1x2.1/00000110/-800,-800,-800,800,800,-800,-800,-800/-");
        assertThat(Trial.drawn(SHARES, 1, 25).text())
                .isEqualTo("float64/shares-index-3/1x2.1/001001/0.25,0.375,0.25,0.25,0.5,0.375/11");
    }

    /** Where 1 - p is rounded, a ratio is 1 whose powers of 1 - 1 have infinite slopes. */
    @Test
    void perfect_predictions_of_hard_targets_are_drawn_in_both_formats() {
        List<String> logits = IntStream.range(0, 30)
                .mapToObj(k -> Trial.drawn(LABELS, 1, k).text())
                .filter(text -> text.startsWith("float32/"))
                .toList();

        assertThat(logits).anyMatch(text -> text.endsWith("/1x1.1/1/40,/-") || text.endsWith("/1/40/-"));
        assertThat(logits).anyMatch(text -> text.contains("800"));
    }

    @Test
    void seeds_differ() {
        assertThat(Trial.drawn(LABELS, 1, 99).text())
                .isNotEqualTo(Trial.drawn(LABELS, 2, 99).text());
    }

    @Test
    void sizes_run_from_one_voxel_to_64_and_small_ones_are_as_frequent() {
        Map<Integer, Long> counts = IntStream.range(100, 1100)
                .mapToObj(k -> Trial.drawn(LABELS, 5, k))
                .map(trial -> 32 - Integer.numberOfLeadingZeros(trial.scene().voxels() - 1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(counts.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
        assertThat(counts.get(6)).isBetween(50L, 120L);
        assertThat(counts.get(0) + counts.get(1)).isGreaterThan(counts.get(6));
    }

    @Test
    void all_that_a_call_takes_is_drawn() {
        List<Scene> scenes = IntStream.range(0, 300)
                .mapToObj(k -> Trial.drawn(LABELS, 5, k).scene())
                .toList();

        assertThat(scenes).anyMatch(scene -> !scene.isHard()).anyMatch(scene -> scene.dtype() == ElementType.FLOAT32);
        assertThat(scenes.stream().map(Scene::images)).contains(1, 2, 3);
        assertThat(scenes.stream().map(scene -> scene.size().classes())).contains(1, 2, 3, 4);
        assertThat(IntStream.range(0, 300)
                        .mapToObj(k -> Trial.drawn(SHARES, 5, k).scene()))
                .anyMatch(scene -> scene.voids().cardinality() == scene.images() * scene.voxels())
                .anyMatch(scene -> scene.voids().cardinality() == scene.images() * scene.voxels() - 1)
                .anyMatch(scene -> !scene.isAnyIgnored());
    }

    @Test
    void forms_follow_the_arguments() {
        assertThat(keys("torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0])"))
                .containsExactly("logits-channels-3", "logits-index-3");
        assertThat(keys("monai.losses.DiceLoss(softmax=True, to_onehot_y=True, weight=[1.0, 2.0])"))
                .containsExactly("probabilities-channels-1", "logits-index_channel-2");
        assertThat(keys("torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0, 1.0, 1.0, 1.0, 1.0])"))
                .containsExactly("logits-channels-7", "logits-index-7");
    }

    private static List<String> keys(String call) {
        return TestedCall.of(call).forms().stream().map(Form::key).toList();
    }

    @Test
    void text_means_the_trial_again() {
        drawn(80).forEach(trial -> {
            Trial read = Trial.parse(trial.call(), trial.text(), "--replay");

            assertThat(read.scene()).isEqualTo(trial.scene());
            assertThat(read.asked()).isEqualTo(trial.asked());
            assertThat(trial.text()).matches("[\\w./,-]+");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "float64",
                "float64/logits-channels-1/1x1.1/0/0,/-/",
                "int64/logits-channels-1/1x1.1/0/0,/-",
                "float64/logits-channels-9/1x1.1/0/0,/-",
                "float64/logits-channels-1/1x1.1.1/0/0,/-",
                "float64/logits-channels-1/0x1.1/0/0,/-",
                "float64/logits-channels-1/1x99999.99999/0/0,/-",
                "float64/logits-channels-1/1x1.1/2/0,/-",
                "float64/logits-channels-1/1x1.1/01/0,/-",
                "float64/logits-channels-1/1x1.1/0/0,1/-",
                "float64/logits-channels-1/1x1.1/0/NaN,/-",
                "float64/logits-channels-1/1x1.1/0/one,/-",
                "float32/logits-channels-1/1x1.1/0/0.1,/-",
                "float64/logits-channels-1/1x1.1/0/0,/11",
                "float64/logits-channels-1/1x1.1/0/0,/1"
            })
    void text_that_means_none_is_refused(String text) {
        assertThatThrownBy(() -> Trial.parse(LABELS, text, "--replay"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--replay: found ");
    }

    @Test
    void simpler_trials_are_strictly_simpler_and_still_make_sense() {
        drawn(16)
                .forEach(trial -> trial.simpler().limit(30).forEach(other -> {
                    other.answer();
                    assertThat(Simplification.COMPLEXITY.compare(other, trial)).isNegative();
                }));
    }

    @Test
    void chains_of_simpler_trials_end_with_one_voxel() {
        drawn(12).forEach(trial -> {
            Trial last = end(trial);
            assertThat(last.scene().voxels() * last.scene().images()).isEqualTo(1);
            assertThat(last.scene().isAnyIgnored()).isFalse();
            assertThat(last.scene().dtype()).isEqualTo(ElementType.FLOAT64);
            assertThat(last.call().call().named().keySet()).isSubsetOf("sigmoid");
        });
    }

    private static Trial end(Trial trial) {
        Optional<Trial> next = trial.simpler().findFirst();
        return next.isEmpty() ? trial : end(next.get());
    }

    @Test
    void a_call_that_is_unknown_is_refused() {
        assertThatThrownBy(() -> TestedCall.of("monai.losses.DiseLoss()")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void ties_void_voxels_and_axes_are_written_as_the_library_takes_them() {
        Trial trial = Trial.parse(SHARES, "float64/shares-index-2/1x1.2/1001/0.5,0.25,0.5,0.75/01", "--replay");

        assertThat(trial.asked().tensors().prediction().toDoubles()).containsExactly(0.5, 0.25, 0.5, 0.75);
        assertThat(trial.asked().tensors().target().toDoubles()).containsExactly(0, 255);
        assertThat(new TreeSet<>(trial.asked().tensors().extra().keySet())).isEmpty();
    }
}
