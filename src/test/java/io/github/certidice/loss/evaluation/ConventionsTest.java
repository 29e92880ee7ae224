package io.github.certidice.loss.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where differences don't tell what a derivative is: kinks, ties, limits; and the order of axes. */
class ConventionsTest {

    private static final Front PLAIN = Front.of(Layout.CHANNELS_SECOND, Activation.IDENTITY);
    private static final Front SIGMOID = PLAIN.with(Activation.SIGMOID);
    private static final Front SOFTMAX = PLAIN.with(Activation.SOFTMAX);

    private static Tensor row(double... numbers) {
        return Tensor.of(List.of(1, 1, numbers.length), numbers);
    }

    private static Outcome of(Pipeline loss, Tensor prediction, Tensor target) {
        return Evaluator.evaluate(loss, new Case(prediction, target), true);
    }

    private static double[] gradient(Outcome outcome) {
        return outcome.gradient().orElseThrow().toDoubles();
    }

    private static OverlapLoss overlap(Front front, Overlap overlap, Step... steps) {
        return new OverlapLoss(front, Grouping.IMAGE_CLASS, overlap, EmptyRule.FORMULA, List.of(steps), Averaging.MEAN);
    }

    private static PixelwiseLoss mean(Front front, PixelTerm term) {
        return PixelwiseLoss.of(front, term, new PixelwiseLoss.CountedTerms());
    }

    /** 1 - (2 TP + 1) / (P + G + 1) with TP = (P + G - D) / 2: at p = g the slope of D is 0. */
    @Test
    void distances_have_the_slope_zero_where_they_are_zero() {
        Overlap norm = Overlap.dice(Form.NORM, Rational.ONE, Rational.ONE);
        Outcome outcome = of(overlap(PLAIN, norm, Step.ONE_MINUS), row(0.5, 0.25), row(0.5, 0));

        // TP = 1/2, P + G + 1 = 9/4: the derivative by p_0 is -(1 (9/4) - 2) / (9/4)^2
        assertThat(gradient(outcome)[0]).isEqualTo(Rational.of(-4, 81).doubleValue());
        assertThat(outcome.flags()).containsExactly(Event.KINK);
        assertThat(outcome.isGradientSet()).isTrue();
    }

    /**
     * P = 3/2, G = 1, TP = 1: the derivative by p_i is -(2 TP' (7/2) - 3 P') / (7/2)^2, with P' = 1, but 0 for norms of 0, and
     * TP' = (P' - D') / 2, with D' = 0 but for the last voxel.
     */
    @Test
    void hard_and_right_predictions_are_at_the_kink_of_their_distance() {
        Overlap norm = Overlap.dice(Form.NORM, Rational.ONE, Rational.ONE);
        Overlap norms = Overlap.dice(Form.NORMS, Rational.ONE, Rational.ONE);
        double two = Rational.of(-2, 49).doubleValue();
        double last = Rational.of(12, 49).doubleValue();

        Outcome plain = of(overlap(PLAIN, norm, Step.ONE_MINUS), row(1, 0, 0.5), row(1, 0, 0));
        Outcome ofNorms = of(overlap(PLAIN, norms, Step.ONE_MINUS), row(1, 0, 0.5), row(1, 0, 0));

        assertThat(gradient(plain)).containsExactly(two, two, last);
        assertThat(gradient(ofNorms)).containsExactly(two, 0, last);
        assertThat(plain.flags()).isEqualTo(ofNorms.flags()).containsExactly(Event.KINK);
    }

    /** p (-log(1 - max(p, 1/4))) of two voxels: at p = 0 the slope is that of p. */
    @Test
    void a_clamped_entropy_leaves_the_focal_factor_its_slope() {
        PixelTerm focal = PixelTerm.BinaryFocal.of(Rational.ONE, Optional.empty(), PixelTerm.FocalFactor.OF_MIXTURE)
                .clamped(Rational.of(1, 4));
        Outcome outcome = of(mean(PLAIN, focal), row(0, 0), row(0, 0));

        assertThat(outcome.value().at(0)).isZero();
        assertThat(gradient(outcome)[0]).isCloseTo(Math.log(4.0 / 3) / 2, within(1e-16));
    }

    @Test
    void a_softplus_that_is_linear_lacks_what_is_beyond_its_threshold() {
        PixelTerm linear = new PixelTerm.LogCoshDistance(Optional.of(Rational.of(-10)));
        Outcome shipped = of(mean(PLAIN, linear), row(-10.125, -9.5), row(0, 0));
        Outcome exact = of(mean(PLAIN, PixelTerm.LogCoshDistance.PLAIN), row(-10.125, -9.5), row(0, 0));

        assertThat(exact.value().at(0) - shipped.value().at(0))
                .isCloseTo(Math.log1p(Math.exp(-20.25)) / 2, within(4e-15)); // the values' last digits
        assertThat(gradient(shipped)[0]).isEqualTo(-0.5);
        assertThat(gradient(shipped)[1]).isEqualTo(gradient(exact)[1]);
    }

    @Test
    void squared_distances_have_no_kink() {
        Overlap norm = Overlap.dice(Form.NORM, Rational.ONE, Rational.ONE);
        for (Rational exponent : List.of(Rational.TWO, Rational.of(3, 2))) {
            Outcome outcome =
                    of(overlap(PLAIN, norm.withExponent(exponent), Step.ONE_MINUS), row(0.5, 0.25), row(0.5, 0));
            assertThat(outcome.flags()).isEmpty();
        }
    }

    /** Other coordinates are computed again with more digits; what was seen at this one is still told. */
    @Test
    void kinks_of_voxels_that_are_decided_early_are_told() {
        Overlap norm = Overlap.dice(Form.NORM, Rational.ONE, Rational.ONE);
        Front front = PLAIN.with(Voids.mask("mask"));
        Case tensors = new Case(
                Tensor.of(List.of(2, 1, 2), 0.5, 0.25, 0, 1),
                Tensor.of(List.of(2, 1, 2), 0.5, 0, 0.5, 0.5),
                Map.of("mask", Tensor.of(List.of(2, 1, 2), 1, 1, 1, 1)));
        Outcome outcome = Evaluator.evaluate(overlap(front, norm, Step.ONE_MINUS), tensors, true);

        assertThat(outcome.flags()).containsExactly(Event.KINK);
    }

    @Test
    void clamps_have_the_slope_zero_at_their_ends() {
        Front clamped = PLAIN.with(new Activation.Clamped(Activation.IDENTITY, Rational.of(1, 4), Rational.of(3, 4)));
        Outcome outcome =
                of(mean(clamped, PixelTerm.BinaryCrossEntropy.PLAIN), row(0.25, 0.75, 0.5, 0.1), row(1, 0, 1, 1));

        assertThat(gradient(outcome)).containsExactly(0, 0, -0.5, 0);
        assertThat(outcome.flags()).containsExactly(Event.KINK);
    }

    private static LovaszLoss lovasz(Front front, LovaszLoss.Margin margin) {
        return new LovaszLoss(
                front, Grouping.ALL, margin, LovaszLoss.Foreground.CLASS, EmptyRule.FORMULA, Averaging.MEAN);
    }

    @Test
    void hinges_have_the_slope_zero_where_they_end() {
        Outcome outcome = of(lovasz(PLAIN, LovaszLoss.Margin.HINGE), row(1, -0.5), row(1, 0));

        // the error of the second is 1/2; its step of the Jaccard loss is 1 - 1/2
        assertThat(outcome.value().at(0)).isEqualTo(0.25);
        assertThat(gradient(outcome)).containsExactly(0, 0.5);
        assertThat(outcome.flags()).containsExactly(Event.KINK);
    }

    /** Whatever order the voxels are in, equal errors of one class get the same. */
    @Test
    void equal_errors_of_a_class_share_their_gain() {
        Outcome outcome = of(lovasz(PLAIN, LovaszLoss.Margin.PROBABILITY), row(0.5, 0.5, 0), row(1, 1, 0));

        // the two foreground voxels gain 1 together
        assertThat(gradient(outcome)).containsExactly(-0.5, -0.5, 0);
        assertThat(outcome.flags()).contains(Event.TIE_ORDER);
    }

    /** n = 2; a tie of one voxel of each kind: foreground first gives (1/2, 1/6), background first (1/3, 1/3). */
    @Test
    void between_classes_the_split_of_smallest_norm_is_taken() {
        Outcome outcome = of(lovasz(PLAIN, LovaszLoss.Margin.PROBABILITY), row(0.5, 0.5, 1), row(1, 0, 1));
        double third = Rational.of(1, 3).doubleValue();

        assertThat(gradient(outcome)).containsExactly(-third, third, 0);
    }

    @Test
    void equal_terms_share_the_room_among_the_largest() {
        PixelwiseLoss half = mean(SOFTMAX, PixelTerm.CrossEntropy.PLAIN).ofTop(Rational.HALF);
        Tensor prediction = Tensor.of(List.of(1, 2, 4), 1, 2, 1, 1, 0, 0, 0, 0);
        Tensor target = Tensor.of(List.of(1, 2, 4), 1, 1, 1, 1, 0, 0, 0, 0);
        Outcome outcome = of(half, prediction, target);
        double[] gradient = gradient(outcome);

        assertThat(gradient[0]).isNegative().isEqualTo(gradient[2]).isEqualTo(gradient[3]);
        assertThat(gradient[1]).isZero();
        assertThat(outcome.flags()).containsExactly(Event.TIE_ORDER);
    }

    @Test
    void zero_times_the_logarithm_of_zero_is_zero() {
        Outcome outcome = of(mean(PLAIN, PixelTerm.BinaryCrossEntropy.PLAIN), row(0, 1, 0.5, 0.5), row(0, 1, 1, 0));

        assertThat(outcome.value().at(0)).isEqualTo(Math.log(2) / 2);
        assertThat(gradient(outcome)).containsExactly(0.25, -0.25, -0.5, 0.5);
        assertThat(outcome.flags()).isEmpty();
    }

    @Test
    void what_has_no_value_is_told() {
        Overlap dice = Overlap.dice(Form.PRODUCT, Rational.ZERO, Rational.ZERO);
        Outcome nothing = of(overlap(PLAIN, dice, Step.ONE_MINUS), row(0, 0), row(0, 0));
        assertThat(nothing.value().at(0)).isNaN();
        assertThat(nothing.flags()).containsExactly(Event.UNDEFINED);

        Outcome infinite = of(mean(PLAIN, PixelTerm.BinaryCrossEntropy.PLAIN), row(0, 0.5), row(1, 1));
        assertThat(infinite.value().at(0)).isInfinite();
        assertThat(gradient(infinite)).containsExactly(Double.NEGATIVE_INFINITY, -1);
        assertThat(infinite.flags()).containsExactly(Event.INFINITE);
    }

    @Test
    void what_has_no_place_in_an_order_is_not_left_out() {
        Front shares = PLAIN.with(new Activation.Normalised(Activation.IDENTITY));
        Tensor prediction = Tensor.of(List.of(1, 2, 3), 0.5, 0, 0.25, 0.5, 0, 0.75);
        Tensor target = Tensor.of(List.of(1, 2, 3), 1, 0, 1, 0, 1, 0);

        assertThat(of(lovasz(shares, LovaszLoss.Margin.PROBABILITY), prediction, target)
                        .value()
                        .at(0))
                .isNaN();
        PixelwiseLoss third = mean(shares, PixelTerm.CrossEntropy.PLAIN).ofTop(Rational.of(1, 3));
        assertThat(of(third, prediction, target).value().at(0)).isNaN();
    }

    @Test
    void focal_losses_end_smoothly_where_all_is_right() {
        for (PixelTerm.FocalFactor factor : PixelTerm.FocalFactor.values()) {
            PixelTerm term = PixelTerm.BinaryFocal.of(Rational.HALF, Optional.empty(), factor);
            if (factor != PixelTerm.FocalFactor.OF_SOFTMAX_MIXTURE) {
                Outcome outcome = of(mean(PLAIN, term), row(1, 0), row(1, 0));
                assertThat(outcome.value().at(0)).isZero();
                assertThat(gradient(outcome)).containsExactly(0, 0);
                assertThat(outcome.flags()).isEmpty();
            }
        }
    }

    private static Averaging averaging(Averaging.Order order, Averaging.Reduction classes, Averaging.Reduction images) {
        return Averaging.of(classes, images).with(order);
    }

    @Test
    void an_axis_that_is_kept_is_kept_whatever_the_order() {
        Tensor p = Tensor.of(List.of(2, 3, 1), 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
        Tensor g = Tensor.of(List.of(2, 3, 1), 0, 1, 1, 1, 0, 1);
        OverlapLoss plain = overlap(PLAIN, Overlap.dice(Form.PRODUCT, Rational.ONE, Rational.ONE), Step.ONE_MINUS);
        for (Averaging.Order order : Averaging.Order.values()) {
            assertThat(shape(plain, order, Averaging.Reduction.NONE, Averaging.Reduction.NONE, p, g))
                    .containsExactly(2, 3);
            assertThat(shape(plain, order, Averaging.Reduction.MEAN, Averaging.Reduction.NONE, p, g))
                    .containsExactly(2);
            assertThat(shape(plain, order, Averaging.Reduction.NONE, Averaging.Reduction.SUM, p, g))
                    .containsExactly(3);
            assertThat(shape(plain, order, Averaging.Reduction.SUM, Averaging.Reduction.MEAN, p, g))
                    .isEmpty();
        }
    }

    private static List<Integer> shape(
            OverlapLoss loss,
            Averaging.Order order,
            Averaging.Reduction classes,
            Averaging.Reduction images,
            Tensor p,
            Tensor g) {
        OverlapLoss other = new OverlapLoss(
                loss.front(),
                loss.grouping(),
                loss.overlap(),
                loss.empty(),
                loss.shape(),
                averaging(order, classes, images));
        return of(other, p, g).value().shape();
    }

    /** No image and no voxel: the shapes are right, and the means are those of nothing. */
    @Test
    void axes_of_size_zero_are_answered() {
        Overlap smooth = Overlap.dice(Form.PRODUCT, Rational.ONE, Rational.ONE);
        Outcome noVoxels = of(overlap(SIGMOID, smooth, Step.ONE_MINUS), empty(2, 3, 0), empty(2, 3, 0));
        assertThat(noVoxels.value().at(0)).isZero();
        Outcome noImages = of(overlap(SIGMOID, smooth, Step.ONE_MINUS), empty(0, 3, 4), empty(0, 3, 4));
        assertThat(noImages.value().at(0)).isNaN();
        OverlapLoss kept = overlap(SIGMOID, smooth, Step.ONE_MINUS);
        for (Averaging.Order order : Averaging.Order.values()) {
            assertThat(shape(
                            kept,
                            order,
                            Averaging.Reduction.NONE,
                            Averaging.Reduction.NONE,
                            empty(0, 3, 4),
                            empty(0, 3, 4)))
                    .containsExactly(0, 3);
        }
        Outcome entropy = of(mean(SIGMOID, PixelTerm.BinaryCrossEntropy.PLAIN), empty(0, 1, 2), empty(0, 1, 2));
        assertThat(entropy.value().at(0)).isNaN();
        assertThat(entropy.gradient().orElseThrow().shape()).containsExactly(0, 1, 2);
    }

    private static Tensor empty(Integer... shape) {
        return Tensor.of(List.of(shape));
    }

    /** The mask of one image for all, with a number for each class. */
    @Test
    void a_mask_of_one_image_keeps_its_classes_apart() {
        Front front = PLAIN.with(Voids.mask("mask"));
        Overlap dice = Overlap.dice(Form.PRODUCT, Rational.ZERO, Rational.ONE);
        OverlapLoss loss = overlap(front, dice, Step.NEGATED);
        Case tensors = new Case(
                Tensor.of(List.of(2, 2, 1), 1, 1, 1, 1),
                Tensor.of(List.of(2, 2, 1), 1, 1, 1, 1),
                Map.of("mask", Tensor.of(List.of(1, 2, 1), 1, 0)));

        // 2/3 for the first class, 0 for the second
        assertThat(Evaluator.evaluate(loss, tensors, false).value().at(0))
                .isEqualTo(Rational.of(-1, 3).doubleValue());
    }
}
