package io.github.certidice.gate.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.campaign.SharedTrials.Outcome;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One defect is one finding: what compares a subject's answers with each other allows for the rounding of its own loss. */
class OwnLossTest {

    private static final int CASES = 12;
    private static final String LOVASZ = "lovasz_losses.lovasz_hinge(ignore=255)";
    private static final String FOCAL = "monai.losses.DiceFocalLoss(sigmoid=True)";

    /** Those that compare with the oracle. */
    private static final Set<String> OF_THE_DOCUMENTED_LOSS = Set.of("value", "gradient", "hard-masks");

    private static Observed changed(Observed right, DoubleUnaryOperator change) {
        return new Observed(
                ElementType.FLOAT64,
                changed(right.value(), change),
                right.gradient().map(gradient -> changed(gradient, change)));
    }

    private static Tensor changed(Tensor right, DoubleUnaryOperator change) {
        return Tensor.of(
                right.shape(), Arrays.stream(right.toDoubles()).map(change).toArray());
    }

    /** From -1 to 1: as rounding does, it depends on the order of numbers. */
    private static int noise(Question question) {
        double[] prediction = question.tensors().prediction().toDoubles();
        return Math.floorMod(Arrays.hashCode(prediction), 3) - 1;
    }

    private static Observed inFloat32(Call call, Question question) {
        double factor = 1 + noise(question) * 0x1p-25;
        return changed(Play.right(call, question), x -> (float) (x * factor));
    }

    private static Observed aMillionTimes(Call call, Question question) {
        double factor = 1e6 * (1 + noise(question) * 0x1p-52);
        return changed(Play.right(call, question), x -> x * factor);
    }

    private static List<String> flags(Outcome outcome) {
        return outcome.blamed().stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .distinct()
                .toList();
    }

    private static List<String> others() {
        return KnownProperties.all().stream()
                .map(property -> property.words().slug())
                .filter(slug -> !OF_THE_DOCUMENTED_LOSS.contains(slug))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"monai.losses.DiceLoss(softmax=True, to_onehot_y=True)", LOVASZ})
    void float32_inside_is_rounding_of_value_and_gradient_and_nothing_else(String call) {
        assertThat(flags(Play.of("value", call, CASES, OwnLossTest::inFloat32))).containsExactly("ROUNDING");
        assertThat(flags(Play.of("gradient", call, CASES, OwnLossTest::inFloat32)))
                .containsExactly("ROUNDING");
        assertThat(blamed(call, others(), OwnLossTest::inFloat32)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"monai.losses.MaskedDiceLoss(softmax=True, to_onehot_y=True)", LOVASZ})
    void numbers_that_are_a_million_times_larger_are_wrong_once(String call) {
        assertThat(flags(Play.of("value", call, CASES, OwnLossTest::aMillionTimes)))
                .containsExactly("OTHER");
        assertThat(flags(Play.of("gradient", call, CASES, OwnLossTest::aMillionTimes)))
                .contains("FACTOR");
        assertThat(blamed(call, others(), OwnLossTest::aMillionTimes)).isEmpty();
    }

    /** Sums of what two formats gave, as in a library that converts one part. */
    @Test
    void losses_with_logarithms_are_no_exception() {
        List<String> relations = List.of("voxel-permutation", "single-images", "gradient-is-derivative");

        assertThat(blamed(FOCAL, relations, OwnLossTest::inFloat32)).isEmpty();
        assertThat(blamed(FOCAL, relations, OwnLossTest::aMillionTimes)).isEmpty();
    }

    private static Set<String> blamed(String call, List<String> properties, InProcess.Losses subject) {
        return properties.stream()
                .flatMap(slug ->
                        Play.of(slug, call, CASES, subject).blamed().stream().map(line -> slug + ": " + line))
                .collect(Collectors.toSet());
    }

    @Test
    void a_first_voxel_that_counts_more_is_still_seen() {
        Outcome outcome = Play.of(
                "voxel-permutation",
                "monai.losses.DiceLoss(sigmoid=True)",
                CASES,
                (call, question) -> Play.shifted(
                        aMillionTimes(call, question),
                        Math.tanh(question.tensors().prediction().at(0)) / 1024));

        assertThat(flags(outcome)).containsExactly("VOXEL_ORDER");
        assertThat(outcome.blamed()).hasSizeGreaterThan(CASES / 4 - 1);
    }
}
