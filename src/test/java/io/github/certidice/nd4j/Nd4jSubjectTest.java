package io.github.certidice.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Reply;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.call.Call;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ND4J asked as a subject, and judged as the gate judges. */
class Nd4jSubjectTest {

    /** Without smoothing, {@code 1 - 2 I / (P + G)}. */
    private static final Call DICE = Call.parse("monai.losses.DiceLoss(smooth_nr=0, smooth_dr=0)");

    private static final String F_MEASURE =
            "org.nd4j.linalg.lossfunctions.impl.LossFMeasure(beta=2.0, activation=\"softmax\")";
    private static final String CLASSES = "org.nd4j.linalg.lossfunctions.impl.LossMCXENT(average=False)";
    private static final long FEW = 4;

    private static final Call CROSS_ENTROPY = Call.parse("torch.nn.BCELoss()");

    @BeforeAll
    static void natives_for_this_host_are_there() {
        Nd4jLossesTest.natives_for_this_host_are_there();
    }

    static Stream<Nd4jCase> cases() {
        return Stream.of(DataType.DOUBLE, DataType.FLOAT)
                .flatMap(type -> Stream.of(Nd4jCase.Family.values()).map(family -> new Nd4jCase(type, family, 60)));
    }

    private static Question question(Nd4jCase given) {
        List<Integer> shape = List.of(1, 1, given.voxels());
        double[] target = IntStream.range(0, given.voxels())
                .mapToDouble(voxel -> voxel % 3 == 0 ? 1 : 0)
                .toArray();
        double[] prediction = IntStream.range(0, given.voxels())
                .mapToDouble(given.pair().prediction()::at)
                .toArray();
        return Question.of(
                Tensor.of(Nd4jSubject.format(given.type()), shape, prediction),
                Tensor.of(Nd4jSubject.format(given.type()), shape, target));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void its_losses_agree(Nd4jCase given) {
        try (InProcess subject = InProcess.of(new Nd4jSubject())) {
            for (Call call : List.of(DICE, CROSS_ENTROPY)) {
                Reply reply = subject.ask(call, question(given));
                assertThat(reply).isInstanceOf(Reply.Answered.class);
                Observed observed = ((Reply.Answered) reply).observed();

                Comparison comparison = Comparison.of(Oracle.of(call), question(given), observed);
                assertThat(comparison.verdict())
                        .as(comparison.facts(question(given), ""))
                        .isEqualTo(Verdict.AGREE);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CONTIGUOUS, 6 2 1", "STRIDED, 12 4 2", "TRANSPOSED, 1 1 3"})
    void tensors_lie_as_they_are_asked_to(Storage storage, String strides) {
        Tensor tensor = Tensor.of(List.of(1, 3, 2), 1, 2, 3, 4, 5, 6);
        INDArray array = Nd4jSubject.array(tensor, storage);

        assertThat(array.dup('c').reshape(6).toDoubleVector()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Arrays.stream(array.stride()).mapToObj(Long::toString).collect(Collectors.joining(" ")))
                .isEqualTo(strides);
    }

    @Test
    void what_it_does_not_do_is_unsupported() {
        try (InProcess subject = InProcess.of(new Nd4jSubject())) {
            Reply reply = subject.ask(
                    "monai.losses.DiceLoss(batch=True)",
                    question(cases().findFirst().orElseThrow()));

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.isUnsupported()).isTrue());
        }
    }

    /** The first cases of the published campaign, without the calls that build graphs anew for each question. */
    @Test
    void a_campaign_finds_what_is_known_of_it() throws IOException {
        GateResult result = Nd4jCampaign.run(Nd4jCampaign.campaign(FEW, List.of(F_MEASURE, CLASSES)));

        assertThat(Nd4jCampaign.judged(result).calls().stream().flatMap(call -> call.cells().stream()))
                .allMatch(cell -> cell.failures().isEmpty())
                .anyMatch(cell -> !cell.expected().isEmpty());
    }

    @Test
    void all_calls_of_the_campaign_are_its_own() throws IOException {
        List<String> calls = Nd4jCampaign.calls();

        assertThat(calls).contains(F_MEASURE, CLASSES).hasSizeGreaterThan(10);
        assertThat(calls)
                .allSatisfy(
                        call -> assertThat(Nd4jSubject.has(Call.parse(call))).isTrue());
    }
}
