package io.github.certidice.gate.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.planted.drawn.Asked;
import io.github.certidice.gate.planted.drawn.Scenery;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.Plain;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Reply;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each planted mistake is visible where it says it is, by the sign that it names and no easier one. Of the long list every
 * eighteenth is tried; {@code -Dcertidice.tests.planted.seeds=2}, or the profile {@code kill-matrix}, tries all.
 */
class MutantsTest {

    private static final boolean ALL = Integer.getInteger("certidice.tests.planted.seeds", 0) > 0;
    private static final int SAMPLE = 18;
    private static final int SEEDS = 2;

    /** The entries of the survey of wrong losses. */
    private static final Set<Integer> SURVEY = Set.of(
            2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 19, 21, 23, 24, 25, 27, 28, 29, 30, 32, 33, 34, 35, 36,
            38, 40, 41, 44, 46, 47, 50);

    static Stream<Mutant> visible() {
        List<Mutant> all = Mutants.all().stream()
                .filter(mutant -> mutant.sign() != Sign.NOT_REFUSED && mutant.sign() != Sign.OTHER_STORAGE)
                .toList();
        return IntStream.range(0, all.size())
                .filter(i -> ALL || i % SAMPLE == 0)
                .mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("visible")
    void a_mistake_is_seen_on_each_of_its_calls(Mutant mutant) {
        assertThat(mutant.calls()).isNotEmpty();
        for (String call : mutant.calls()) {
            Sighting sighting = Sighting.of(mutant, call, SEEDS);
            assertThat(sighting.sign())
                    .as("%s on %s: %s", mutant, call, sighting)
                    .isEqualTo(mutant.sign());
            assertThat(sighting.allFlags()).as("%s on %s", mutant, call).contains(mutant.flag());
        }
    }

    @Test
    void every_defect_of_the_survey_is_planted() {
        Set<Integer> planted = Mutants.all().stream()
                .filter(Mutant::isSeen)
                .map(Mutant::entry)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(planted).containsExactlyInAnyOrderElementsOf(SURVEY);
    }

    @Test
    void there_are_many_more_with_names_of_their_own() {
        List<Mutant> all = Mutants.all();

        assertThat(all.stream().map(Mutant::slug)).doesNotHaveDuplicates().allMatch(slug -> slug.matches("[a-z0-9-]+"));
        assertThat(all.stream().filter(mutant -> !mutant.isSeen()).count()).isGreaterThan(60);
    }

    @Test
    void some_are_visible_only_by_gradients_failures_or_further_calls() {
        for (Sign sign : Sign.values()) {
            assertThat(Mutants.seenBy(sign)).as(sign.name()).isNotEmpty();
        }
    }

    /** 70,000 is above the largest number of 16 bits; the right sums of 64 bits are where the oracle is. */
    @Test
    void sums_of_16_bits_overflow() throws Exception {
        String call = Asked.MONAI + "DiceLoss()";
        double[] ones = new double[70_000];
        Arrays.fill(ones, 1);
        Tensor full = Tensor.of(List.of(1, 1, ones.length), ones);
        Question question = Question.of(full, full);

        Observed half = only("half-sums").subject().get().answer(Call.parse(call), question);
        Comparison right = Comparison.of(Oracle.of(call), question, new Plain().answer(Call.parse(call), question));

        assertThat(half.value().at(0)).isNaN();
        assertThat(Comparison.of(Oracle.of(call), question, half).flag()).isEqualTo("NOT_FINITE");
        assertThat(right.verdict()).isEqualTo(Verdict.AGREE);
    }

    @Test
    void a_label_that_is_no_class_has_to_be_refused() throws Exception {
        Mutant mutant = only("negative-labels-accepted");
        for (String call : mutant.calls()) {
            Question question = withLabel(call, -5);

            assertThatThrownBy(() -> Oracle.of(call).answer(question)).isInstanceOf(InvalidInput.class);
            assertThat(mutant.subject()
                            .get()
                            .answer(Call.parse(call), question)
                            .value()
                            .at(0))
                    .isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("ofStorage")
    void tensors_that_lie_otherwise_are_misread_or_refused(Mutant mutant) throws Exception {
        InProcess.Losses losses = mutant.subject().get();
        for (String call : mutant.calls()) {
            Question question = new Trial(Asked.of(call), Scenery.TYPICAL, 0).question();
            Observed usual = losses.answer(Call.parse(call), question);

            assertThat(Comparison.of(Oracle.of(call), question, usual).verdict())
                    .isEqualTo(Verdict.AGREE);
            assertThat(InProcess.of(losses).ask(Call.parse(call), question.in(Storage.TRANSPOSED)))
                    .isNotEqualTo(new Reply.Answered(usual.in(Storage.TRANSPOSED)));
        }
    }

    static List<Mutant> ofStorage() {
        return Mutants.seenBy(Sign.OTHER_STORAGE);
    }

    private static Question withLabel(String call, int label) {
        Case tensors = new Trial(Asked.of(call), Scenery.TYPICAL, 0).question().tensors();
        double[] labels = IntStream.range(0, tensors.target().size())
                .mapToDouble(i -> i == 0 ? label : tensors.target().at(i))
                .toArray();
        Tensor target = Tensor.of(ElementType.INT64, tensors.target().shape(), labels);
        return Question.of(tensors.prediction(), target);
    }

    private static Mutant only(String slug) {
        return Mutants.all().stream()
                .filter(mutant -> mutant.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
