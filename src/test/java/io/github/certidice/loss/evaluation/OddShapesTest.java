package io.github.certidice.loss.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tensors without axes or without numbers have an answer or are refused, and nothing else. */
class OddShapesTest {

    private static final Overlap DICE = Overlap.dice(Overlap.Form.PRODUCT, Rational.ONE, Rational.ONE);
    private static final Tensor HALF = Tensor.scalar(0.5);
    private static final Voids LAST = new Voids(new Voids.LastTargetChannel(), Voids.Effect.REMOVED);

    private static OverlapLoss loss(Front front) {
        return new OverlapLoss(
                front, Grouping.IMAGE_CLASS, DICE, EmptyRule.FORMULA, List.of(Step.ONE_MINUS), Averaging.MEAN);
    }

    private static Front front(ChannelAxis channels, Encoding target) {
        return Front.of(Layout.of(channels, target), Activation.IDENTITY);
    }

    @ParameterizedTest
    @EnumSource(ChannelAxis.class)
    void a_scalar_is_one_voxel_of_one_class(ChannelAxis channels) {
        OverlapLoss loss = loss(front(channels, Encoding.BY_SHAPE));

        Outcome outcome = Evaluator.evaluate(loss, new Case(HALF, Tensor.scalar(1)), true);

        // (2 * 0.5 + 1) / (1.5 + 1) = 0.8
        assertThat(outcome.value().at(0)).isEqualTo(0.2);
        assertThat(outcome.gradient().orElseThrow().shape()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SECOND, INDEX", "SECOND, INDEX_CHANNEL", "LAST, INDEX", "LAST, INDEX_EITHER", "NONE, INDEX"})
    void indices_of_a_scalar_are_a_scalar(ChannelAxis channels, Encoding target) {
        OverlapLoss loss = loss(front(channels, target));

        assertThat(Evaluator.evaluate(loss, new Case(HALF, Tensor.scalar(0)), true)
                        .value()
                        .at(0))
                .isEqualTo(0.2);
        assertThatThrownBy(() -> Evaluator.evaluate(loss, new Case(HALF, Tensor.of(List.of(2), 0, 0)), true))
                .hasMessageStartingWith("target: found shape [2], allowed: ");
    }

    @Test
    void there_is_at_least_one_class() {
        Tensor none = Tensor.of(List.of(2, 0, 3));

        assertThatThrownBy(() -> Evaluator.evaluate(
                        loss(Front.of(Layout.CHANNELS_SECOND, Activation.SOFTMAX)), new Case(none, none), true))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("prediction: found shape [2, 0, 3], allowed: at least one class");
    }

    @Test
    void a_void_channel_needs_an_axis() {
        OverlapLoss flat = loss(front(ChannelAxis.FLAT, Encoding.CHANNELS).with(LAST));
        OverlapLoss second = loss(front(ChannelAxis.SECOND, Encoding.CHANNELS).with(LAST));

        assertThatThrownBy(() -> Evaluator.evaluate(
                        flat, new Case(Tensor.of(List.of(1), 0.5), Tensor.of(List.of(2), 1, 0)), true))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "target: found shape [2], allowed: an axis of classes, whose last one marks the void voxels");
        assertThatThrownBy(() -> Evaluator.evaluate(second, new Case(HALF, Tensor.scalar(1)), true))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("target: found shape []");
    }
}
