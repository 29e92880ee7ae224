package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.CompoundLoss.Term;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Value;
import java.util.ArrayList;
import java.util.List;

/** JDTLoss of Wang et al. (2023): weighted sum of the Tversky losses of a data set, of its images, and of its classes. */
final class JdtLosses {

    private static final Voids MASK = Voids.mask("keep_mask");

    private final Arguments arguments;
    private final List<Rational> weights;

    private JdtLosses(Arguments arguments) {
        this.arguments = arguments;
        this.weights = Ranges.weights(arguments, "class_weights");
    }

    /** The loss. */
    static List<Entry> entries() {
        return List.of(Entry.of(
                "JDTLosses 68ce8ac4",
                "losses.jdt_loss.JDTLoss(mIoUD=1.0, mIoUI=0.0, mIoUC=0.0, alpha=1.0, beta=1.0, gamma=1.0, smooth=1e-3,"
                        + " threshold=0.01, norm=1, log_loss=False, ignore_index=None, class_weights=None,"
                        + " active_classes_mode_hard='PRESENT', active_classes_mode_soft='ALL')",
                JdtLosses::meaning));
    }

    private static Meaning meaning(Arguments arguments) {
        requireFloats(arguments);
        Pipeline documented = new JdtLosses(arguments).byTarget(Labels.REFUSED);
        Pipeline shipped = new JdtLosses(arguments).byTarget(Labels.CLAMPED);
        return noted(
                arguments,
                Meaning.of(documented)
                        .shippedAs(
                                shipped,
                                "LABELS_CLAMPED",
                                "The library takes labels that are no class, and not ignored, for the nearest class."));
    }

    private static void requireFloats(Arguments arguments) {
        boolean wholes = arguments.value("class_weights") instanceof Value.Sequence sequence
                && !sequence.items().stream().allMatch(Value.Real.class::isInstance);
        if (wholes) {
            throw arguments.invalid("class_weights", "floats: the library refuses integers");
        }
    }

    /** Indices are hard labels; ignore_index counts for them alone. */
    private Pipeline byTarget(Labels labels) {
        Voids ignored =
                arguments.optionalWhole("ignore_index").map(Voids::label).orElse(MASK);
        Front hard = front(Layout.of(ChannelAxis.SECOND, Encoding.INDEX).with(labels), ignored);
        Front soft = front(Layout.CHANNELS_SECOND, MASK);
        return Choice.byTarget(
                parts(hard, active("active_classes_mode_hard")), parts(soft, active("active_classes_mode_soft")));
    }

    private static Front front(Layout layout, Voids voids) {
        return Front.of(layout, Activation.SOFTMAX).with(voids);
    }

    private EmptyRule active(String mode) {
        Rational threshold = Ranges.notNegative(arguments, "threshold");
        return arguments.choice(mode, "PRESENT", "ALL").equals("ALL")
                ? EmptyRule.FORMULA
                : new EmptyRule.Skipped(EmptyRule.Criterion.TARGET, threshold);
    }

    private Pipeline parts(Front front, EmptyRule active) {
        List<Term> terms = new ArrayList<>();
        add(terms, "mIoUD", part(front, Grouping.CLASS, active, Order.JOINT));
        add(terms, "mIoUI", part(front, Grouping.IMAGE_CLASS, active, Order.CLASSES_FIRST));
        add(terms, "mIoUC", part(front, Grouping.IMAGE_CLASS, active, Order.IMAGES_FIRST));
        if (terms.isEmpty()) {
            throw arguments.invalid("mIoUD", "a number above 0 for one of mIoUD, mIoUI and mIoUC");
        }
        return new CompoundLoss(terms);
    }

    private void add(List<Term> terms, String name, Pipeline part) {
        Rational weight = Ranges.notNegative(arguments, name);
        if (weight.signum() > 0) {
            terms.add(new Term(weight, part));
        }
    }

    private Pipeline part(Front front, Grouping grouping, EmptyRule active, Order order) {
        Averaging averaging = Averaging.MEAN.with(order).with(Averaging.None.ZERO);
        return new OverlapLoss(
                front,
                grouping,
                overlap(),
                active,
                shape(),
                weights.isEmpty() ? averaging : averaging.with(new Averaging.Given("class_weights", weights, false)));
    }

    private Overlap overlap() {
        Rational s = Ranges.notNegative(arguments, "smooth");
        Rational alpha = Ranges.notNegative(arguments, "alpha");
        Rational beta = Ranges.notNegative(arguments, "beta");
        if (arguments.whole("norm") < 1) {
            throw arguments.invalid("norm", "an integer of at least 1");
        }
        return Overlap.tversky(Overlap.Form.NORM, alpha, beta, s, s).withExponent(Rational.of(arguments.whole("norm")));
    }

    /** {@code (1 - T)^gamma} or {@code (-log T)^gamma}. */
    private List<Step> shape() {
        Rational gamma = arguments.number("gamma");
        if (gamma.compareTo(Rational.ONE) < 0) {
            throw arguments.invalid("gamma", "a number of at least 1");
        }
        Step step = arguments.flag("log_loss") ? Step.negativeLog() : Step.ONE_MINUS;
        return gamma.equals(Rational.ONE) ? List.of(step) : List.of(step, new Step.Power(gamma));
    }

    private static Meaning noted(Arguments arguments, Meaning meaning) {
        Meaning noted = meaning;
        List<Rational> weights = Ranges.weights(arguments, "class_weights");
        if (arguments.whole("norm") > 1 || !Ranges.asFloats(weights).equals(weights)) {
            noted = noted.noting(
                    "FLOAT32_INSIDE", "The library keeps class weights, and the norms of hard labels, as float32.");
        }
        if (!weights.isEmpty()) {
            noted = noted.noting(
                    "CONVENTION_WEIGHTED_MEAN",
                    "The weighted sum is divided by the number of classes, not by their weights.");
        }
        return arguments.isNone("ignore_index")
                ? noted
                : noted.noting("CONVENTION_IGNORE_INDEX", "ignore_index has no effect on soft labels.");
    }
}
