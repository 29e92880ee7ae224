package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Calls.assertRefused;
import static io.github.certidice.oracle.dialect.Calls.assertUnsupported;
import static io.github.certidice.oracle.dialect.Calls.flags;
import static io.github.certidice.oracle.dialect.Calls.numbers;
import static io.github.certidice.oracle.dialect.Calls.overlap;
import static io.github.certidice.oracle.dialect.Calls.pixelwise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Sizes;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryCrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.CrossEntropy;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.Oracle;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Nd4jLossesTest {

    private static final String FUNCTIONS = "org.nd4j.linalg.lossfunctions.impl.";
    private static final String OPERATIONS = "org.nd4j.autodiff.samediff.ops.SDLoss.";

    private static double value(String call, Tensor prediction, Tensor target) {
        return Oracle.of(call).answer(prediction, target).value().at(0);
    }

    @Test
    void entropies_sum_over_outputs_and_average_over_examples() {
        Tensor logits = Tensor.of(List.of(2, 2), 0, 0, 0, 0);
        Tensor target = Tensor.of(List.of(2, 2), 1, 0, 0, 1);
        double log2 = Math.log(2);

        assertThat(value(FUNCTIONS + "LossBinaryXENT()", logits, target)).isCloseTo(2 * log2, within(1e-15));
        assertThat(value(FUNCTIONS + "LossBinaryXENT(average=False)", logits, target))
                .isCloseTo(4 * log2, within(1e-15));
        assertThat(value(FUNCTIONS + "LossMCXENT()", logits, target)).isCloseTo(log2, within(1e-15));
        assertThat(value(FUNCTIONS + "LossMCXENT(weights=[1.0, 3.0], average=False)", logits, target))
                .isCloseTo(4 * log2, within(1e-15));
    }

    @Test
    void probabilities_are_clipped() {
        assertThat(pixelwise(FUNCTIONS + "LossBinaryXENT()").front().activation())
                .isEqualTo(new Activation.Clamped(
                        Activation.SIGMOID, Rational.of(1e-5), Rational.ONE.minus(Rational.of(1e-5))));
        assertThat(pixelwise(FUNCTIONS + "LossBinaryXENT(clipEps=0)").front().activation())
                .isEqualTo(Activation.SIGMOID);
        assertThat(pixelwise(FUNCTIONS + "LossMCXENT(activation='identity')")
                        .front()
                        .activation())
                .isEqualTo(Activation.IDENTITY);
        assertThat(flags(FUNCTIONS + "LossBinaryXENT()"))
                .containsExactly("SAMPLES_ONLY", "GRADIENT_OF_SUM", "GRADIENT_NOT_CLAMPED");
        assertThat(flags(FUNCTIONS + "LossMCXENT(average=False, softmaxClipEps=0)"))
                .containsExactly("SAMPLES_ONLY");
    }

    @Test
    void weights_are_of_outputs() {
        assertThat(pixelwise(FUNCTIONS + "LossBinaryXENT(weights=[1, 2])").term())
                .isEqualTo(new BinaryCrossEntropy(List.of(), numbers(1, 2), Optional.empty(), Rational.ZERO));
        assertThat(pixelwise(FUNCTIONS + "LossMCXENT(weights=[1, 2])").term())
                .isEqualTo(new CrossEntropy(numbers(1, 2), Rational.ZERO));
    }

    /** TP = 1/2, FP = 1/2, FN = 1/2; F_2 = 5/2 / (5/2 + 2 + 1/2). */
    @Test
    void the_f_measure_weighs_misses() {
        Tensor p = Tensor.of(List.of(2, 1), 0.5, 0.5);
        Tensor g = Tensor.of(List.of(2, 1), 1, 0);

        assertThat(value(FUNCTIONS + "LossFMeasure(beta=2.0, activation='identity')", p, g))
                .isEqualTo(0.5);
        assertThat(value(FUNCTIONS + "LossFMeasure(activation='identity')", Tensor.of(List.of(1, 1), 0.0), zero()))
                .isZero();
        assertThat(overlap(FUNCTIONS + "LossFMeasure()").empty()).isEqualTo(new EmptyRule.RatioAtZero(Rational.ONE));
        assertThat(overlap(FUNCTIONS + "LossFMeasure()").front().layout().sizes())
                .isEqualTo(Sizes.ofClasses(1));
        assertThat(overlap(FUNCTIONS + "LossFMeasure(activation='softmax')")
                        .front()
                        .channels())
                .isEqualTo(Channels.WITHOUT_BACKGROUND);
    }

    private static Tensor zero() {
        return Tensor.of(List.of(1, 1), 0.0);
    }

    @Test
    void operations_have_classes_on_the_last_axis() {
        PixelwiseLoss loss = pixelwise(OPERATIONS + "softmaxCrossEntropy(labelSmoothing=0.125)");

        assertThat(loss.front().layout().channels()).isEqualTo(ChannelAxis.LAST);
        assertThat(loss.term()).isEqualTo(new CrossEntropy(List.of(), Rational.of(0.125)));
        assertThat(loss.elementwise()).isFalse();
        assertThat(pixelwise(OPERATIONS + "sparseSoftmaxCrossEntropy()").elementwise())
                .isTrue();
        assertThat(pixelwise(OPERATIONS + "logLoss(lossReduce='SUM')").divisor())
                .isEqualTo(new PixelwiseLoss.One());
    }

    /** Half the smoothing goes to the other side: log(1 + e^-1) of 15/16, and of 1/16 one more. */
    @Test
    void smoothing_of_the_sigmoid_is_towards_one_half() {
        Tensor logit = Tensor.of(List.of(1, 1), 1.0);
        Tensor target = Tensor.of(List.of(1, 1), 1.0);

        assertThat(value(OPERATIONS + "sigmoidCrossEntropy(labelSmoothing=0.125)", logit, target))
                .isCloseTo(Math.log1p(Math.exp(-1)) + 0.0625, within(1e-15));
    }

    @Test
    void errors_name_the_argument() {
        assertRefused(
                FUNCTIONS + "LossBinaryXENT(clipEps=0.75)",
                "clipEps",
                "clipEps: found 0.75, allowed: a number from 0 to 0.5");
        assertRefused(
                FUNCTIONS + "LossMCXENT(activation='tanh')",
                "activation",
                "activation: found 'tanh', allowed: one of softmax, identity");
        assertRefused(FUNCTIONS + "LossFMeasure(beta=0)", "beta", "beta: found 0, allowed: a number above 0");
        assertRefused(
                OPERATIONS + "logLoss(lossReduce='MEAN')",
                "lossReduce",
                "lossReduce: found 'MEAN', allowed: one of MEAN_BY_NONZERO_WEIGHT_COUNT, MEAN_BY_WEIGHT, SUM, NONE");
        assertUnsupported(OPERATIONS + "logLoss(epsilon=0.5)", "epsilon", "epsilon: found 0.5, allowed: 0 only");
    }
}
