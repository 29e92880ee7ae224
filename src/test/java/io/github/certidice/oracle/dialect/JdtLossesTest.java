package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Meanings.assertInvalid;
import static io.github.certidice.oracle.dialect.Meanings.choice;
import static io.github.certidice.oracle.dialect.Meanings.documented;
import static io.github.certidice.oracle.dialect.Meanings.flags;
import static io.github.certidice.oracle.dialect.Meanings.floats;
import static io.github.certidice.oracle.dialect.Meanings.overlap;
import static io.github.certidice.oracle.dialect.Meanings.part;
import static io.github.certidice.oracle.dialect.Meanings.shipped;
import static io.github.certidice.oracle.dialect.Meanings.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;

class JdtLossesTest {

    private static final String JDT = "losses.jdt_loss.JDTLoss";

    @Test
    void hard_labels_are_indices_and_count_present_classes() {
        Choice choice = choice(documented(JDT));
        Rational s = Rational.of(1e-3);

        assertThat(choice.condition()).isEqualTo(new Choice.TargetIsIndex());
        assertThat(part(choice.met(), 0))
                .isEqualTo(new OverlapLoss(
                        Front.of(Layout.of(ChannelAxis.SECOND, Encoding.INDEX), Activation.SOFTMAX)
                                .with(Voids.mask("keep_mask")),
                        Grouping.CLASS,
                        Overlap.jaccard(Overlap.Form.NORM, s, s),
                        new EmptyRule.Skipped(EmptyRule.Criterion.TARGET, Rational.of(0.01)),
                        List.of(Step.ONE_MINUS),
                        Averaging.MEAN.with(Averaging.None.ZERO)));
        assertThat(flags(JDT)).containsExactly("LABELS_CLAMPED");
    }

    @Test
    void soft_labels_count_all_classes_and_ignore_none() {
        String call = JDT + "(ignore_index=255)";
        OverlapLoss soft = overlap(part(choice(documented(call)).otherwise(), 0));
        OverlapLoss hard = overlap(part(choice(documented(call)).met(), 0));

        assertThat(soft.empty()).isEqualTo(EmptyRule.FORMULA);
        assertThat(soft.front().layout()).isEqualTo(Layout.CHANNELS_SECOND);
        assertThat(soft.front().voids()).isEqualTo(Voids.mask("keep_mask"));
        assertThat(hard.front().voids()).isEqualTo(Voids.label(255));
        assertThat(flags(call)).containsExactly("LABELS_CLAMPED", "CONVENTION_IGNORE_INDEX");
    }

    @Test
    void labels_that_are_no_class_are_shipped_as_the_nearest() {
        assertThat(overlap(part(choice(shipped(JDT)).met(), 0)).front().layout().labels())
                .isEqualTo(Labels.CLAMPED);
    }

    @Test
    void parts_average_over_classes_images_or_both() {
        Choice choice = choice(documented(JDT + "(mIoUD=0, mIoUI=0.25, mIoUC=0.75)"));
        OverlapLoss images = overlap(part(choice.met(), 0));
        OverlapLoss classes = overlap(part(choice.met(), 1));

        assertThat(weight(choice.met(), 0)).isEqualTo(Rational.of(1, 4));
        assertThat(weight(choice.met(), 1)).isEqualTo(Rational.of(3, 4));
        assertThat(images.grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(images.averaging().order()).isEqualTo(Order.CLASSES_FIRST);
        assertThat(classes.averaging().order()).isEqualTo(Order.IMAGES_FIRST);
    }

    @Test
    void options_of_the_ratio_and_its_loss() {
        String call = JDT + "(alpha=0.5, beta=0.25, gamma=2, norm=2, log_loss=True, class_weights=[1.0, 0.1])";
        OverlapLoss loss = overlap(part(choice(documented(call)).met(), 0));

        assertThat(loss.overlap().exponent()).isEqualTo(Rational.TWO);
        assertThat(loss.overlap().alpha()).isEqualTo(Rational.HALF);
        assertThat(loss.overlap().beta()).isEqualTo(Rational.of(1, 4));
        assertThat(loss.shape()).containsExactly(Step.negativeLog(), new Step.Power(Rational.TWO));
        assertThat(loss.averaging().weights()).isEqualTo(new Averaging.Given("class_weights", floats(1, 0.1), false));
        assertThat(flags(call)).containsExactly("LABELS_CLAMPED", "FLOAT32_INSIDE", "CONVENTION_WEIGHTED_MEAN");
    }

    @Test
    void what_the_library_asserts_is_refused() {
        assertInvalid(JDT + "(gamma=0.5)", "gamma: found 0.5, allowed: a number of at least 1");
        assertInvalid(JDT + "(norm=0)", "norm: found 0, allowed: an integer of at least 1");
        assertInvalid(JDT + "(norm=1.5)", "norm: found 1.5, allowed: an integer");
        assertInvalid(
                JDT + "(class_weights=[1, 2])",
                "class_weights: found [1, 2], allowed: floats: the library refuses integers");
        assertInvalid(JDT + "(mIoUD=-1)", "mIoUD: found -1, allowed: a number of at least 0");
        assertInvalid(JDT + "(mIoUD=0)", "mIoUD: found 0, allowed: a number above 0 for one of mIoUD, mIoUI and mIoUC");
        assertInvalid(JDT + "(threshold=-1)", "threshold: found -1, allowed: a number of at least 0");
        assertInvalid(
                JDT + "(active_classes_mode_hard='SOME')",
                "active_classes_mode_hard: found 'SOME', allowed: one of PRESENT, ALL");
    }
}
