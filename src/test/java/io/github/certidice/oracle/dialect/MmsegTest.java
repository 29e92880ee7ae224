package io.github.certidice.oracle.dialect;

import static io.github.certidice.oracle.dialect.Calls.assertRefused;
import static io.github.certidice.oracle.dialect.Calls.assertUnsupported;
import static io.github.certidice.oracle.dialect.Calls.documented;
import static io.github.certidice.oracle.dialect.Calls.flags;
import static io.github.certidice.oracle.dialect.Calls.lovasz;
import static io.github.certidice.oracle.dialect.Calls.meaning;
import static io.github.certidice.oracle.dialect.Calls.numbers;
import static io.github.certidice.oracle.dialect.Calls.overlap;
import static io.github.certidice.oracle.dialect.Calls.pixelwise;
import static io.github.certidice.oracle.dialect.Calls.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Activation.Softmax.Single;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.None;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryCrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.CrossEntropy;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MmsegTest {

    private static final String DICE = "mmseg.models.losses.DiceLoss";
    private static final String TVERSKY = "mmseg.models.losses.TverskyLoss";
    private static final String LOVASZ = "mmseg.models.losses.LovaszLoss";
    private static final String FOCAL = "mmseg.models.losses.FocalLoss";
    private static final String ENTROPY = "mmseg.models.losses.CrossEntropyLoss";
    private static final Rational ENLARGED = Rational.of(0x1p-23);

    @Test
    void dice_sums_the_classes_of_an_image() {
        OverlapLoss loss = (OverlapLoss) ((Choice) documented(DICE)).met();
        assertThat(loss.grouping()).isEqualTo(Grouping.IMAGE);
        assertThat(loss.overlap())
                .isEqualTo(Overlap.dice(Overlap.Form.PRODUCT, Rational.ZERO, Rational.of(2e-3))
                        .withExponent(Rational.TWO));
        assertThat(loss.front().activation()).isEqualTo(Activation.SIGMOID);
        assertThat(loss.front().layout().labels()).isEqualTo(Labels.NO_CLASS);
    }

    @Test
    void dice_ships_ignored_voxels_in_the_denominator() {
        Choice documented = (Choice) documented(DICE);
        Choice shipped = (Choice) shipped(DICE);
        assertThat(voids(documented.met())).isEqualTo(Voids.label(255));
        assertThat(voids(shipped.met())).isEqualTo(Voids.NONE);
        assertThat(shipped.otherwise()).isEqualTo(documented.otherwise());
        assertThat(((OverlapLoss) shipped.otherwise()).front().layout().target())
                .isEqualTo(Encoding.CHANNELS);
        assertThat(flags(DICE))
                .containsExactly("IGNORED_IN_DENOMINATOR", "CONVENTION_ONE_CHANNEL", "FLOAT32_INSIDE", "VERSION");
        assertThat(meaning(DICE + "(ignore_index=None)").shipped()).isEmpty();
    }

    private static Voids voids(Pipeline loss) {
        return ((OverlapLoss) loss).front().voids();
    }

    @Test
    void dice_drops_a_class() {
        OverlapLoss loss = (OverlapLoss) ((Choice) documented(DICE + "(ignore_index=0)")).otherwise();
        assertThat(loss.front().channels()).isEqualTo(Channels.without(0));
        assertThat(flags(DICE + "(ignore_index=0)")).contains("CLASS_OF_IGNORED_INDEX_DROPPED");
    }

    @Test
    void dice_options() {
        OverlapLoss naive = (OverlapLoss)
                ((Choice) documented(DICE + "(use_sigmoid=False, naive_dice=True, eps=0.5, reduction='none')")).met();
        assertThat(naive.overlap()).isEqualTo(Overlap.dice(Overlap.Form.PRODUCT, Rational.HALF, Rational.HALF));
        assertThat(naive.front().activation()).isEqualTo(new Activation.Softmax(Single.LEFT_OUT));
        assertThat(naive.averaging()).isEqualTo(Averaging.of(Reduction.MEAN, Reduction.NONE));
        OverlapLoss plain = (OverlapLoss) ((Choice) documented(DICE + "(activate=False)")).met();
        assertThat(plain.front().activation()).isEqualTo(Activation.IDENTITY);
    }

    @Test
    void loss_weight_is_a_factor() {
        CompoundLoss three = (CompoundLoss) documented(TVERSKY + "(loss_weight=3.0)");
        assertThat(three.terms()).containsExactly(new CompoundLoss.Term(Rational.of(3), documented(TVERSKY)));
    }

    @Test
    void early_dice_is_told_by_its_arguments() {
        OverlapLoss loss = overlap(DICE + "(smooth=1)");
        assertThat(loss.overlap())
                .isEqualTo(Overlap.dice(Overlap.Form.PRODUCT, Rational.ONE, Rational.ONE)
                        .withExponent(Rational.TWO));
        assertThat(loss.grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(loss.front().activation()).isEqualTo(Activation.SOFTMAX);
        assertThat(loss.front().layout().labels()).isEqualTo(Labels.CLAMPED);
        assertThat(loss.front().voids()).isEqualTo(Voids.label(255));
        assertThat(voids(shipped(DICE + "(smooth=1)")))
                .isEqualTo(new Voids(new Voids.Label(255), Voids.Effect.OUT_OF_INTERSECTION));
        assertThat(flags(DICE + "(smooth=1)")).containsExactly("IGNORED_IN_DENOMINATOR", "VERSION");
    }

    @Test
    void early_dice_weighs_classes_and_ignores_reduction() {
        String call = DICE + "(exponent=3, class_weight=[1, 2], reduction='sum')";
        assertThat(overlap(call).averaging())
                .isEqualTo(Averaging.MEAN.with(new Averaging.Given("class_weight", numbers(1, 2), false)));
        assertThat(overlap(call).overlap().exponent()).isEqualTo(Rational.of(3));
        assertThat(flags(call)).containsExactly("IGNORED_IN_DENOMINATOR", "OPTION_IGNORED", "VERSION");
    }

    @Test
    void early_dice_leaves_the_class_of_the_ignored_index_out() {
        String call = DICE + "(smooth=1, ignore_index=1)";
        OverlapLoss shipped = (OverlapLoss) meaning(call).shipped().orElseThrow();
        assertThat(shipped.averaging().weights()).isEqualTo(new Averaging.Skipping(1, new Averaging.Equal()));
        assertThat(shipped.front().voids().effect()).isEqualTo(Voids.Effect.OUT_OF_INTERSECTION);
        assertThat(flags(call)).containsExactly("IGNORED_IN_DENOMINATOR", "CLASS_OF_IGNORED_INDEX_SKIPPED", "VERSION");
    }

    @Test
    void arguments_of_two_versions_contradict() {
        String allowed = "None beside use_sigmoid, activate, naive_dice and eps: these are of other versions";
        assertRefused(DICE + "(smooth=1, naive_dice=True)", "smooth", "smooth: found 1, allowed: " + allowed);
        assertRefused(DICE + "(exponent=2, eps=1)", "exponent", "exponent: found 2, allowed: " + allowed);
        assertRefused(
                DICE + "(class_weight=[1, 2], activate=False)",
                "class_weight",
                "class_weight: found [1, 2], allowed: " + allowed);
        assertRefused(DICE + "(exponent=0.5)", "exponent", "exponent: found 0.5, allowed: a number of at least 1");
    }

    @Test
    void tversky_removes_ignored_voxels_and_clamps_labels() {
        OverlapLoss loss = overlap(TVERSKY);
        assertThat(loss.overlap())
                .isEqualTo(Overlap.tversky(
                        Overlap.Form.PRODUCT, Rational.of(0.3), Rational.of(0.7), Rational.ONE, Rational.ONE));
        assertThat(loss.front().voids()).isEqualTo(Voids.label(255));
        assertThat(loss.front().layout().labels()).isEqualTo(Labels.CLAMPED);
        assertThat(flags(TVERSKY)).containsExactly("LABELS_CLAMPED");
        assertThat(flags(TVERSKY + "(ignore_index=0)"))
                .containsExactly("CLASS_OF_IGNORED_INDEX_SKIPPED", "LABELS_CLAMPED");
        assertRefused(TVERSKY + "(alpha=0.5)", "beta", "beta: found 0.7, allowed: 1 - alpha: the two must sum to 1.0");
    }

    @Test
    void lovasz_wants_a_reduction_that_fits() {
        assertRefused(LOVASZ, "reduction", "reduction: found 'mean', allowed: 'none' where per_image is False");
        LovaszLoss loss = lovasz(LOVASZ + "(reduction='none', class_weight=[1, 2])");
        assertThat(loss.grouping()).isEqualTo(Grouping.CLASS);
        assertThat(loss.front().activation()).isEqualTo(Activation.SOFTMAX);
        assertThat(loss.front().voids()).isEqualTo(Voids.label(255));
        assertThat(loss.empty()).isEqualTo(EmptyRule.PRESENT);
        assertThat(loss.averaging())
                .isEqualTo(Averaging.MEAN
                        .with(Order.CLASSES_FIRST)
                        .with(None.NAN)
                        .with(new Averaging.Given("class_weight", numbers(1, 2), false)));
        assertThat(flags(LOVASZ + "(reduction='none')"))
                .containsExactly("RAISES_WITHOUT_CLASSES", "ALL_VOID", "FLOAT64_FAILS", "UNSTABLE_SORT");
    }

    @Test
    void lovasz_of_images_and_of_one_class() {
        LovaszLoss all = lovasz(LOVASZ + "(per_image=True, classes='all', reduction='sum')");
        assertThat(all.grouping()).isEqualTo(Grouping.IMAGE_CLASS);
        assertThat(all.averaging().images()).isEqualTo(Reduction.SUM);
        assertThat(all.empty()).isEqualTo(EmptyRule.FORMULA);
        LovaszLoss hinge = lovasz(LOVASZ + "('binary', reduction='none', ignore_index=None)");
        assertThat(hinge.margin()).isEqualTo(Margin.HINGE);
        assertThat(hinge.grouping()).isEqualTo(Grouping.ALL);
        assertThat(hinge.front().voids()).isEqualTo(Voids.NONE);
        assertThat(flags(LOVASZ + "('binary', reduction='none')")).containsExactly("FLOAT64_FAILS", "UNSTABLE_SORT");
        assertRefused(
                LOVASZ + "('softmax', reduction='none')",
                "loss_type",
                "loss_type: found 'softmax', allowed: one of binary, multi_class");
    }

    @Test
    void focal_takes_the_sigmoid_of_each_class() {
        PixelwiseLoss loss = pixelwise(FOCAL + "(class_weight=[1, 2])");
        assertThat(loss.term())
                .isEqualTo(BinaryFocal.of(Rational.TWO, Optional.of(Rational.HALF), FocalFactor.OF_MIXTURE)
                        .with(ClassWeights.each(numbers(1, 2))));
        assertThat(loss.front().activation()).isEqualTo(Activation.SIGMOID);
        assertThat(loss.front().layout().target()).isEqualTo(Encoding.BY_SHAPE);
        assertThat(loss.front().voids()).isEqualTo(Voids.label(255));
        assertThat(loss.divisor()).isEqualTo(new PixelwiseLoss.AllTerms());
        assertThat(flags(FOCAL)).containsExactly("INDEX_TARGET_FAILS_ON_CPU", "CONVENTION_MEAN_OF_ALL");
        assertThat(flags(FOCAL + "(reduction='sum')")).containsExactly("INDEX_TARGET_FAILS_ON_CPU");
    }

    @Test
    void focal_insists_on_floats() {
        assertRefused(FOCAL + "(gamma=2)", "gamma", "gamma: found 2, allowed: a float, 2.0 instead of 2 say");
        assertRefused(
                FOCAL + "(loss_weight=1)",
                "loss_weight",
                "loss_weight: found 1, allowed: a float, 2.0 instead of 2 say");
        assertRefused(
                FOCAL + "(use_sigmoid=False)",
                "use_sigmoid",
                "use_sigmoid: found False, allowed: True: the library has no other focal loss");
        assertUnsupported(
                FOCAL + "(alpha=[0.5, 0.5])", "alpha", "alpha: found [0.5, 0.5], allowed: one number for all classes");
    }

    @Test
    void cross_entropy_counts_ignored_voxels() {
        PixelwiseLoss loss = pixelwise(ENTROPY);
        PixelwiseLoss shipped = (PixelwiseLoss) shipped(ENTROPY);
        assertThat(loss.term()).isEqualTo(CrossEntropy.PLAIN);
        assertThat(loss.front().voids()).isEqualTo(Voids.label(-100));
        assertThat(loss.divisor()).isEqualTo(new PixelwiseLoss.AllTerms());
        assertThat(shipped.divisor()).isEqualTo(new PixelwiseLoss.Enlarged(new PixelwiseLoss.AllTerms(), ENLARGED));
        assertThat(flags(ENTROPY)).containsExactly("DIVISOR_ENLARGED", "CONVENTION_MEAN_OF_ALL");
        assertThat(pixelwise(ENTROPY + "(avg_non_ignore=True)").divisor()).isEqualTo(new PixelwiseLoss.CountedTerms());
        assertThat(flags(ENTROPY + "(avg_non_ignore=True)")).containsExactly("DIVISOR_ENLARGED");
        assertThat(flags(ENTROPY + "(reduction='sum')")).isEmpty();
    }

    @Test
    void cross_entropy_divides_by_weights() {
        String call = ENTROPY + "(class_weight=[1, 2], ignore_index=255)";
        assertThat(pixelwise(call).divisor()).isEqualTo(new PixelwiseLoss.WeightsOfTargets());
        assertThat(pixelwise(call).term()).isEqualTo(new CrossEntropy(numbers(1, 2), Rational.ZERO));
        assertThat(flags(call)).containsExactly("DIVISOR_ENLARGED", "IGNORED_LABEL_NEEDS_WEIGHT");
    }

    @Test
    void binary_cross_entropy_weighs_positives() {
        String call = ENTROPY + "(use_sigmoid=True, class_weight=[1, 2], avg_non_ignore=True)";
        PixelwiseLoss loss = pixelwise(call);
        assertThat(loss.term())
                .isEqualTo(new BinaryCrossEntropy(numbers(1, 2), List.of(), Optional.empty(), Rational.ZERO));
        assertThat(loss.divisor()).isEqualTo(new PixelwiseLoss.CountedTerms());
        assertThat(loss.front().layout().channels()).isEqualTo(ChannelAxis.SECOND);
        assertThat(flags(call))
                .containsExactly(
                        "DIVISOR_ENLARGED", "CONVENTION_LAST_AXIS", "CONVENTION_NEGATIVE_LABELS", "FLOAT32_INSIDE");
        assertThat(flags(ENTROPY + "(use_sigmoid=True)"))
                .containsExactly("CONVENTION_NEGATIVE_LABELS", "FLOAT32_INSIDE", "CONVENTION_MEAN_OF_ALL");
        assertThat(meaning(ENTROPY + "(use_sigmoid=True)").shipped()).isEmpty();
    }

    @Test
    void masks_of_regions_are_not_translated() {
        assertUnsupported(ENTROPY + "(use_mask=True)", "use_mask", "use_mask: found True, allowed: False only");
        assertRefused(
                ENTROPY + "(use_mask=True, use_sigmoid=True)",
                "use_mask",
                "use_mask: found True, allowed: False where use_sigmoid is True");
    }
}
