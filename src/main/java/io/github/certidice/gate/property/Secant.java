package io.github.certidice.gate.property;

import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.number.Decimal;
import io.github.certidice.number.Sum;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.input.Intake.Numbers;
import io.github.certidice.sample.SplitMix64;
import java.util.Arrays;
import java.util.Optional;

/**
 * Two points on both sides of a trial.
 *
 * @param trial in the middle
 * @param ahead the trial a step further in the direction
 * @param behind the trial a step back
 * @param step h
 */
record Secant(Trial trial, Trial ahead, Trial behind, double step) {

    /** Along a random direction of -1, 0 and 1; none where no number may move. */
    static Optional<Secant> of(Trial trial, double step) {
        Scene scene = trial.scene();
        double[] direction = direction(trial, step);
        if (Arrays.stream(direction).allMatch(d -> d == 0)) {
            return Optional.empty();
        }
        Trial value = trial.ofValue();
        return Optional.of(new Secant(
                trial,
                value.with(scene.withBelief(moved(scene, direction, step))),
                value.with(scene.withBelief(moved(scene, direction, -step))),
                step));
    }

    private static double[] moved(Scene scene, double[] direction, double step) {
        double[] belief = scene.belief().clone();
        for (int k = 0; k < belief.length; k++) {
            belief[k] = scene.dtype().nearest(belief[k] + step * direction[k]);
        }
        return belief;
    }

    private static double[] direction(Trial trial, double step) {
        Scene scene = trial.scene();
        Size size = scene.size();
        double[] direction = new double[size.numbers()];
        SplitMix64 random = trial.random();
        for (int image = 0; image < size.images(); image++) {
            for (int voxel = 0; voxel < size.voxels(); voxel++) {
                int first = random.nextInt(size.classes());
                for (int c = 0; c < size.classes(); c++) {
                    double sign = random.nextInt(2) == 0 ? 1 : -1;
                    direction[size.index(image, c, voxel)] = sign;
                }
                if (trial.form().intake().numbers() == Numbers.SHARES) {
                    exchange(direction, size, new int[] {image, voxel, first});
                }
            }
        }
        return bounded(trial, direction, step);
    }

    /** One class gives to the next one, so that the sum stays. */
    private static void exchange(double[] direction, Size size, int[] where) {
        for (int c = 0; c < size.classes(); c++) {
            boolean gives = c == where[2];
            boolean takes = c == (where[2] + 1) % size.classes();
            direction[size.index(where[0], c, where[1])] = gives ? -1 : takes ? 1 : 0;
        }
    }

    /** Probabilities stay where they are rather than leave [0, 1]; so does a voxel with shares. */
    private static double[] bounded(Trial trial, double[] direction, double step) {
        Size size = trial.scene().size();
        boolean shares = trial.form().intake().numbers() == Numbers.SHARES;
        if (trial.form().intake().numbers() == Numbers.LOGITS) {
            return direction;
        }
        double[] bounded = direction.clone();
        for (int k = 0; k < direction.length; k++) {
            double p = trial.scene().belief()[k];
            if (direction[k] != 0 && (p < step || p > 1 - step)) {
                stop(bounded, size, k, shares);
            }
        }
        return bounded;
    }

    private static void stop(double[] direction, Size size, int place, boolean wholeVoxel) {
        direction[place] = 0;
        int voxels = size.voxels();
        int image = place / (voxels * size.classes());
        for (int c = 0; c < size.classes() && wholeVoxel; c++) {
            direction[size.index(image, c, place % voxels)] = 0;
        }
    }

    /** In the shape of the prediction: a step ahead. */
    Tensor further() {
        return ahead.asked().tensors().prediction();
    }

    /** A step back. */
    Tensor back() {
        return behind.asked().tensors().prediction();
    }

    static boolean isFinite(Observed observed) {
        return isFinite(observed.value())
                && observed.gradient().map(Secant::isFinite).orElse(true);
    }

    private static boolean isFinite(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles()).allMatch(Double::isFinite);
    }

    /** True where the exact loss is a number at both points. */
    boolean isExactlyFinite() {
        return isFinite(ahead.answer().value())
                && isFinite(behind.answer().value())
                && isFinite(trial.answer().outcome().gradient().orElseThrow());
    }

    /** Of the subject's answers in the middle, ahead and behind. */
    Measured measured(Observed middle, Observed further, Observed back) {
        Tensor slopes = middle.gradient().orElseThrow();
        double change = change(further.value(), back.value());
        double slope = slope(slopes);
        Tensor exact = trial.answer().outcome().gradient().orElseThrow();
        double curved = Math.abs(change(ahead.answer().value(), behind.answer().value()) - slope(exact));
        double rounding = sum(ahead.ownBounds(further).value())
                + sum(behind.ownBounds(back).value())
                + moved(trial.ownBounds(middle).gradient().orElseThrow());
        return new Measured(this, change, slope, curved + rounding + kink(middle, further, back));
    }

    /** A loss that isn't the documented one may have a kink here, where any slope between both sides' is one. */
    private double kink(Observed middle, Observed further, Observed back) {
        if (isDocumented(trial, middle) && isDocumented(ahead, further) && isDocumented(behind, back)) {
            return 0;
        }
        return Math.abs(change(further.value(), middle.value()) - change(middle.value(), back.value()));
    }

    private static boolean isDocumented(Trial trial, Observed observed) {
        Tensor allowed = trial.ownBounds(observed).value();
        return Difference.of("value", observed.value(), trial.answer().value(), allowed).stream()
                .allMatch(Difference::isWithin);
    }

    private static double change(Tensor ahead, Tensor behind) {
        Sum sum = Sum.of(2L * ahead.size());
        for (int i = 0; i < ahead.size(); i++) {
            sum.add(ahead.at(i));
            sum.add(-behind.at(i));
        }
        return sum.value().doubleValue();
    }

    /** The gradient times how far the numbers move, exactly. */
    private double slope(Tensor gradient) {
        Sum sum = Sum.of(2L * gradient.size());
        forEach((place, further, back) -> {
            sum.addProduct(gradient.at(place), further);
            sum.addProduct(-gradient.at(place), back);
        });
        return sum.value().doubleValue();
    }

    private double moved(Tensor bounds) {
        double[] sum = {0};
        forEach((place, further, back) -> sum[0] += further == back ? 0 : bounds.at(place) * Math.abs(further - back));
        return sum[0];
    }

    private interface Visitor {
        void visit(int place, double further, double back);
    }

    private void forEach(Visitor visitor) {
        Size size = trial.scene().size();
        for (int image = 0; image < size.images(); image++) {
            for (int voxel = 0; voxel < size.voxels(); voxel++) {
                for (int c = 0; c < size.classes(); c++) {
                    visitor.visit(
                            trial.place(image, c, voxel),
                            ahead.scene().prediction(image, c, voxel),
                            behind.scene().prediction(image, c, voxel));
                }
            }
        }
    }

    private static double sum(Tensor bounds) {
        return Arrays.stream(bounds.toDoubles()).sum();
    }

    /**
     * What a subject says along a secant.
     *
     * @param secant where
     * @param change of its value
     * @param slope what its gradient says of that change
     * @param allowed between them
     */
    record Measured(Secant secant, double change, double slope, double allowed) {

        /** As slopes, with the other scale's as a measure of how curved the subject's own loss is. */
        Difference difference(Measured other) {
            double width = 2 * secant.step;
            double own = Math.abs(change / width - other.change / (2 * other.secant.step));
            double smaller = Math.min(1, secant.step / other.secant.step);
            double rounding = Math.ulp(change / width) + Math.ulp(slope / width);
            return new Difference(
                    "slope over a step of " + Decimal.shortest(secant.step),
                    -1,
                    slope / width,
                    change / width,
                    allowed / width + 2 * smaller * own + rounding);
        }
    }
}
