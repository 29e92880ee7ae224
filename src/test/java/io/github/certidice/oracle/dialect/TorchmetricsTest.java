package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Calls.assertRefused;
import static io.github.certidice.oracle.dialect.Calls.flags;
import static io.github.certidice.oracle.dialect.Calls.meaning;
import static io.github.certidice.oracle.dialect.Calls.overlap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Sizes;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;

class TorchmetricsTest {

    private static final String DICE = "torchmetrics.functional.segmentation.dice_score";
    private static final String GENERALIZED = "torchmetrics.functional.segmentation.generalized_dice_score";
    private static final String MEAN_IOU = "torchmetrics.functional.segmentation.mean_iou";
    private static final String INDEX = "torchmetrics.functional.jaccard_index";

    @Test
    void dice_is_one_number_for_each_image() {
        assertThat(overlap(DICE + "(3)"))
                .isEqualTo(new OverlapLoss(
                        Front.of(Layout.CHANNELS_SECOND.with(Sizes.ofClasses(3)), new Activation.ArgmaxOfFloats()),
                        Grouping.IMAGE_CLASS,
                        Overlap.dice(Overlap.Form.PRODUCT, Rational.ZERO, Rational.ZERO),
                        EmptyRule.UNION,
                        List.of(),
                        Averaging.of(Reduction.MEAN, Reduction.NONE)));
        assertThat(flags(DICE + "(3)")).containsExactly("FLOAT32_INSIDE", "CONVENTION_ARGMAX");
    }

    @Test
    void dice_averages() {
        assertThat(overlap(DICE + "(3, average='micro')").grouping()).isEqualTo(Grouping.IMAGE);
        assertThat(overlap(DICE + "(3, average='micro', aggregation_level='global')")
                        .grouping())
                .isEqualTo(Grouping.ALL);
        assertThat(overlap(DICE + "(3, aggregation_level='global')").grouping()).isEqualTo(Grouping.CLASS);
        assertThat(overlap(DICE + "(3, average='weighted')").averaging().weights())
                .isEqualTo(new Averaging.Support());
        assertThat(overlap(DICE + "(3, average='weighted')").empty()).isEqualTo(EmptyRule.UNION);
        assertThat(overlap(DICE + "(3, average=None)").averaging())
                .isEqualTo(Averaging.of(Reduction.NONE, Reduction.NONE));
        assertThat(meaning(DICE + "(3, average=None)")).isEqualTo(meaning(DICE + "(3, average='none')"));
    }

    @Test
    void inputs_by_index_need_the_number_of_classes() {
        Layout index = Layout.of(ChannelAxis.SECOND, Encoding.INDEX)
                .withPrediction(Encoding.INDEX)
                .with(Sizes.ofClasses(3));
        Layout mixed = Layout.of(ChannelAxis.SECOND, Encoding.BY_SHAPE)
                .withPrediction(Encoding.BY_SHAPE)
                .with(Sizes.ofClasses(3));
        OverlapLoss score = overlap(DICE + "(3, include_background=False, input_format='index')");
        assertThat(score.front().layout()).isEqualTo(index);
        assertThat(score.front().channels()).isEqualTo(Channels.WITHOUT_BACKGROUND);
        assertThat(overlap(DICE + "(3, input_format='mixed')").front().layout()).isEqualTo(mixed);
        assertThat(flags(DICE + "(3, input_format='index')")).containsExactly("FLOAT32_INSIDE");
        assertRefused(
                MEAN_IOU + "(input_format='index')",
                "num_classes",
                "num_classes: found None, allowed: an integer of at least 1 where input_format is 'index'");
    }

    @Test
    void generalized_dice_weighs_absent_classes_by_the_batch() {
        OverlapLoss score = overlap(GENERALIZED + "(3)");
        assertThat(score.grouping()).isEqualTo(Grouping.IMAGE);
        assertThat(score.overlap().weights())
                .isEqualTo(new RatioWeights.InverseVolume(2, new RatioWeights.AsLargestImage()));
        assertThat(score.empty()).isEqualTo(new EmptyRule.RatioAtZero(Rational.ZERO));
        assertThat(flags(GENERALIZED + "(3, weight_type='simple')"))
                .containsExactly("FLOAT32_INSIDE", "CONVENTION_ARGMAX", "ABSENT_WEIGHT_OF_OTHER_CLASS");
        assertThat(flags(GENERALIZED + "(3, weight_type='linear')"))
                .containsExactly("FLOAT32_INSIDE", "CONVENTION_ARGMAX");
    }

    @Test
    void generalized_dice_of_each_class_needs_no_weights() {
        OverlapLoss score = overlap(GENERALIZED + "(3, per_class=True)");
        assertThat(score.grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(score.overlap().weights()).isEqualTo(RatioWeights.EQUAL);
        assertThat(flags(GENERALIZED + "(3, per_class=True)"))
                .containsExactly("FLOAT32_INSIDE", "CONVENTION_ARGMAX", "OPTION_IGNORED");
    }

    @Test
    void mean_iou_skips_classes_that_are_nowhere() {
        assertThat(overlap(MEAN_IOU).empty()).isEqualTo(EmptyRule.UNION);
        assertThat(overlap(MEAN_IOU).averaging()).isEqualTo(Averaging.of(Reduction.MEAN, Reduction.NONE));
        OverlapLoss each = overlap(MEAN_IOU + "(per_class=True)");
        assertThat(each.empty()).isEqualTo(new EmptyRule.RatioAtZero(Rational.of(-1)));
        assertThat(each.averaging()).isEqualTo(Averaging.of(Reduction.NONE, Reduction.NONE));
        assertThat(flags(MEAN_IOU + "(per_class=True)"))
                .containsExactly("CONVENTION_ABSENT_CLASS", "FLOAT32_INSIDE", "CONVENTION_ARGMAX");
    }

    @Test
    void binary_index_flattens_and_thresholds() {
        OverlapLoss score = overlap(INDEX + "('binary', ignore_index=2)");
        assertThat(score.front())
                .isEqualTo(Front.of(
                                Layout.of(ChannelAxis.FLAT, Encoding.CHANNELS),
                                new Activation.Threshold(new Activation.SigmoidOfLogits(), Rational.HALF))
                        .with(Voids.label(2)));
        assertThat(score.grouping()).isEqualTo(Grouping.ALL);
        assertThat(score.empty()).isEqualTo(new EmptyRule.RatioAtZero(Rational.ZERO));
        assertThat(flags(INDEX + "('binary')")).containsExactly("FLOAT32_INSIDE", "CONVENTION_SIGMOID");
        assertThat(meaning("torchmetrics.functional.classification.binary_jaccard_index"))
                .isEqualTo(meaning(INDEX + "('binary')"));
    }

    @Test
    void index_of_classes_averages_over_present_ones() {
        OverlapLoss macro = overlap(INDEX + "('multiclass', num_classes=3)");
        assertThat(macro.front())
                .isEqualTo(Front.of(
                        Layout.of(ChannelAxis.SECOND, Encoding.INDEX)
                                .withPrediction(Encoding.BY_SHAPE)
                                .with(Sizes.ofClasses(3)),
                        new Activation.Argmax()));
        assertThat(macro.grouping()).isEqualTo(Grouping.CLASS);
        assertThat(macro.empty()).isEqualTo(EmptyRule.UNION);
        assertThat(meaning("torchmetrics.functional.classification.multiclass_jaccard_index(3)"))
                .isEqualTo(meaning(INDEX + "('multiclass', num_classes=3)"));
    }

    @Test
    void index_of_classes_drops_the_ignored_one_where_it_averages() {
        String call = INDEX + "('multiclass', num_classes=3, ignore_index=0, average=";
        assertThat(overlap(call + "'macro')").front().channels()).isEqualTo(Channels.without(0));
        assertThat(overlap(call + "'micro')").front().channels()).isEqualTo(Channels.without(0));
        assertThat(overlap(call + "'micro')").grouping()).isEqualTo(Grouping.ALL);
        assertThat(overlap(call + "'weighted')").front().channels()).isEqualTo(Channels.ALL);
        assertThat(overlap(call + "'weighted')").averaging().weights()).isEqualTo(new Averaging.Support());
        assertThat(overlap(call + "'none')").front().channels()).isEqualTo(Channels.ALL);
        assertThat(overlap(call + "'none')").front().voids()).isEqualTo(Voids.label(0));
    }

    @Test
    void index_of_labels_counts_absent_ones() {
        String call = INDEX + "('multilabel', num_labels=2, zero_division=1.0)";
        assertThat(overlap(call).empty()).isEqualTo(new EmptyRule.RatioAtZero(Rational.ONE));
        assertThat(overlap(call).front().layout()).isEqualTo(Layout.CHANNELS_SECOND);
        assertThat(meaning(call).shipped()).isEmpty();
    }

    @Test
    void index_of_labels_loses_a_label_with_the_ignored_value() {
        String call = "torchmetrics.functional.classification.multilabel_jaccard_index(2, ignore_index=0)";
        OverlapLoss shipped = (OverlapLoss) Calls.shipped(call);
        assertThat(overlap(call).front().channels()).isEqualTo(Channels.ALL);
        assertThat(shipped.front().channels()).isEqualTo(Channels.without(0));
        assertThat(flags(call)).containsExactly("FLOAT32_INSIDE", "CONVENTION_SIGMOID", "IGNORED_VALUE_DROPS_LABEL");
    }

    @Test
    void errors_name_the_argument() {
        assertRefused(DICE + "(0)", "num_classes", "num_classes: found 0, allowed: an integer of at least 1");
        assertRefused(
                DICE + "(3, average='mean')",
                "average",
                "average: found 'mean', allowed: one of micro, macro, weighted, none");
        assertRefused(
                DICE + "(3, input_format='logits')",
                "input_format",
                "input_format: found 'logits', allowed: one of one-hot, index, mixed");
        assertRefused(
                DICE + "(3, aggregation_level='batch')",
                "aggregation_level",
                "aggregation_level: found 'batch', allowed: one of samplewise, global");
        assertRefused(
                GENERALIZED + "(3, weight_type='uniform')",
                "weight_type",
                "weight_type: found 'uniform', allowed: one of square, simple, linear");
        assertRefused(INDEX + "('multiclass')", "num_classes", "num_classes: found None, allowed: an integer");
        assertRefused(
                INDEX + "('multiclass', num_classes=1)",
                "num_classes",
                "num_classes: found 1, allowed: an integer of at least 2");
        assertRefused(INDEX + "('multilabel')", "num_labels", "num_labels: found None, allowed: an integer");
        assertRefused(
                INDEX + "('binary', threshold=2)", "threshold", "threshold: found 2, allowed: a number from 0 to 1");
        assertRefused(
                INDEX + "('classes')", "task", "task: found 'classes', allowed: one of binary, multiclass, multilabel");
    }
}
