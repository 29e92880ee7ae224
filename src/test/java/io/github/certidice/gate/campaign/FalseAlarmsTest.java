package io.github.certidice.gate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.planted.correct.Correct;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.subject.InProcess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases for which right implementations were blamed once, in ten thousand campaigns. */
class FalseAlarmsTest {

    /** A loss near 1, as a quotient of errors: it rounds relative to itself, where 1 - r rounds relative to a small r. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value =
                    "loss-of-errors | g1:value:monai.losses.DiceLoss%28smooth_nr%3D0.0%2C+smooth_dr%3D0.0%29:float64/probabilities-channels-1/1x2.2/0001/0.469797746217976,0.8605257122268798,0.29897853296988275,0.1000125350744232/-")
    void who_is_right_is_not_blamed(String slug, String token) {
        Correct correct = Correct.all().stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow();
        Cell cell = Replay.of(token)
                .run(InProcess.of(correct.subject().get()), slug)
                .calls()
                .get(0)
                .cells()
                .get(0);

        assertThat(cell.findings()).isEmpty();
        assertThat(cell.counts().agreed()).isEqualTo(1);
    }
}
