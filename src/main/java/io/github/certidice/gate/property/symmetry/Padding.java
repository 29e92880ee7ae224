package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.symmetry.Twin.Places;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Background that is predicted as such adds nothing where background isn't scored: to overlaps, errors, and sums. */
final class Padding implements Property {

    private static final String FLAG = "BACKGROUND_COUNTS";

    /** A logit whose probability is 0 as good as. */
    private static final double SURE = 64;

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "padding",
                "Padding with background",
                "Where background isn't scored, voxels of background that are predicted as background change neither the"
                        + " value nor the gradient of other voxels.",
                "L((p, 0), (g, 0)) = L(p, g)",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Laws.silence(call, "background is scored too", Padding::holds);
    }

    private static boolean holds(Form form, List<Part> parts) {
        return form.isOpen()
                && form.intake().axes().rank() > 0
                && parts.stream().allMatch(part -> addsNothing(part, form.intake()));
    }

    private static boolean addsNothing(Part part, Intake intake) {
        if (part.loss() instanceof PixelwiseLoss pixelwise) {
            return pixelwise.divisor() instanceof PixelwiseLoss.One
                    && pixelwise.top().isEmpty()
                    && !pixelwise.elementwise()
                    && !(pixelwise.term() instanceof PixelTerm.BalancedCrossEntropy);
        }
        if (part.loss() instanceof MatthewsLoss) {
            return false; // right background is part of its numerator
        }
        boolean scored = intake.exclusive() && part.front().channels().keeps(0, intake.classes());
        return !scored && !(part.loss().averaging().weights() instanceof Averaging.InverseSquareFrequency);
    }

    /** Logits are never quite sure, and labels may be smoothed: what the exact loss says decides. */
    @Override
    public Optional<Experiment> on(Trial trial) {
        if (!holds(trial.form(), trial.parts())) {
            return Optional.empty();
        }
        return new Twin(trial, trial.with(padded(trial)), FLAG, Places.SAME).experimentOnLaw();
    }

    /** One more slab along the first axis: its voxels come last. */
    private static Scene padded(Trial trial) {
        Scene scene = trial.scene();
        List<Integer> spatial = new ArrayList<>(scene.size().spatial());
        spatial.set(0, spatial.get(0) + 1);
        Size size = new Size(scene.images(), scene.size().classes(), spatial);
        Scene padded = scene.rearranged(
                size, k -> Math.min(k % size.voxels(), scene.voxels() - 1) + k / size.voxels() * scene.voxels());
        clear(padded, trial.form().intake(), scene.voxels());
        return padded;
    }

    /** From that voxel on. Used while the scene is made only. */
    private static void clear(Scene scene, Intake intake, int first) {
        Size size = scene.size();
        for (int image = 0; image < size.images(); image++) {
            for (int voxel = first; voxel < size.voxels(); voxel++) {
                scene.voids().clear(image * size.voxels() + voxel);
                for (int c = 0; c < size.classes(); c++) {
                    boolean is = intake.exclusive() && c == 0;
                    scene.truth()[size.index(image, c, voxel)] = is ? 1 : 0;
                    scene.belief()[size.index(image, c, voxel)] = belief(intake.numbers(), is);
                }
            }
        }
    }

    private static double belief(Numbers numbers, boolean is) {
        if (numbers == Numbers.LOGITS) {
            return is ? SURE : -SURE;
        }
        return is ? 1 : 0;
    }
}
