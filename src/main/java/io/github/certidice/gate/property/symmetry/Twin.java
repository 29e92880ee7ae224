package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Relation;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Two trials with the same value, and gradients that follow from each other: where a number of one is, and with which sign,
 * is in the other. Each number may be as far off as rounding explains on both sides, and as the exact numbers are apart
 * where the law holds in the limit only.
 *
 * @param trial as it was drawn
 * @param other the same to the loss
 * @param flag of a failure
 * @param places where the numbers of one are in the other
 */
record Twin(Trial trial, Trial other, String flag, Places places) {

    /** A voxel and class of a scene. */
    record Place(int image, int c, int voxel) {}

    /**
     * Where the numbers of one are in the other.
     *
     * @param from for a place of the first scene the one of the other scene; null where gradients aren't compared
     * @param sign of the gradient, 1 or -1
     * @param rows for each number of the other value the place of the same one of the first
     */
    record Places(UnaryOperator<Place> from, int sign, IntUnaryOperator rows) {

        /** Values alone are compared. */
        static final Places OF_VALUES = new Places(null, 0, i -> i);

        /** Gradients are the same. */
        static final Places SAME = moved(place -> place);

        /** Gradients have the other sign. */
        static final Places NEGATED = new Places(place -> place, -1, i -> i);

        /** Gradients are elsewhere. */
        static Places moved(UnaryOperator<Place> from) {
            return new Places(from, 1, i -> i);
        }

        /** The same where numbers of a value are elsewhere too. */
        Places with(IntUnaryOperator other) {
            return new Places(from, sign, other);
        }
    }

    /** Nothing where the exact losses are apart by more than rounding, so that there is no law. */
    Optional<Experiment> experimentOnLaw() {
        Tensor first = trial.answer().value();
        Tensor second = other.answer().value();
        Tensor allowed = trial.bounds(trial.scene().dtype()).value();
        boolean holds = first.shape().equals(second.shape());
        for (int i = 0; holds && i < second.size(); i++) {
            double expected = first.at(places.rows().applyAsInt(i));
            holds = new Difference(
                            "",
                            i,
                            second.at(i),
                            expected,
                            allowed.at(places.rows().applyAsInt(i)))
                    .isWithin();
        }
        return holds ? Optional.of(experiment()) : Optional.empty();
    }

    Experiment experiment() {
        return Experiment.of(List.of(trial, other), answers -> judge(answers.get(0), answers.get(1)));
    }

    private Judgement judge(Observed first, Observed second) {
        Relation relation = new Relation(flag);
        Tensor exact = trial.answer().value();
        if (relation.hasShape("value", first.value(), exact.shape())
                && relation.hasShape("value", second.value(), exact.shape())) {
            compareValues(relation, first, second);
        }
        if (places.from() != null
                && trial.isOfGradient()
                && relation.hasGradient(trial, first)
                && relation.hasGradient(other, second)) {
            compareGradients(relation, first, second);
        }
        return relation.judgement(() -> List.of(
                new Fact(
                        "prediction there",
                        TensorWords.of(other.asked().tensors().prediction())),
                new Fact("target there", TensorWords.of(other.asked().tensors().target()))));
    }

    private void compareValues(Relation relation, Observed first, Observed second) {
        Tensor a = trial.ownBounds(first).value();
        Tensor b = other.ownBounds(second).value();
        Tensor exact = trial.answer().value();
        Tensor exactThere = other.answer().value();
        for (int i = 0; i < second.value().size(); i++) {
            int from = places.rows().applyAsInt(i);
            double allowed = a.at(from) + b.at(i) + apart(exact.at(from), exactThere.at(i));
            relation.compare(new Difference(
                    "value", i, second.value().at(i), first.value().at(from), allowed));
        }
    }

    /** Of exact numbers; 0 for the same infinity, or NaN twice. */
    private static double apart(double x, double y) {
        return Double.compare(x, y) == 0 ? 0 : Math.abs(x - y);
    }

    private void compareGradients(Relation relation, Observed first, Observed second) {
        Slopes here = new Slopes(trial, first);
        Slopes there = new Slopes(other, second);
        Size size = trial.scene().size();
        for (int image = 0; image < size.images(); image++) {
            for (int c = 0; c < size.classes(); c++) {
                for (int voxel = 0; voxel < size.voxels(); voxel++) {
                    Place place = new Place(image, c, voxel);
                    relation.compare(
                            difference(here.at(place), there.at(places.from().apply(place))));
                }
            }
        }
    }

    private Difference difference(Slope here, Slope there) {
        double expected = places.sign() * there.observed();
        double allowed = here.allowed() + there.allowed() + apart(here.exact(), places.sign() * there.exact() + 0.0);
        return new Difference("gradient", here.index(), here.observed(), expected, allowed);
    }

    /** One number of a gradient. */
    private record Slope(int index, double observed, double exact, double allowed) {}

    /** A gradient, as it was answered. */
    private record Slopes(Trial trial, Tensor observed, Tensor exact, Tensor allowed) {

        Slopes(Trial trial, Observed answer) {
            this(
                    trial,
                    answer.gradient().orElseThrow(),
                    trial.answer().gradient().orElseThrow(),
                    trial.ownBounds(answer).gradient().orElseThrow());
        }

        Slope at(Place place) {
            int index = trial.place(place.image(), place.c(), place.voxel());
            return new Slope(index, observed.at(index), exact.at(index) + 0.0, allowed.at(index));
        }
    }
}
