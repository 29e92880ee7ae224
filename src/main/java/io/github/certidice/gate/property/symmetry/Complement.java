package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.symmetry.Twin.Places;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.input.Intake.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is foreground and what is background doesn't matter to losses that treat both the same. */
final class Complement implements Property {

    private static final String FLAG = "COMPLEMENT";

    /** Multiples of this have complements in all formats of 24 bits and more. */
    private static final double UNIT = 0x1p-20;

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "complement",
                "Complement",
                "Where foreground and background weigh the same, exchanging them in prediction and target gives the same"
                        + " value, and the gradient with the other sign.",
                "L(1 - p, 1 - g) = L(p, g)",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Laws.silence(call, "foreground and background have different parts in it", Complement::holds);
    }

    private static boolean holds(Form form, List<Part> parts) {
        Numbers numbers = form.intake().numbers();
        boolean plain = numbers == Numbers.LOGITS || numbers == Numbers.PROBABILITIES;
        return plain && !form.intake().exclusive() && parts.stream().allMatch(part -> holds(part, numbers));
    }

    private static boolean holds(Part part, Numbers numbers) {
        Activation activation = part.front().activation();
        boolean mirrored = numbers == Numbers.LOGITS
                ? activation instanceof Activation.Sigmoid
                : activation instanceof Activation.Identity;
        return mirrored
                && part.front().layout().offValue().signum() == 0
                && (part.loss() instanceof MatthewsLoss
                        || part.loss() instanceof PixelwiseLoss pixelwise && holds(pixelwise.term()));
    }

    private static boolean holds(PixelTerm term) {
        if (term instanceof PixelTerm.BinaryCrossEntropy entropy) {
            return areOnes(entropy.positive());
        }
        if (term instanceof PixelTerm.BinaryFocal focal) {
            return focal.alpha().orElse(Rational.HALF).equals(Rational.HALF)
                    && areOnes(focal.positive())
                    && focal.factor() != PixelTerm.FocalFactor.OF_SOFTMAX_MIXTURE;
        }
        return term instanceof PixelTerm.LogCoshDistance distance
                && distance.linearBelow().isEmpty();
    }

    private static boolean areOnes(List<Rational> weights) {
        return weights.stream().allMatch(Rational.ONE::equals);
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        if (!holds(trial.form(), trial.parts())) {
            return Optional.empty();
        }
        boolean logits = trial.form().intake().numbers() == Numbers.LOGITS;
        Scene scene = trial.scene();
        Trial first = logits && scene.isHard() ? trial : trial.with(rounded(scene, logits));
        return Optional.of(
                new Twin(first, first.with(complement(first.scene(), logits)), FLAG, Places.NEGATED).experiment());
    }

    /** To numbers whose complements are exact. */
    private static Scene rounded(Scene scene, boolean logits) {
        Scene truths = scene.withTruth(rounded(scene.truth()));
        return logits ? truths : truths.withBelief(rounded(scene.belief()));
    }

    private static double[] rounded(double[] numbers) {
        return Arrays.stream(numbers).map(x -> Math.rint(x / UNIT) * UNIT).toArray();
    }

    private static Scene complement(Scene scene, boolean logits) {
        double[] belief =
                logits ? Arrays.stream(scene.belief()).map(z -> 0.0 - z).toArray() : complement(scene.belief());
        return scene.withTruth(complement(scene.truth())).withBelief(belief);
    }

    private static double[] complement(double[] numbers) {
        return Arrays.stream(numbers).map(x -> 1 - x).toArray();
    }
}
