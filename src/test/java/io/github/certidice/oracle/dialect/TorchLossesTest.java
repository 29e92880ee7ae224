package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Calls.assertRefused;
import static io.github.certidice.oracle.dialect.Calls.assertUnsupported;
import static io.github.certidice.oracle.dialect.Calls.flags;
import static io.github.certidice.oracle.dialect.Calls.meaning;
import static io.github.certidice.oracle.dialect.Calls.numbers;
import static io.github.certidice.oracle.dialect.Calls.pixelwise;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryCrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.CrossEntropy;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TorchLossesTest {

    private static final Layout FLAT = Layout.of(ChannelAxis.FLAT, Encoding.CHANNELS);

    @Test
    void of_probabilities_clamps_logarithms() {
        Rational floor = Rational.of(-100);
        assertThat(pixelwise("torch.nn.BCELoss()"))
                .isEqualTo(PixelwiseLoss.of(
                        Front.of(FLAT, Activation.IDENTITY),
                        new BinaryCrossEntropy(List.of(), List.of(), Optional.of(floor), Rational.ZERO),
                        new PixelwiseLoss.AllTerms()));
        assertThat(flags("torch.nn.functional.binary_cross_entropy")).containsExactly("GRADIENT_NOT_CLAMPED");
    }

    @Test
    void of_logits_takes_the_sigmoid() {
        assertThat(pixelwise("torch.nn.functional.binary_cross_entropy_with_logits(reduction='none')"))
                .isEqualTo(PixelwiseLoss.of(
                                Front.of(FLAT, Activation.SIGMOID),
                                BinaryCrossEntropy.PLAIN,
                                new PixelwiseLoss.AllTerms())
                        .unreduced());
        assertThat(flags("torch.nn.BCEWithLogitsLoss()")).isEmpty();
    }

    @Test
    void one_weight_weighs_all() {
        PixelwiseLoss loss = pixelwise("torch.nn.BCEWithLogitsLoss(weight=[2.0], pos_weight=[0.1])");
        assertThat(loss.front().layout()).isEqualTo(FLAT);
        assertThat(loss.term())
                .isEqualTo(new BinaryCrossEntropy(numbers(0.1), numbers(2), Optional.empty(), Rational.ZERO));
        assertThat(flags("torch.nn.BCEWithLogitsLoss(weight=[2.0])")).containsExactly("CONVENTION_WEIGHTED_MEAN");
        assertThat(flags("torch.nn.BCELoss([2.0], reduction='sum')")).containsExactly("GRADIENT_NOT_CLAMPED");
    }

    @Test
    void a_vector_runs_along_the_last_axis() {
        assertThat(axis("torch.nn.BCEWithLogitsLoss(pos_weight=[1, 3])")).isEqualTo(ChannelAxis.LAST);
        assertThat(flags("torch.nn.BCEWithLogitsLoss(pos_weight=[1, 3])")).containsExactly("CONVENTION_LAST_AXIS");
    }

    @Test
    void a_column_runs_along_the_channels() {
        assertThat(axis("torch.nn.BCEWithLogitsLoss(pos_weight=[[[1]], [[3]]])"))
                .isEqualTo(ChannelAxis.SECOND);
        assertThat(axisOfTensor(2, 1, 1)).isEqualTo(ChannelAxis.SECOND);
        assertThat(axisOfTensor(1, 2, 1, 1)).isEqualTo(ChannelAxis.SECOND);
        assertThat(axisOfTensor(1, 1, 2)).isEqualTo(ChannelAxis.LAST);
        assertThat(axisOfTensor(1, 1, 1)).isEqualTo(ChannelAxis.FLAT);
    }

    private static ChannelAxis axis(String call) {
        return pixelwise(call).front().layout().channels();
    }

    private static ChannelAxis axisOfTensor(Integer... shape) {
        int size = List.of(shape).stream().reduce(1, (a, b) -> a * b);
        Value tensor = new Value.Array(Tensor.of(List.of(shape), new double[size]));
        Call call = new Call("torch.nn.BCELoss", List.of(), Map.of("weight", tensor));
        return ((PixelwiseLoss) Dialects.meaning(call).documented())
                .front()
                .layout()
                .channels();
    }

    @Test
    void weights_of_other_shapes_are_not_translated() {
        assertUnsupported(
                "torch.nn.BCELoss([[1, 2], [3, 4]])",
                "weight",
                "weight: found [[1, 2], [3, 4]], allowed: one number, or numbers along the second or the last axis");
        assertUnsupported(
                "torch.nn.BCEWithLogitsLoss([1, 2], pos_weight=[[1], [2]])",
                "pos_weight",
                "pos_weight: found [[1], [2]], allowed: numbers along the axis of the other weights");
        assertRefused("torch.nn.BCELoss([-1])", "weight", "weight: found -1, allowed: numbers of at least 0");
        assertRefused("torch.nn.BCELoss(['a'])", "weight", "weight: found 'a', allowed: numbers of at least 0");
    }

    @Test
    void cross_entropy_divides_by_what_the_target_is() {
        Choice choice = (Choice) Calls.documented("torch.nn.CrossEntropyLoss()");
        assertThat(choice.met())
                .isEqualTo(PixelwiseLoss.of(
                        softmax(Encoding.INDEX).with(Voids.label(-100)),
                        CrossEntropy.PLAIN,
                        new PixelwiseLoss.WeightsOfTargets()));
        assertThat(choice.otherwise())
                .isEqualTo(
                        PixelwiseLoss.of(softmax(Encoding.CHANNELS), CrossEntropy.PLAIN, new PixelwiseLoss.AllTerms()));
        assertThat(flags("torch.nn.CrossEntropyLoss()")).isEmpty();
    }

    private static Front softmax(Encoding target) {
        return Front.of(Layout.of(ChannelAxis.SECOND, target), Activation.SOFTMAX);
    }

    @Test
    void cross_entropy_weighs_and_smooths() {
        String call = "torch.nn.functional.cross_entropy([1.0, 3.0], ignore_index=255, label_smoothing=0.1)";
        PixelwiseLoss indexed = (PixelwiseLoss) ((Choice) Calls.documented(call)).met();
        assertThat(indexed.term()).isEqualTo(new CrossEntropy(numbers(1, 3), Rational.of(0.1)));
        assertThat(indexed.front().voids()).isEqualTo(Voids.label(255));
        assertThat(flags(call)).containsExactly("CONVENTION_WEIGHTED_MEAN");
        assertThat(flags("torch.nn.CrossEntropyLoss([1.0, 3.0], reduction='sum')"))
                .isEmpty();
    }

    @Test
    void old_arguments_outrank_the_new_one() {
        assertThat(pixelwise("torch.nn.BCELoss(size_average=False)").divisor()).isEqualTo(new PixelwiseLoss.One());
        assertThat(pixelwise("torch.nn.BCELoss(reduce=False, reduction='sum')").elementwise())
                .isTrue();
        assertThat(pixelwise("torch.nn.BCELoss(reduce=True, reduction='sum')").divisor())
                .isEqualTo(new PixelwiseLoss.AllTerms());
    }

    @Test
    void errors_name_the_argument() {
        assertRefused(
                "torch.nn.CrossEntropyLoss(label_smoothing=1.5)",
                "label_smoothing",
                "label_smoothing: found 1.5, allowed: a number from 0 to 1");
        assertRefused(
                "torch.nn.CrossEntropyLoss(weight=[1, -1])",
                "weight",
                "weight: found -1, allowed: numbers of at least 0");
        assertRefused(
                "torch.nn.BCELoss(reduction='avg')",
                "reduction",
                "reduction: found 'avg', allowed: one of mean, sum, none");
    }

    @Test
    void classes_are_other_names_of_functions() {
        assertThat(meaning("torch.nn.BCELoss()")).isEqualTo(meaning("torch.nn.functional.binary_cross_entropy()"));
    }
}
