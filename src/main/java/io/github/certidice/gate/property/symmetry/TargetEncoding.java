package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.symmetry.Twin.Places;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.Arrays;
import java.util.Optional;

/** A class named by its index, or by a 1 among zeros, is the same class. */
final class TargetEncoding implements Property {

    private static final String FLAG = "INDEX_OR_ONE_HOT";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "target-encoding",
                "Index and one-hot targets",
                "A target of indices and the same target with a 1 for each voxel's class give the same value and gradient,"
                        + " where the documentation has it so.",
                "L(p, y) = L(p, e_y)",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return call.forms().stream().noneMatch(form -> oneHot(call, form).isPresent())
                ? Optional.of("takes one encoding of targets")
                : Optional.empty();
    }

    /** The form where the same is written with a number for each class. */
    private static Optional<Form> oneHot(TestedCall call, Form form) {
        return form.isIndexed()
                ? call.forms().stream()
                        .filter(other ->
                                isOneHot(other, form.intake()) && other.widths().equals(form.widths()))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isOneHot(Form other, Intake indexed) {
        Intake intake = other.intake();
        return intake.target() == Target.CHANNELS
                && intake.numbers() == indexed.numbers()
                && !intake.isHard()
                && intake.axes().equals(indexed.axes());
    }

    /** Weights may count in one encoding and not in the other: what the exact losses say decides. */
    @Override
    public Optional<Experiment> on(Trial trial) {
        if (trial.scene().isAnyIgnored() || !trial.scene().isHard()) {
            return Optional.empty();
        }
        return oneHot(trial.call(), trial.form())
                .map(form -> new Trial(trial.call(), form, trial.scene()))
                .filter(other -> trial.isOfGradient() == other.isOfGradient() && isSame(trial, other))
                .map(other -> new Twin(trial, other, FLAG, Places.SAME).experiment());
    }

    private static boolean isSame(Trial trial, Trial other) {
        return isSame(trial.answer().value(), other.answer().value())
                && (!trial.isOfGradient()
                        || isSame(
                                trial.answer().gradient().orElseThrow(),
                                other.answer().gradient().orElseThrow()));
    }

    private static boolean isSame(Tensor x, Tensor y) {
        return x.shape().equals(y.shape()) && Arrays.equals(x.toDoubles(), y.toDoubles());
    }
}
