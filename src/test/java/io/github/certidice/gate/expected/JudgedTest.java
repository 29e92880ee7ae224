package io.github.certidice.gate.expected;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Results;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgedTest {

    private static final Vocabulary WORDS = Vocabulary.of(Results.PROPERTIES).and(Results.example());

    private static Judged judged(GateResult result, String file) {
        return Judged.of(result, Expectations.parse(file, "known.toml", WORDS));
    }

    private static Judged judged(String file) {
        return judged(Results.example(), file);
    }

    private static String expected(String property, String call, String flag) {
        String flagged = flag.isEmpty() ? "" : "flag = \"" + flag + "\"\n";
        return "[[expected]]\nproperty = \"" + property + "\"\ncall = \"" + call + "\"\n" + flagged
                + "reason = \"issue 12\"\n";
    }

    private static JudgedCell cell(Judged judged, String call, String property) {
        return judged.calls().stream()
                .filter(one -> one.call().equals(call))
                .flatMap(one -> one.cells().stream())
                .filter(one -> one.property().equals(property))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void without_expectations_failures_are_failures() {
        Judged judged = judged("");

        assertThat(judged.calls())
                .extracting(
                        call -> call.cells().stream().map(JudgedCell::verdict).toList())
                .containsExactly(
                        List.of(Verdict.FAILED, Verdict.FAILED, Verdict.PASSED, Verdict.NOT_APPLICABLE, Verdict.PASSED),
                        List.of(
                                Verdict.PASSED,
                                Verdict.PASSED,
                                Verdict.PASSED,
                                Verdict.NOT_APPLICABLE,
                                Verdict.UNSUPPORTED),
                        List.of(Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.FAILED, Verdict.PASSED));
        assertThat(judged.reasons()).containsExactly("3 failed");
        assertThat(judged.isGood()).isFalse();
        assertThat(cell(judged, Results.DICE, "ignored-voxels").reason()).contains("no argument");
    }

    @Test
    void another_choice_passes_unless_it_is_refused() {
        assertThat(cell(judged(""), Results.LOVASZ, "gradient").accepted())
                .extracting(Finding::flag)
                .containsExactly("TIE_ORDER");
        Judged strict = judged("[convention]\nTIE_ORDER = \"refuse\"");
        assertThat(cell(strict, Results.LOVASZ, "gradient").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void an_accepted_convention_is_no_failure_of_an_answer_but_one_of_a_subject_stays() {
        Expectations accepted = Expectations.NONE.with(Map.of("NOT_FINITE", Stance.ACCEPT, "CRASHED", Stance.ACCEPT));
        assertThat(cell(Judged.of(Results.example(), accepted), Results.DICE, "gradient")
                        .failures())
                .extracting(Finding::flag)
                .containsExactly("FACTOR", "CRASHED");
    }

    @Test
    void a_known_failure_is_expected() {
        Judged judged = judged(expected("value", "monai.losses.DiceLoss", "FACTOR"));

        JudgedCell cell = cell(judged, Results.DICE, "value");
        assertThat(cell.verdict()).isEqualTo(Verdict.EXPECTED_FAILURE);
        assertThat(cell.reason()).isEqualTo("issue 12");
        assertThat(judged.outlooks()).extracting(Outlook::state).containsExactly(Outlook.State.MET);
        assertThat(judged.reasons()).containsExactly("2 failed");
    }

    @Test
    void a_further_flag_is_a_failure_beside_a_known_one() {
        JudgedCell cell =
                cell(judged(expected("gradient", "monai.losses.DiceLoss", "FACTOR")), Results.DICE, "gradient");

        assertThat(cell.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(cell.failures()).extracting(Finding::flag).containsExactly("NOT_FINITE", "CRASHED");
        assertThat(cell.expected()).extracting(Finding::flag).containsExactly("FACTOR");
    }

    @Test
    void all_failures_known_make_a_good_gate() {
        Judged judged = judged(expected("*", "monai.losses.DiceLoss(sigmoid=True, *)", "")
                + expected("ignored-voxels", "segmentation_models_pytorch.*", "IGNORED"));

        assertThat(judged.reasons()).isEmpty();
        assertThat(judged.isGood()).isTrue();
        assertThat(judged.count(Verdict.EXPECTED_FAILURE)).isEqualTo(3);
    }

    @Test
    void an_unexpected_pass_makes_the_gate_fail() {
        Judged judged = judged(expected("value", "monai.losses.TverskyLoss", ""));

        JudgedCell cell = cell(judged, Results.TVERSKY, "value");
        assertThat(cell.verdict()).isEqualTo(Verdict.UNEXPECTED_PASS);
        assertThat(cell.reason()).isEqualTo("issue 12");
        assertThat(judged.reasons()).containsExactly("3 failed", "1 expected failure not seen");
        assertThat(judged.outlooks().get(0).says())
                .isEqualTo("known.toml, line 1: value of monai.losses.TverskyLoss "
                        + "was expected to fail and did not: take it out of the file");
    }

    @Test
    void an_expected_flag_that_nobody_saw_makes_the_gate_fail_too() {
        Judged judged = judged(expected("value", "monai.losses.DiceLoss", "FACTOR")
                + expected("value", "monai.losses.DiceLoss", "SIGN"));

        assertThat(cell(judged, Results.DICE, "value").verdict()).isEqualTo(Verdict.EXPECTED_FAILURE);
        assertThat(judged.reasons()).contains("1 expected failure not seen");
    }

    @Test
    void one_failure_of_many_meets_a_wide_expectation() {
        Judged judged = judged(expected("value", "monai.losses.*", ""));

        assertThat(cell(judged, Results.DICE, "value").verdict()).isEqualTo(Verdict.EXPECTED_FAILURE);
        assertThat(cell(judged, Results.TVERSKY, "value").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judged.reasons()).containsExactly("2 failed");
    }

    @Test
    void what_was_not_tested_is_told_but_no_failure() {
        Judged judged = judged(expected("value", "kornia.losses.*", "")
                + expected("ignored-voxels", "monai.losses.DiceLoss", "")
                + expected("soft-jaccard-dice", "monai.losses.TverskyLoss", ""));

        assertThat(judged.outlooks())
                .extracting(Outlook::state)
                .containsOnly(Outlook.State.NOT_TESTED)
                .hasSize(3);
        assertThat(judged.reasons()).containsExactly("3 failed");
    }

    @Test
    void a_part_of_a_campaign_has_no_unexpected_pass() {
        GateResult part = new GateResult(
                Results.plan(1, 2), Results.PROPERTIES, Results.example().calls());
        Judged judged = judged(part, expected("value", "monai.losses.TverskyLoss", ""));

        assertThat(cell(judged, Results.TVERSKY, "value").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judged.outlooks()).extracting(Outlook::state).containsExactly(Outlook.State.NOT_SEEN_YET);
        assertThat(judged.reasons()).containsExactly("3 failed");
    }

    @Test
    void a_gate_that_tested_nothing_is_not_good() {
        GateResult nothing = new GateResult(Results.plan(1, 1), Results.PROPERTIES, List.of());
        assertThat(judged(nothing, "").reasons()).containsExactly("nothing was tested");
    }
}
