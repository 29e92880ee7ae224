package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.Relation;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.number.ExactSum;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.input.Intake.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * In what order equal errors are sorted is open, but not what they add up to: where all errors of a class's voxels are
 * equal, and its background's too, the slopes by the errors add up to
 *
 * <pre>sum_k (J_k - J_(k-1)) = 1</pre>
 *
 * for each group, in any order. That sum is compared with the exact one, and so are values in both orders.
 */
final class TieOrder implements Property {

    private static final String FLAG = "TIES_BY_ORDER";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "tie-order",
                "Order of equal errors",
                "Where errors are equal, the order of voxels changes neither the value nor the sum of the gradient's"
                        + " coordinates by the errors.",
                "\\sum_i \\frac{\\partial L}{\\partial m_i} = \\sum_k (J_k - J_{k-1})",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Laws.silence(call, "doesn't sort errors that may be equal", TieOrder::holds);
    }

    private static boolean holds(Form form, List<Part> parts) {
        return form.intake().isSmooth()
                && parts.size() == 1
                && holds(parts.get(0), form.intake().numbers());
    }

    private static boolean holds(Part part, Numbers numbers) {
        Activation activation = part.front().activation();
        return part.loss() instanceof LovaszLoss lovasz
                && lovasz.foreground() == LovaszLoss.Foreground.CLASS
                && activation instanceof Activation.Identity
                && (lovasz.margin() == Margin.HINGE) == (numbers == Numbers.LOGITS);
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        boolean says = trial.scene().isHard()
                && trial.form().isOpen()
                && trial.scene().voxels() > 1
                && Integer.bitCount(trial.scene().size().classes()) == 1
                && holds(trial.form(), trial.parts());
        if (!says) {
            return Optional.empty();
        }
        Trial tied = trial.with(tied(trial));
        Trial other = tied.with(reversed(tied.scene()));
        return Optional.of(Experiment.of(List.of(tied, other), answers -> judge(List.of(tied, other), answers)));
    }

    /** Zero for logits, whose hinge is 1; else one half, or equal shares. */
    private static Scene tied(Trial trial) {
        double[] belief = new double[trial.scene().belief().length];
        Arrays.fill(
                belief,
                switch (trial.form().intake().numbers()) {
                    case LOGITS -> 0;
                    case SHARES -> 1.0 / trial.scene().size().classes();
                    default -> 0.5;
                });
        return trial.scene().withBelief(belief);
    }

    private static Scene reversed(Scene scene) {
        int voxels = scene.voxels();
        return scene.rearranged(scene.size(), k -> k / voxels * voxels + voxels - 1 - k % voxels);
    }

    private static Judgement judge(List<Trial> trials, List<Observed> answers) {
        Relation relation = new Relation(FLAG);
        for (int k = 0; k < 2; k++) {
            Tensor exact = trials.get(k).answer().value();
            if (relation.hasShape("value", answers.get(k).value(), exact.shape())
                    && relation.hasGradient(trials.get(k), answers.get(k))
                    && isDocumented(trials.get(k), answers.get(k))) {
                compare(relation, trials.get(k), answers.get(k));
            }
        }
        Tensor first = answers.get(0).value();
        Tensor second = answers.get(1).value();
        if (relation.hasShape("value", second, first.shape())) {
            compareValues(relation, trials, answers);
        }
        return relation.judgement(() -> List.of(
                new Fact("tied", TensorWords.of(trials.get(0).asked().tensors().prediction())),
                new Fact(
                        "other order",
                        TensorWords.of(trials.get(1).asked().tensors().target()))));
    }

    /** What another loss adds up to is unknown. */
    private static boolean isDocumented(Trial trial, Observed observed) {
        Tensor allowed = trial.ownBounds(observed).value();
        return Difference.of("value", observed.value(), trial.answer().value(), allowed).stream()
                .allMatch(Difference::isWithin);
    }

    private static void compareValues(Relation relation, List<Trial> trials, List<Observed> answers) {
        Tensor a = trials.get(0).ownBounds(answers.get(0)).value();
        Tensor b = trials.get(1).ownBounds(answers.get(1)).value();
        Tensor first = answers.get(0).value();
        if (a.size() == first.size()) {
            relation.compare("value", answers.get(1).value(), first::at, i -> a.at(i) + b.at(i));
        }
    }

    /**
     * The sum by all errors: what each rounds by where the order is the oracle's, and what adding up the differences of
     * that many rounded quotients may add, for another order. Where float32 explains the difference, that is what is wrong,
     * and not the order.
     */
    private static void compare(Relation relation, Trial trial, Observed observed) {
        double exact = sum(trial, trial.answer().gradient().orElseThrow());
        double found = sum(trial, observed.gradient().orElseThrow());
        double allowed = Math.max(allowed(trial, observed.dtype(), exact), allowed(trial, ElementType.FLOAT32, exact));
        relation.compare(new Difference("sum of slopes by errors", -1, found, exact, allowed));
    }

    private static double allowed(Trial trial, ElementType type, double exact) {
        Tensor bounds = trial.narrowBounds(type).gradient().orElseThrow();
        int terms = bounds.size() + 6;
        return Arrays.stream(bounds.toDoubles()).sum() + terms * unit(type) * Math.abs(exact);
    }

    private static double unit(ElementType type) {
        return switch (type) {
            case FLOAT32 -> 0x1p-24;
            case FLOAT16 -> 0x1p-11;
            case BFLOAT16 -> 0x1p-8;
            default -> 0x1p-53;
        };
    }

    /** An error falls with p where the voxel is of the class, and grows elsewhere. */
    private static double sum(Trial trial, Tensor gradient) {
        ExactSum sum = new ExactSum();
        Size size = trial.scene().size();
        for (int image = 0; image < size.images(); image++) {
            for (int voxel = 0; voxel < size.voxels(); voxel++) {
                for (int c = 0; c < size.classes(); c++) {
                    double slope = gradient.at(trial.place(image, c, voxel));
                    if (!Double.isFinite(slope)) {
                        return Double.NaN;
                    }
                    sum.add(trial.scene().target(image, c, voxel) == 1 ? -slope : slope);
                }
            }
        }
        return sum.doubleValue();
    }
}
