package io.github.certidice.gate.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The oracle judges itself, behind a pipe and in this process: both must say the same, and agree. */
@Timeout(60)
class OracleSubjectTest {

    private static final Limits PATIENT = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(30), 64, 3, 20);

    private static final List<Integer> SHAPE = List.of(2, 3, 4);

    /** All ways in which arguments are written: flags, numbers, words, none, lists, tensors, by place. */
    private static List<Call> calls() {
        Value weights = new Value.Array(Tensor.of(ElementType.FLOAT32, List.of(3), 1, 2, 0.5));
        return List.of(
                Call.parse("monai.losses.DiceLoss(softmax=True, squared_pred=True, reduction='none', weight=None)"),
                Call.parse("monai.losses.TverskyLoss(softmax=True, alpha=0.25, beta=1, smooth_nr=1e-5)"),
                Call.parse("segmentation_models_pytorch.losses.DiceLoss('multilabel', from_logits=True)"),
                Call.parse("monai.losses.DiceLoss(softmax=True, weight=[1, 2.0, 0.5])"),
                new Call(
                        "monai.losses.DiceLoss", List.of(), Map.of("softmax", new Value.Flag(true), "weight", weights)),
                Call.parse("monai.losses.NoSuchLoss(sigmoid=True)"),
                Call.parse("monai.losses.DiceLoss(softmax=True, wieght=1)"));
    }

    private static Question question(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] prediction = random.doubles(24, -3, 3).map(x -> (float) x).toArray();
        double[] target = random.doubles(24).map(x -> x < 0.5 ? 0 : 1).toArray();
        prediction[0] = seed % 5 == 0 ? Double.NEGATIVE_INFINITY : prediction[0];
        Tensor p = Tensor.of(ElementType.FLOAT32, SHAPE, prediction);
        Storage storage = Storage.values()[seed % 3]; // which is nothing to an oracle
        return new Question(new Case(p, Tensor.of(ElementType.UINT8, SHAPE, target)), seed % 2 == 0, false, storage);
    }

    private static List<Inquiry> inquiries() {
        List<Inquiry> all = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            for (Call call : calls()) {
                all.add(new Inquiry(call, question(seed)));
            }
        }
        return all;
    }

    private static Observed exact(Call call, Question question) {
        Answer answer = Oracle.of(call).answer(question);
        return new Observed(ElementType.FLOAT64, answer.value(), answer.gradient());
    }

    @Test
    void a_pipe_changes_nothing() {
        List<Inquiry> inquiries = inquiries();
        List<Reply> direct;
        List<Reply> piped;
        try (InProcess here = InProcess.of(OracleSubjectTest::exact)) {
            direct = here.askAll(inquiries);
        }
        try (ProcessSubject there = ProcessSubject.of(Children.command(OracleProgram.class), PATIENT)) {
            piped = there.askAll(inquiries);
        }

        assertThat(piped).isEqualTo(direct);
        assertThat(direct.stream().filter(Reply.Answered.class::isInstance)).hasSize(4 * 20);
        assertThat(direct.stream().filter(Reply.Refused.class::isInstance).map(reply -> ((Reply.Refused) reply).code()))
                .containsOnly("NOT_FINITE", "UNKNOWN_CALL", "UNKNOWN_ARGUMENT");
    }

    @Test
    void what_is_observed_can_be_compared() {
        Call call = calls().get(0);
        try (InProcess here = InProcess.of(OracleSubjectTest::exact)) {
            Reply reply = here.ask(call, question(2));

            Comparison comparison = Comparison.of(Oracle.of(call), question(2), ((Reply.Answered) reply).observed());
            assertThat(comparison.verdict()).isEqualTo(Verdict.AGREE);
        }
    }
}
