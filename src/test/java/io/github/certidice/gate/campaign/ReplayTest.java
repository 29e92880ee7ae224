package io.github.certidice.gate.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    private static final String TOKEN =
            "g1:value:monai.losses.DiceLoss%28sigmoid%3DTrue%29:float64/logits-channels-1/2x1.1/10/0,0/-";

    private static Cell cell(GateResult result) {
        return result.calls().get(0).cells().get(0);
    }

    @Test
    void a_token_means_one_case() {
        Replay replay = Replay.of(TOKEN);

        assertThat(replay.property().words().slug()).isEqualTo("value");
        assertThat(replay.trial().call()).hasToString("monai.losses.DiceLoss(sigmoid=True)");
        assertThat(replay.trial().scene().truth()).containsExactly(1, 0);
        assertThat(replay.token()).isEqualTo(TOKEN);
    }

    @Test
    void tokens_of_all_properties_are_read_again() {
        TestedCall call = TestedCall.of("torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0], reduction='sum')");
        for (Property property : KnownProperties.all()) {
            String token = new Replay(property, Trial.drawn(call, 1, 40)).token();

            assertThat(Replay.of(token).token()).isEqualTo(token).matches("[\\w.:/,%+-]+");
        }
    }

    @Test
    void it_runs_just_that() {
        Cell right = cell(Replay.of(TOKEN).run(Subjects.right(), "right"));
        Cell wrong = cell(Replay.of(TOKEN)
                .run(Subjects.taking(call -> "monai.losses.DiceLoss(sigmoid=True, batch=True)"), "wrong"));

        assertThat(right.counts().agreed()).isEqualTo(1);
        assertThat(right.counts().total()).isEqualTo(1);
        assertThat(wrong.counts().disagreed()).isEqualTo(1);
        assertThat(wrong.findings().get(0).minimal().token()).isEqualTo(TOKEN);
        assertThat(wrong.findings().get(0).minimal().facts())
                .contains(new Fact("observed", "0.49999750001249993"), new Fact("replay", TOKEN));
    }

    @Test
    void a_finding_is_found_again_by_its_token() {
        var subject = Subjects.taking(call -> call.replace("smooth=1.0", "smooth=0.5"));
        TestedCall call = TestedCall.of("segmentation_models_pytorch.losses.DiceLoss('binary', smooth=1.0)");
        GateResult result = Campaign.whole("wrong", 1, List.of(call), KnownProperties.all())
                .withCases(40)
                .run(subject, Progress.NONE);
        result.calls().get(0).cells().stream()
                .flatMap(cell -> cell.findings().stream())
                .forEach(finding -> {
                    Cell again = cell(Replay.of(finding.minimal().token()).run(subject, "wrong"));
                    assertThat(again.findings().get(0).flag()).isEqualTo(finding.flag());
                    assertThat(again.findings().get(0).minimal().facts())
                            .isEqualTo(finding.minimal().facts());
                });
        assertThat(result.calls().get(0).cells().get(0).findings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "g1",
                "value",
                "g2:value:monai.losses.DiceLoss%28%29:float64/probabilities-channels-1/1x1.1/1/0,/-",
                "g1:vaule:monai.losses.DiceLoss%28%29:float64/probabilities-channels-1/1x1.1/1/0,/-",
                "g1:value:monai.losses.DiseLoss%28%29:float64/probabilities-channels-1/1x1.1/1/0,/-",
                "g1:value:monai.losses.DiceLoss%2:float64/probabilities-channels-1/1x1.1/1/0,/-",
                "g1:value:monai.losses.DiceLoss%28%29:float64/probabilities-channels-1/1x1.1/1/0,",
                "g1:value:monai.losses.DiceLoss%28%29:float64/probabilities-channels-1/1x1.1/1/x,/-",
                "g1:value:monai.losses.DiceLoss%28%29:float64/probabilities-channels-1/1x1.1/1/0,/-:more",
                "g1:value:monai.losses.DiceLoss%28%29:float64/probabilities-channels-1/1x1.1/1/2,/-"
            })
    void what_is_no_token_is_refused(String token) {
        assertThatThrownBy(() -> Replay.of(token))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--replay: found ");
    }
}
