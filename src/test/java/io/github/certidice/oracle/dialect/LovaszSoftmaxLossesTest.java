package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Calls.assertRefused;
import static io.github.certidice.oracle.dialect.Calls.flags;
import static io.github.certidice.oracle.dialect.Calls.lovasz;
import static io.github.certidice.oracle.dialect.Calls.overlap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.None;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.Layout.Sizes;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Foreground;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;

class LovaszSoftmaxLossesTest {

    @Test
    void hinge_sorts_each_image_unless_told_otherwise() {
        LovaszLoss loss = lovasz("lovasz_losses.lovasz_hinge()");
        assertThat(loss)
                .isEqualTo(new LovaszLoss(
                        Front.of(Layout.of(ChannelAxis.NONE, Encoding.CHANNELS), Activation.IDENTITY),
                        Grouping.IMAGE_CLASS,
                        Margin.HINGE,
                        Foreground.CLASS,
                        EmptyRule.FORMULA,
                        Averaging.MEAN));
        assertThat(lovasz("lovasz_losses.lovasz_hinge(per_image=False)").grouping())
                .isEqualTo(Grouping.ALL);
        assertThat(lovasz("lovasz_losses.lovasz_hinge(ignore=255)").front().voids())
                .isEqualTo(Voids.label(255));
        assertThat(flags("lovasz_losses.lovasz_hinge()")).containsExactly("FLOAT64_FAILS", "UNSTABLE_SORT");
    }

    @Test
    void softmax_takes_probabilities_and_present_classes() {
        LovaszLoss loss = lovasz("lovasz_losses.lovasz_softmax()");
        assertThat(loss)
                .isEqualTo(new LovaszLoss(
                        Front.of(
                                Layout.of(ChannelAxis.SECOND, Encoding.INDEX).with(Labels.NO_CLASS),
                                Activation.IDENTITY),
                        Grouping.CLASS,
                        Margin.PROBABILITY,
                        Foreground.CLASS,
                        EmptyRule.PRESENT,
                        Averaging.MEAN.with(Order.CLASSES_FIRST).with(None.ZERO)));
        assertThat(flags("lovasz_losses.lovasz_softmax()"))
                .containsExactly("CONVENTION_PROBABILITIES", "FLOAT64_FAILS", "UNSTABLE_SORT");
    }

    @Test
    void softmax_of_all_or_some_classes() {
        assertThat(lovasz("lovasz_losses.lovasz_softmax('all')").empty()).isEqualTo(EmptyRule.FORMULA);
        LovaszLoss some = lovasz("lovasz_losses.lovasz_softmax(classes=[0, 2], per_image=True, ignore=255)");
        assertThat(some.front().channels()).isEqualTo(Channels.only(List.of(0, 2)));
        assertThat(some.empty()).isEqualTo(EmptyRule.FORMULA);
        assertThat(some.grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(flags("lovasz_losses.lovasz_softmax(ignore=255)")).contains("ALL_VOID");
    }

    @Test
    void iou_is_one_number_for_each_class() {
        assertThat(overlap("lovasz_losses.iou(3)"))
                .isEqualTo(new OverlapLoss(
                        Front.of(
                                Layout.of(ChannelAxis.SECOND, Encoding.INDEX)
                                        .withPrediction(Encoding.INDEX)
                                        .with(Labels.NO_CLASS)
                                        .with(Sizes.ofClasses(3)),
                                Activation.IDENTITY),
                        Grouping.CLASS,
                        Overlap.jaccard(Overlap.Form.PRODUCT, Rational.ZERO, Rational.ZERO),
                        new EmptyRule.RatioAtZero(Rational.ONE),
                        List.of(),
                        Averaging.of(Reduction.NONE, Reduction.MEAN).then(new Step.Times(Rational.of(100)))));
        assertThat(flags("lovasz_losses.iou(C=3)")).containsExactly("CONVENTION_PERCENT");
    }

    @Test
    void iou_leaves_out_the_ignored_class() {
        OverlapLoss score = overlap("lovasz_losses.iou(3, EMPTY=0.5, ignore=1, per_image=True)");
        assertThat(score.front().channels()).isEqualTo(Channels.without(1));
        assertThat(score.front().voids()).isEqualTo(Voids.label(1));
        assertThat(score.grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(score.empty()).isEqualTo(new EmptyRule.RatioAtZero(Rational.HALF));
    }

    @Test
    void iou_of_one_class_is_averaged_over_images() {
        OverlapLoss score = overlap("lovasz_losses.iou_binary()");
        assertThat(score.grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(score.averaging().classes()).isEqualTo(Reduction.MEAN);
        assertThat(score.front().layout().channels()).isEqualTo(ChannelAxis.NONE);
        assertThat(overlap("lovasz_losses.iou_binary(per_image=False)").grouping())
                .isEqualTo(Grouping.ALL);
    }

    @Test
    void errors_name_the_argument() {
        assertRefused(
                "lovasz_losses.lovasz_softmax('some')",
                "classes",
                "classes: found 'some', allowed: one of present, all");
        assertRefused(
                "lovasz_losses.lovasz_softmax(3)",
                "classes",
                "classes: found 3, allowed: 'present', 'all' or a list of classes");
        assertRefused("lovasz_losses.iou(0)", "C", "C: found 0, allowed: an integer of at least 1");
    }
}
