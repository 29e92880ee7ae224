package io.github.certidice.gate.property;

import io.github.certidice.gate.campaign.SharedTrials;
import io.github.certidice.gate.campaign.SharedTrials.Outcome;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** One property, put to a subject about some scenes of a call. */
public final class Play {

    private static final Map<String, TestedCall> CALLS = new ConcurrentHashMap<>();

    private Play() {}

    /** What came of the first cases of a campaign. */
    public static Outcome of(String property, String call, int cases, InProcess.Losses subject) {
        TestedCall tested = CALLS.computeIfAbsent(call, TestedCall::of);
        SharedTrials trials = new SharedTrials(tested, 1, List.of(KnownProperties.named(property, "test")));
        return LongStream.range(0, cases)
                .mapToObj(
                        k -> trials.outcomes(k, List.of(InProcess.of(subject))).get(0))
                .reduce(new Outcome(Counts.NONE, List.of()), Outcome::plus);
    }

    /** The oracle. */
    public static Observed right(Call call, Question question) {
        Answer answer = Oracle.of(call).answer(question);
        return new Observed(ElementType.FLOAT64, answer.value(), answer.gradient());
    }

    /** The oracle of another call. */
    public static InProcess.Losses taking(UnaryOperator<String> change) {
        return (call, question) -> right(Call.parse(change.apply(call.toString())), question);
    }

    /** The oracle with another value. */
    public static Observed shifted(Observed right, double by) {
        double[] value = right.value().toDoubles();
        for (int i = 0; i < value.length; i++) {
            value[i] += by;
        }
        return new Observed(right.dtype(), Tensor.of(right.value().shape(), value), right.gradient());
    }
}
