package io.github.certidice.report.gate;

import io.github.certidice.gate.expected.Expectations;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.Vocabulary;
import io.github.certidice.gate.result.CallResult;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Results;
import java.util.List;
import java.util.stream.IntStream;

/** Results that were judged. */
final class Gates {

    /** Of the example: one failure of the gradient is known, one expectation is out of date, one is about nothing. */
    static final String FILE = """
            [[expected]]
            property = "gradient"
            call = "monai.losses.DiceLoss"
            flag = "FACTOR"
            reason = "https://example.org/issues/12?a=1&b=2"

            [[expected]]
            property = "value"
            call = "monai.losses.DiceLoss"
            flag = "FACTOR"
            reason = "halved since 1.3 | see <notes>"

            [[expected]]
            property = "voxel-order"
            call = "monai.losses.TverskyLoss"
            reason = "sums in thread order"

            [[expected]]
            property = "value"
            call = "kornia.losses.*"
            reason = "not looked at yet"
            """;

    private Gates() {}

    /** Every verdict there is. */
    static Judged mixed() {
        return judged(Results.example(), FILE);
    }

    /** Nothing but what is well. */
    static Judged good() {
        CallResult call = Results.call(
                Results.TVERSKY,
                Results.PROPERTIES.stream()
                        .map(property -> Results.passed(property.slug(), 400))
                        .toArray(Cell[]::new));
        return judged(Results.result(Results.plan(1, 1), call), "");
    }

    /** So many calls, one of them a failure. */
    static Judged many(int calls) {
        List<CallResult> all = IntStream.range(0, calls)
                .mapToObj(i -> new CallResult(
                        "monai.losses.DiceLoss(smooth_nr=" + i + ")",
                        Results.example().calls().get(i == 0 ? 0 : 1).cells()))
                .toList();
        return judged(new GateResult(Results.plan(1, 1), Results.PROPERTIES, all), "");
    }

    static Judged judged(GateResult result, String file) {
        Vocabulary words = Vocabulary.of(Results.PROPERTIES).and(result);
        return Judged.of(result, Expectations.parse(file, "ci/known failures.toml", words));
    }
}
