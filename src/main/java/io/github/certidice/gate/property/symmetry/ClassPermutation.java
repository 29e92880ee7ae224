package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.symmetry.Twin.Place;
import io.github.certidice.gate.property.symmetry.Twin.Places;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import java.util.List;
import java.util.Optional;

/** Where no class weighs more, or is a background, the number that a class has doesn't matter. */
final class ClassPermutation implements Property {

    private static final String FLAG = "CLASS_ORDER";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "class-permutation",
                "Permutation of classes",
                "Where all classes count alike, exchanging their numbers in prediction and target gives the same value, and"
                        + " the same gradient, exchanged.",
                "L(p_{\\sigma(c)}, g_{\\sigma(c)}) = L(p_c, g_c)",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Laws.silence(call, "its classes are told apart, or there is one", ClassPermutation::holds);
    }

    private static boolean holds(Form form, List<Part> parts) {
        return form.intake().classes() > 1 && parts.stream().allMatch(part -> Alike.classes(part, form.intake()));
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        if (!holds(trial.form(), trial.parts())) {
            return Optional.empty();
        }
        int classes = trial.form().intake().classes();
        int shift = 1 + trial.random().nextInt(classes - 1);
        Trial other = trial.with(rotated(trial.scene(), shift));
        Places places = Places.moved(place -> new Place(place.image(), (place.c() + shift) % classes, place.voxel()));
        return Optional.of(new Twin(trial, other, FLAG, places).experiment());
    }

    /** Class c becomes class c + shift. */
    private static Scene rotated(Scene scene, int shift) {
        return scene.withTruth(rotated(scene.size(), scene.truth(), shift))
                .withBelief(rotated(scene.size(), scene.belief(), shift));
    }

    private static double[] rotated(Size size, double[] numbers, int shift) {
        double[] rotated = new double[numbers.length];
        for (int k = 0; k < numbers.length; k++) {
            int voxel = k % size.voxels();
            int c = k / size.voxels() % size.classes();
            int image = k / size.voxels() / size.classes();
            rotated[size.index(image, (c + shift) % size.classes(), voxel)] = numbers[k];
        }
        return rotated;
    }
}
