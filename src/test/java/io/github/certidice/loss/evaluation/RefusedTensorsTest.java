package io.github.certidice.loss.evaluation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tensors that don't fit are refused with the argument's name, a code, what was found and what is allowed. */
class RefusedTensorsTest {

    private static final List<Integer> SHAPE = List.of(1, 2, 2);
    private static final Front PLAIN = Front.of(Layout.CHANNELS_SECOND, Activation.IDENTITY);
    private static final Front INDEX = Front.of(Layout.of(ChannelAxis.SECOND, Encoding.INDEX), Activation.SOFTMAX);
    private static final Overlap DICE = Overlap.dice(Overlap.Form.PRODUCT, Rational.ONE, Rational.ONE);
    private static final Tensor ZEROS = Tensor.of(SHAPE, 0, 0, 0, 0);
    private static final Tensor LABELS = Tensor.of(List.of(1, 2), 0, 1);

    private static OverlapLoss loss(Front front) {
        return new OverlapLoss(
                front, Grouping.IMAGE_CLASS, DICE, EmptyRule.FORMULA, List.of(Step.ONE_MINUS), Averaging.MEAN);
    }

    private static PixelwiseLoss mean(Front front, PixelTerm term) {
        return PixelwiseLoss.of(front, term, new PixelwiseLoss.CountedTerms());
    }

    private static void assertRefused(Pipeline loss, Case tensors, String code, String message) {
        assertThatThrownBy(() -> Evaluator.evaluate(loss, tensors, true))
                .hasMessage(message)
                .asInstanceOf(type(InvalidInput.class))
                .returns(code, InvalidInput::code)
                .returns(message.substring(0, message.indexOf(':')), InvalidInput::argument);
    }

    private static void assertRefused(Pipeline loss, Tensor prediction, Tensor target, String code, String message) {
        assertRefused(loss, new Case(prediction, target), code, message);
    }

    @Test
    void shapes_must_fit() {
        assertRefused(
                loss(PLAIN),
                ZEROS,
                Tensor.of(List.of(1, 2, 1), 0, 0),
                "SHAPE_MISMATCH",
                "target: found shape [1, 2, 1], allowed: [1, 2, 2] for prediction [1, 2, 2]");
        assertRefused(
                loss(INDEX),
                ZEROS,
                Tensor.of(List.of(2, 2), 0, 0, 0, 0),
                "SHAPE_MISMATCH",
                "target: found shape [2, 2], allowed: [1, 2] for prediction [1, 2, 2]");
    }

    private static Front with(Encoding encoding) {
        return Front.of(Layout.of(ChannelAxis.SECOND, encoding), Activation.SOFTMAX);
    }

    @Test
    void index_targets_may_have_an_axis_of_classes_where_the_loss_says_so() {
        Tensor plain = Tensor.of(List.of(1, 3), 0, 0, 0);
        assertRefused(
                loss(with(Encoding.INDEX_CHANNEL)),
                ZEROS,
                plain,
                "SHAPE_MISMATCH",
                "target: found shape [1, 3], allowed: [1, 1, 2] for prediction [1, 2, 2]");
        assertRefused(
                loss(with(Encoding.INDEX_EITHER)),
                ZEROS,
                plain,
                "SHAPE_MISMATCH",
                "target: found shape [1, 3], allowed: [1, 2] or [1, 1, 2] for prediction [1, 2, 2]");
        assertRefused(
                loss(with(Encoding.BY_SHAPE)),
                ZEROS,
                plain,
                "SHAPE_MISMATCH",
                "target: found shape [1, 3], allowed: [1, 2, 2], [1, 2] or [1, 1, 2] for prediction [1, 2, 2]");
    }

    @Test
    void numbers_must_be_finite() {
        Tensor nan = Tensor.of(SHAPE, 0, Double.NaN, 0, 0);
        Tensor infinite = Tensor.of(SHAPE, 0, 0, 0, Double.NEGATIVE_INFINITY);
        assertRefused(
                loss(PLAIN),
                nan,
                ZEROS,
                "NOT_FINITE",
                "prediction: found NaN at element 1, allowed: finite numbers only");
        assertRefused(
                loss(PLAIN),
                ZEROS,
                infinite,
                "NOT_FINITE",
                "target: found -Infinity at element 3, allowed: finite numbers only");
    }

    @Test
    void predictions_must_be_probabilities_where_nothing_makes_them_some() {
        assertRefused(
                loss(PLAIN),
                Tensor.of(SHAPE, 0, 1, Math.nextUp(1.0), 0),
                ZEROS,
                "NOT_A_PROBABILITY",
                "prediction: found 1.0000000000000002 at element 2, allowed: numbers from 0 to 1");
    }

    @Test
    void targets_must_be_shares() {
        assertRefused(
                loss(PLAIN),
                ZEROS,
                Tensor.of(SHAPE, 0, 0, 0, -0.5),
                "NOT_A_TARGET",
                "target: found -0.5 at image 0, class 1, voxel 1, allowed: numbers from 0 to 1");
        LovaszLoss lovasz = new LovaszLoss(
                PLAIN,
                Grouping.CLASS,
                LovaszLoss.Margin.PROBABILITY,
                LovaszLoss.Foreground.CLASS,
                EmptyRule.FORMULA,
                Averaging.MEAN);
        assertRefused(
                lovasz,
                ZEROS,
                Tensor.of(SHAPE, 0, 0.5, 0, 0),
                "NOT_A_TARGET",
                "target: found 0.5 at image 0, class 0, voxel 1, allowed: 0 or 1");
    }

    @Test
    void labels_must_be_classes() {
        Tensor target = Tensor.of(List.of(1, 2), 1, 2);
        assertRefused(
                loss(INDEX),
                ZEROS,
                target,
                "LABEL_OUT_OF_RANGE",
                "target: found 2 at element 1, allowed: integers from 0 to 1");
        assertRefused(
                loss(INDEX.with(Voids.label(255))),
                ZEROS,
                target,
                "LABEL_OUT_OF_RANGE",
                "target: found 2 at element 1, allowed: integers from 0 to 1, or 255");
        assertRefused(
                loss(INDEX),
                ZEROS,
                Tensor.of(List.of(1, 2), 0.5, 0),
                "LABEL_OUT_OF_RANGE",
                "target: found 0.5 at element 0, allowed: integers from 0 to 1");
    }

    private static Case masked(Tensor mask) {
        return new Case(ZEROS, ZEROS, Map.of("mask", mask));
    }

    @Test
    void masks_must_fit_and_be_shares() {
        OverlapLoss loss = loss(PLAIN.with(Voids.mask("mask")));
        assertRefused(
                loss,
                masked(Tensor.of(List.of(3), 1, 1, 1)),
                "SHAPE_MISMATCH",
                "mask: found shape [3], allowed: [1, 2, 2] or [1, 1, 2], or one image of it");
        assertRefused(
                loss,
                masked(Tensor.of(SHAPE, 1, 1, 1, 1.5)),
                "INVALID_ARGUMENT",
                "mask: found 1.5 at element 3, allowed: numbers from 0 to 1");
        assertRefused(
                loss,
                masked(Tensor.of(SHAPE, 1, Double.NaN, 1, 1)),
                "NOT_FINITE",
                "mask: found NaN at element 1, allowed: finite numbers only");
    }

    @Test
    void weights_must_be_as_many_as_classes_that_count() {
        List<Rational> three = List.of(Rational.ONE, Rational.ONE, Rational.ONE);
        String allowed = "found 3 numbers, allowed: 2, one for each class";
        OverlapLoss averaged = new OverlapLoss(
                PLAIN,
                Grouping.CLASS,
                DICE,
                EmptyRule.FORMULA,
                List.of(Step.ONE_MINUS),
                Averaging.MEAN.with(new Averaging.Given("class_weights", three, true)));
        assertRefused(averaged, ZEROS, ZEROS, "SHAPE_MISMATCH", "class_weights: " + allowed);
        OverlapLoss joint = new OverlapLoss(
                PLAIN,
                Grouping.ALL,
                DICE.with(new RatioWeights.OfProbabilities("weight", three)),
                EmptyRule.FORMULA,
                List.of(Step.ONE_MINUS),
                Averaging.MEAN);
        assertRefused(joint, ZEROS, ZEROS, "SHAPE_MISMATCH", "weight: " + allowed);
        PixelTerm entropy = new PixelTerm.CrossEntropy(three, Rational.ZERO);
        assertRefused(mean(PLAIN, entropy), ZEROS, ZEROS, "SHAPE_MISMATCH", "weight: " + allowed);
        PixelTerm binary = new PixelTerm.BinaryCrossEntropy(three, List.of(), Optional.empty(), Rational.ZERO);
        assertRefused(mean(PLAIN, binary), ZEROS, ZEROS, "SHAPE_MISMATCH", "pos_weight: " + allowed);
        PixelTerm weighed = new PixelTerm.BinaryCrossEntropy(List.of(), three, Optional.empty(), Rational.ZERO);
        assertRefused(mean(PLAIN, weighed), ZEROS, ZEROS, "SHAPE_MISMATCH", "weight: " + allowed);
        ClassWeights each = ClassWeights.each(three);
        PixelTerm ofClasses = new PixelTerm.ClassFocal(Rational.TWO, each);
        assertRefused(mean(PLAIN, ofClasses), ZEROS, ZEROS, "SHAPE_MISMATCH", "alpha: " + allowed);
        PixelTerm smoothed = new PixelTerm.SmoothedFocal(Rational.TWO, each, Rational.ZERO);
        assertRefused(mean(INDEX, smoothed), ZEROS, LABELS, "SHAPE_MISMATCH", "alpha: " + allowed);
        PixelTerm.BinaryFocal focal =
                PixelTerm.BinaryFocal.of(Rational.TWO, Optional.empty(), PixelTerm.FocalFactor.OF_EACH_TERM);
        assertRefused(mean(PLAIN, focal.withPositive(three)), ZEROS, ZEROS, "SHAPE_MISMATCH", "pos_weight: " + allowed);
        assertRefused(mean(PLAIN, focal.with(each)), ZEROS, ZEROS, "SHAPE_MISMATCH", "weight: " + allowed);
    }

    @Test
    void classes_must_exist() {
        assertRefused(
                loss(PLAIN.with(Channels.only(List.of(0, 2)))),
                ZEROS,
                ZEROS,
                "INVALID_ARGUMENT",
                "classes: found 2, allowed: indices below 2");
    }

    @Test
    void sums_need_terms_of_one_shape() {
        OverlapLoss kept = new OverlapLoss(
                PLAIN,
                Grouping.IMAGE_CLASS,
                DICE,
                EmptyRule.FORMULA,
                List.of(Step.ONE_MINUS),
                Averaging.of(Reduction.NONE, Reduction.NONE));
        CompoundLoss sum = new CompoundLoss(
                List.of(new CompoundLoss.Term(Rational.ONE, loss(PLAIN)), new CompoundLoss.Term(Rational.ONE, kept)));
        assertRefused(
                sum,
                ZEROS,
                ZEROS,
                "INVALID_ARGUMENT",
                "reduction: found parts of shapes [] and [1, 2], allowed: parts of one shape");
    }

    @Test
    void known_sizes_must_agree() {
        Layout ranked = Layout.CHANNELS_SECOND.with(Layout.Sizes.ofRank(4));
        assertRefused(
                loss(Front.of(ranked, Activation.IDENTITY)),
                ZEROS,
                ZEROS,
                "SHAPE_MISMATCH",
                "prediction: found shape [1, 2, 2], allowed: 4 axes");
        Layout counted = Layout.CHANNELS_SECOND.with(Layout.Sizes.ofClasses(5));
        assertRefused(
                loss(Front.of(counted, Activation.IDENTITY)),
                ZEROS,
                ZEROS,
                "SHAPE_MISMATCH",
                "prediction: found 2 classes, allowed: 5, as the call says");
    }
}
