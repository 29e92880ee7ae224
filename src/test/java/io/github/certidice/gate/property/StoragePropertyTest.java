package io.github.certidice.gate.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.campaign.SharedTrials.Outcome;
import io.github.certidice.gate.planted.Mutants;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.storage.Stored;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoragePropertyTest {

    private static final int CASES = 40;
    private static final String DICE = "monai.losses.DiceLoss()";

    /** Cases that have a tensor with so many axes longer than 1. */
    private static int moving(String call, int axes) {
        TestedCall tested = TestedCall.of(call);
        return (int) LongStream.range(0, CASES)
                .mapToObj(k -> Trial.drawn(tested, 1, k).asked())
                .filter(question -> longAxes(question) >= axes)
                .count();
    }

    private static long longAxes(Question question) {
        return Stream.of(question.tensors().prediction(), question.tensors().target())
                .mapToLong(tensor ->
                        tensor.shape().stream().filter(axis -> axis > 1).count())
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monai.losses.DiceLoss(sigmoid=True)",
                "monai.losses.DiceLoss(softmax=True, to_onehot_y=True)",
                "torch.nn.BCEWithLogitsLoss()",
                "lovasz_losses.lovasz_softmax(ignore=255)"
            })
    void who_reads_by_strides_is_not_blamed(String call) {
        Outcome outcome = Play.of("storage", call, CASES, new Stored());

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().agreed()).isEqualTo(moving(call, 1)).isGreaterThan(CASES / 2);
    }

    /** Many cases of one voxel are among them. */
    @Test
    void what_lies_the_same_whatever_is_asked_is_not_counted() {
        String call = "torch.nn.BCEWithLogitsLoss()";
        List<Question> asked = new ArrayList<>();
        Outcome outcome = Play.of("storage", call, CASES, (parsed, question) -> {
            asked.add(question);
            return Play.right(parsed, question).in(question.storage());
        });

        assertThat(outcome.counts().total()).isEqualTo(moving(call, 1)).isLessThan(CASES);
        assertThat(asked)
                .filteredOn(question -> question.storage() == Storage.TRANSPOSED)
                .hasSize(moving(call, 2))
                .allMatch(question -> longAxes(question) >= 2);
    }

    static List<Mutant> mutants() {
        return Mutants.seenBy(Sign.OTHER_STORAGE);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void who_reads_otherwise_is(Mutant mutant) {
        for (String call : mutant.calls()) {
            Outcome outcome = Play.of("storage", call, CASES, mutant.subject().get());

            assertThat(outcome.blamed()).isNotEmpty().allMatch(line -> line.startsWith(mutant.flag() + ": "));
            assertThat(outcome.counts().unsupported()).isZero();
        }
    }

    @Test
    void who_knows_nothing_of_storage_is_not_judged() {
        Outcome outcome = Play.of("storage", DICE, CASES, Play::right);

        assertThat(outcome.counts().unsupported()).isEqualTo(moving(DICE, 1));
        assertThat(outcome.counts().total()).isEqualTo(moving(DICE, 1));
    }

    @Test
    void who_says_another_storage_is_not_judged_either() {
        Outcome outcome = Play.of("storage", DICE, CASES, (call, question) -> {
            Observed right = Play.right(call, question);
            return right.in(question.storage() == Storage.STRIDED ? Storage.TRANSPOSED : Storage.CONTIGUOUS);
        });

        assertThat(outcome.counts().unsupported()).isEqualTo(moving(DICE, 1));
    }

    @Test
    void a_wrong_shape_that_storage_doesnt_change_is_no_matter_of_storage() {
        Outcome outcome = Play.of("storage", DICE, CASES, (call, question) -> {
            Observed right = Play.right(call, question);
            return Observed.of(
                            right.dtype(),
                            Tensor.of(List.of(1), right.value().at(0)),
                            right.gradient().orElseThrow())
                    .in(question.storage());
        });

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().agreed()).isEqualTo(moving(DICE, 1));
    }

    @Test
    void a_wrong_shape_is_found() {
        Outcome outcome = Play.of("storage", DICE, CASES, (call, question) -> {
            Observed right = Play.right(call, question);
            boolean isUsual = question.storage() == Storage.CONTIGUOUS;
            return new Observed(
                            right.dtype(),
                            isUsual ? right.value() : right.gradient().orElseThrow(),
                            right.gradient())
                    .in(question.storage());
        });

        assertThat(outcome.blamed()).isNotEmpty().allMatch(line -> line.startsWith("STORAGE: "));
    }

    @Test
    void a_gradient_that_is_lost_is_found() {
        Outcome outcome = Play.of("storage", DICE, CASES, (call, question) -> {
            Observed right = Play.right(call, question);
            return question.storage() == Storage.CONTIGUOUS
                    ? right
                    : Observed.of(right.dtype(), right.value()).in(question.storage());
        });

        assertThat(outcome.blamed()).hasSize(moving(DICE, 1)).allMatch(line -> line.startsWith("STORAGE: "));
    }

    @ParameterizedTest
    @EnumSource(names = {"STRIDED", "TRANSPOSED"})
    void who_knows_one_of_them_is_held_to_it(Storage known) {
        Outcome outcome = Play.of("storage", DICE, CASES, (call, question) -> {
            Observed right = Play.right(call, question);
            return question.storage() == known ? Play.shifted(right, 1).in(known) : right;
        });

        assertThat(outcome.blamed())
                .hasSize(moving(DICE, known == Storage.STRIDED ? 1 : 2))
                .allMatch(line -> line.startsWith("STORAGE: "));
    }

    @Test
    void an_error_that_the_usual_question_has_too_is_no_matter_of_storage() {
        Outcome outcome = Play.of("storage", DICE, CASES, (call, question) -> {
            throw new IllegalStateException("always");
        });

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().unsupported()).isEqualTo(moving(DICE, 1));
    }
}
