package io.github.certidice.gate.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.campaign.SharedTrials.Outcome;
import io.github.certidice.gate.planted.Mutants;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.storage.Stored;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoragePropertyTest {

    private static final int CASES = 40;

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
        assertThat(outcome.counts().agreed()).isEqualTo(CASES);
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
        Outcome outcome = Play.of("storage", "monai.losses.DiceLoss()", CASES, Play::right);

        assertThat(outcome.counts().unsupported()).isEqualTo(CASES);
        assertThat(outcome.counts().total()).isEqualTo(CASES);
    }

    @Test
    void who_says_another_storage_is_not_judged_either() {
        Outcome outcome = Play.of("storage", "monai.losses.DiceLoss()", CASES, (call, question) -> {
            Observed right = Play.right(call, question);
            return right.in(question.storage() == Storage.STRIDED ? Storage.TRANSPOSED : Storage.CONTIGUOUS);
        });

        assertThat(outcome.counts().unsupported()).isEqualTo(CASES);
    }

    @Test
    void a_wrong_shape_that_storage_doesnt_change_is_no_matter_of_storage() {
        Outcome outcome = Play.of("storage", "monai.losses.DiceLoss()", CASES, (call, question) -> {
            Observed right = Play.right(call, question);
            return Observed.of(
                            right.dtype(),
                            Tensor.of(List.of(1), right.value().at(0)),
                            right.gradient().orElseThrow())
                    .in(question.storage());
        });

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().agreed()).isEqualTo(CASES);
    }

    @Test
    void a_wrong_shape_is_found() {
        Outcome outcome = Play.of("storage", "monai.losses.DiceLoss()", CASES, (call, question) -> {
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
        Outcome outcome = Play.of("storage", "monai.losses.DiceLoss()", CASES, (call, question) -> {
            Observed right = Play.right(call, question);
            return question.storage() == Storage.CONTIGUOUS
                    ? right
                    : Observed.of(right.dtype(), right.value()).in(question.storage());
        });

        assertThat(outcome.blamed()).hasSize(CASES).allMatch(line -> line.startsWith("STORAGE: "));
    }

    @ParameterizedTest
    @EnumSource(names = {"STRIDED", "TRANSPOSED"})
    void who_knows_one_of_them_is_held_to_it(Storage known) {
        Outcome outcome = Play.of("storage", "monai.losses.DiceLoss()", CASES, (call, question) -> {
            Observed right = Play.right(call, question);
            return question.storage() == known ? Play.shifted(right, 1).in(known) : right;
        });

        assertThat(outcome.blamed()).hasSize(CASES).allMatch(line -> line.startsWith("STORAGE: "));
    }

    @Test
    void an_error_that_the_usual_question_has_too_is_no_matter_of_storage() {
        Outcome outcome = Play.of("storage", "monai.losses.DiceLoss()", CASES, (call, question) -> {
            throw new IllegalStateException("always");
        });

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().unsupported()).isEqualTo(CASES);
    }
}
