package io.github.certidice.gate.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.campaign.Campaign;
import io.github.certidice.gate.campaign.Progress;
import io.github.certidice.gate.campaign.Replay;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.image.ElementType;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Campaigns against programs. */
@Timeout(120)
class PipedCampaignTest {

    private static final Limits PATIENT = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(30), 64, 3, 20);
    private static final Limits STRICT = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 8, 2, 4);
    private static final Campaign CAMPAIGN = Campaign.whole(
                    "program", 1, List.of(TestedCall.of("monai.losses.DiceLoss(sigmoid=True)")), KnownProperties.all())
            .withCases(30);

    @Test
    void a_pipe_changes_nothing() {
        InProcess here = InProcess.of((call, question) -> {
            Answer answer = Oracle.of(call).answer(question);
            return new Observed(ElementType.FLOAT64, answer.value(), answer.gradient());
        });
        try (ProcessSubject there = ProcessSubject.of(Children.command(OracleProgram.class), PATIENT)) {
            assertThat(CAMPAIGN.run(there, Progress.NONE)).isEqualTo(CAMPAIGN.run(here, Progress.NONE));
        }
    }

    @Test
    void a_subject_that_crashes_is_given_up_and_its_first_crash_is_kept() {
        try (ProcessSubject crashes =
                ProcessSubject.of(Children.command(ChildProgram.class, "EXITS_AT_ONCE"), STRICT)) {
            GateResult result = CAMPAIGN.run(crashes, Progress.NONE);
            List<Finding> findings = result.calls().get(0).cells().get(0).findings();

            assertThat(findings).extracting(Finding::flag).containsExactly("CRASHED", "GIVEN_UP");
            assertThat(findings).extracting(Finding::kind).containsOnly(Finding.Kind.ERROR);
            assertThat(findings.get(0).minimal().numbers()).isEqualTo(1);
            assertThat(Replay.of(findings.get(0).minimal().token())
                            .run(crashes, "program")
                            .calls()
                            .get(0)
                            .cells()
                            .get(0)
                            .counts()
                            .errors())
                    .isEqualTo(1);
        }
    }
}
