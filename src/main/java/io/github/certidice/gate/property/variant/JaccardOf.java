package io.github.certidice.gate.property.variant;

import io.github.certidice.gate.scene.Part;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The soft Jaccard loss that a library ships beside its soft Dice or Lovász loss, and what relates the two. */
final class JaccardOf {

    private static final Map<String, String> NAMES = Map.of(
            "segmentation_models_pytorch.losses.DiceLoss", "segmentation_models_pytorch.losses.JaccardLoss",
            "segmentation_models_pytorch.losses.LovaszLoss", "segmentation_models_pytorch.losses.JaccardLoss",
            "pytorch_toolbelt.losses.DiceLoss", "pytorch_toolbelt.losses.JaccardLoss");

    /** Arguments that the Lovász loss has and the Jaccard loss hasn't. */
    private static final Set<String> OF_LOVASZ = Set.of("per_image");

    private static final String FLAGGED = "monai.losses.DiceLoss";
    private static final String JACCARD = "jaccard";

    private JaccardOf() {}

    /** How the two losses are related. */
    enum Law {
        /** 1 - D is at most 1 - J, which is at most twice 1 - D and at most 3 - 2 sqrt 2 more. */
        DICE,
        /** The Lovász extension is at most the soft loss. */
        LOVASZ
    }

    /** The call of the soft Jaccard loss with the same options; nothing for other losses. */
    static Optional<Call> call(Call call) {
        if (call.name().equals(FLAGGED)) {
            return call.named().containsKey(JACCARD)
                    ? Optional.empty()
                    : Optional.of(with(call, call.name(), Map.of(JACCARD, new Value.Flag(true))));
        }
        return Optional.ofNullable(NAMES.get(call.name())).map(name -> with(call, name, Map.of()));
    }

    private static Call with(Call call, String name, Map<String, Value> more) {
        Map<String, Value> named = new LinkedHashMap<>(call.named());
        named.keySet().removeAll(OF_LOVASZ);
        named.putAll(more);
        return new Call(name, call.positional(), named);
    }

    /** What relates them, as their stages say. */
    static Optional<Law> law(List<Part> low, List<Part> high) {
        boolean single = low.size() == 1 && high.size() == 1 && high.get(0).loss() instanceof OverlapLoss;
        if (!single || !isSame(low.get(0).front(), high.get(0).front())) {
            return Optional.empty();
        }
        OverlapLoss jaccard = (OverlapLoss) high.get(0).loss();
        if (low.get(0).loss() instanceof OverlapLoss dice) {
            return isDice(dice, jaccard) ? Optional.of(Law.DICE) : Optional.empty();
        }
        return low.get(0).loss() instanceof LovaszLoss lovasz && isLovasz(lovasz, jaccard)
                ? Optional.of(Law.LOVASZ)
                : Optional.empty();
    }

    /** What becomes of labels that are no class doesn't matter to scenes, which have none. */
    private static boolean isSame(Front a, Front b) {
        return a.activation().equals(b.activation())
                && a.voids().equals(b.voids())
                && a.channels().equals(b.channels())
                && a.layout().with(b.layout().labels()).equals(b.layout());
    }

    private static boolean isDice(OverlapLoss dice, OverlapLoss jaccard) {
        return dice.grouping() == jaccard.grouping()
                && dice.empty().equals(jaccard.empty())
                && dice.averaging().equals(jaccard.averaging())
                && dice.averaging().after().isEmpty()
                && isOneMinus(dice)
                && isOneMinus(jaccard)
                && isDice(dice.overlap(), jaccard.overlap());
    }

    private static boolean isOneMinus(OverlapLoss loss) {
        return loss.shape().equals(List.of(Step.ONE_MINUS))
                && loss.overlap().weights().equals(RatioWeights.EQUAL);
    }

    /** D = 2 J / (1 + J) where the smoothings fit together. */
    private static boolean isDice(Overlap dice, Overlap jaccard) {
        Rational n = jaccard.numerator().over(jaccard.scale());
        Rational m = jaccard.denominator().over(jaccard.scale());
        return dice.form() == jaccard.form()
                && dice.form() != Overlap.Form.SQUARED_MAPS
                && dice.exponent().equals(jaccard.exponent())
                && isTversky(dice, Rational.HALF)
                && isTversky(jaccard, Rational.ONE)
                && n.compareTo(m) <= 0
                && dice.numerator().over(dice.scale()).equals(n)
                && dice.denominator().over(dice.scale()).equals(n.plus(m).times(Rational.HALF));
    }

    private static boolean isTversky(Overlap overlap, Rational both) {
        return overlap.alpha().equals(both) && overlap.beta().equals(both);
    }

    private static boolean isLovasz(LovaszLoss lovasz, OverlapLoss jaccard) {
        Averaging a = lovasz.averaging();
        Averaging b = jaccard.averaging();
        return lovasz.margin() == LovaszLoss.Margin.PROBABILITY
                && lovasz.foreground() == LovaszLoss.Foreground.CLASS
                && lovasz.grouping() == jaccard.grouping()
                && a.weights() instanceof Averaging.Equal
                && b.weights() instanceof Averaging.Equal
                && a.after().isEmpty()
                && b.after().isEmpty()
                && isOneMinus(jaccard)
                && jaccard.overlap().exponent().equals(Rational.ONE)
                && jaccard.overlap().numerator().signum() == 0
                && jaccard.overlap().denominator().signum() == 0
                && isTversky(jaccard.overlap(), Rational.ONE);
    }
}
