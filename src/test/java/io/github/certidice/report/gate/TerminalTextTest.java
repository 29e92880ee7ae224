package io.github.certidice.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.Results;
import org.junit.jupiter.api.Test;

class TerminalTextTest {

    private static String text(Judged judged) {
        return new TerminalText(judged).text();
    }

    @Test
    void few_calls_are_a_table() {
        assertThat(text(Gates.mixed())).contains("""

                [1] monai.losses.DiceLoss(sigmoid=True, squared_pred=True)
                [2] monai.losses.TverskyLoss(alpha=0.3, beta=0.7)
                [3] segmentation_models_pytorch.losses.LovaszLoss('binary')

                                   [1]               [2]              [3]
                value              expected failure  passed           passed
                gradient           FAILED            passed           passed
                voxel-order        passed            UNEXPECTED PASS  passed
                ignored-voxels     not applicable    not applicable   FAILED
                soft-jaccard-dice  passed            unsupported      passed
                """);
    }

    @Test
    void failures_are_facts_with_a_command_that_replays_them() {
        assertThat(text(Gates.mixed())).contains("""
                FAILED ignored-voxels of segmentation_models_pytorch.losses.LovaszLoss('binary'): IGNORED in 2 of 400 cases
                    Ignored voxels change neither value nor gradient.
                    call        monai.losses.DiceLoss(squared_pred=True)
                    prediction  float64 [1, 1, 1]: 0.5
                    target      float64 [1, 1, 1]: 1
                    observed    0.6666666666666666
                    expected    0.3333333333333333 = 1/3
                    distance    0.3333333333333333
                    allowed     1.2e-15; the distance is 2.78e+14 times that
                    note        every value is twice what it should be where a < b & c > d | e
                    replay      certidice gate --subject 'python -m certidice.adapters monai' --replay g1-ignored-voxels-IGNORED
                """);
    }

    @Test
    void expectations_that_were_not_met_are_told() {
        assertThat(text(Gates.mixed()))
                .contains(
                        "\nci/known failures.toml, line 13: voxel-order of monai.losses.TverskyLoss was expected to fail"
                                + " and did not: take it out of the file\n")
                .endsWith("\nthe gate fails: 2 failed, 1 expected failure not seen\n");
    }

    @Test
    void many_calls_are_a_line_each() {
        assertThat(text(Gates.many(6)))
                .contains("\nmonai.losses.DiceLoss(smooth_nr=0): 2 passed, 2 failed, 1 not applicable;"
                        + " FAILED: value, gradient\n")
                .contains("\nmonai.losses.DiceLoss(smooth_nr=5): 3 passed, 1 unsupported, 1 not applicable\n")
                .contains("\nFAILED gradient of monai.losses.DiceLoss(smooth_nr=0): CRASHED in 3 of 400 cases\n");
    }

    @Test
    void a_good_gate_is_short() {
        assertThat(text(Gates.good()))
                .endsWith("\n\n1 call, 5 properties: 5 passed\nthe gate passes\n")
                .doesNotContain("FAILED");
    }

    @Test
    void a_case_that_was_asked_again_is_told_in_a_word() {
        assertThat(replayed(new Counts(1, 0, 0, 0, 0))).isEqualTo("passed: value of " + Results.DICE + "\n");
        assertThat(replayed(new Counts(0, 0, 0, 0, 1))).isEqualTo("unsupported: value of " + Results.DICE + "\n");
        assertThat(replayed(Counts.NONE)).isEqualTo("not applicable: value of " + Results.DICE + "\n");
        assertThat(replayed(new Counts(0, 1, 0, 0, 0), Results.finding(Finding.Kind.ACCEPTABLE, "TIE_ORDER", 1, 2)))
                .startsWith("acceptable: value of " + Results.DICE + "\ncall  ");
    }

    private static String replayed(Counts counts, Finding... findings) {
        Cell[] cells = Results.PROPERTIES.stream()
                .map(one -> Results.cell(one.slug(), counts, 0, findings))
                .toArray(Cell[]::new);
        ReplayText text = new ReplayText(Results.result(Results.plan(1, 1), Results.call(Results.DICE, cells)));
        assertThat(text.isFailure()).isFalse();
        return text.text()
                .lines()
                .limit(findings.length == 0 ? 9 : 2)
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }
}
