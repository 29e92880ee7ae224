package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.oracle.explain.Formula.Stage;
import java.util.ArrayList;
import java.util.List;

/** From the losses of groups to the result, in words and formulas. */
final class AveragingFormula {

    private AveragingFormula() {}

    static List<Stage> stages(Averaging averaging) {
        List<Stage> stages = new ArrayList<>();
        if (!(averaging.weights() instanceof Averaging.Equal)) {
            stages.add(weights(averaging.weights()).stage("class weights"));
        }
        stages.add(Symbol.said("averaging", reductions(averaging)));
        if (!averaging.after().isEmpty()) {
            Symbol after = StepFormula.after(averaging.after(), Symbol.of("x"));
            stages.add(new Stage("after", "L = " + after.text() + " of that average x", "L = " + after.latex()));
        }
        return stages;
    }

    private static Symbol weights(Averaging.Weights weights) {
        if (weights instanceof Averaging.Given given) {
            Symbol w = Symbol.of(given.weights());
            Symbol name = Symbol.named(given.argument());
            String divided = given.normalised()
                    ? "; their sum divides, not the number of classes"
                    : "; the number of classes divides, not their sum";
            return new Symbol(
                    name.text() + " = " + w.text() + divided,
                    "w = " + name.latex() + " = " + w.latex() + Symbol.words(divided));
        }
        if (weights instanceof Averaging.Skipping skipping) {
            Symbol others = weights(skipping.others());
            String but = "; class " + skipping.skipped() + " weighs 0, and counts in the divisor";
            return new Symbol(others.text() + but, others.latex() + Symbol.words(but));
        }
        if (weights instanceof Averaging.Support) {
            return new Symbol("the share of the class in the target, G_c / sum G", "w_c = \\frac{G_c}{\\sum_{j} G_j}");
        }
        if (weights instanceof Averaging.InverseSquareFrequency inverse) {
            Symbol epsilon = Symbol.of(inverse.epsilon());
            return new Symbol(
                    "1 / (f_c^2 + " + epsilon.text()
                            + ") with the volume f_c in the targets, divided by the mean of all",
                    "w_c \\propto \\frac{1}{f_c^2 + " + epsilon.latex() + "}");
        }
        return new Symbol("all classes weigh the same", "w_c = 1");
    }

    private static String reductions(Averaging averaging) {
        String order = averaging.order() == Averaging.Order.JOINT && averaging.classes() == averaging.images()
                ? joint(averaging.classes())
                : separate(averaging);
        String none =
                averaging.none() == Averaging.None.ZERO ? "; 0 where no group counts" : "; NaN where no group counts";
        return order + none + (averaging.spatialOnes() ? "; an axis of size 1 for each spatial axis" : "");
    }

    private static String joint(Reduction reduction) {
        return switch (reduction) {
            case MEAN -> "L is the mean over all groups";
            case SUM -> "L is the sum over all groups";
            case NONE -> "L keeps the axes of images and classes";
        };
    }

    private static String separate(Averaging averaging) {
        String classes = over(averaging.classes(), "classes");
        String images = over(averaging.images(), "images");
        return switch (averaging.order()) {
            case JOINT -> "L is " + classes + " and " + images + ", all groups alike";
            case CLASSES_FIRST -> "L is first " + classes + " of an image, then " + images;
            case IMAGES_FIRST -> "L is first " + images + " for each class, then " + classes;
        };
    }

    private static String over(Reduction reduction, String what) {
        return switch (reduction) {
            case MEAN -> "the mean over " + what;
            case SUM -> "the sum over " + what;
            case NONE -> "kept by " + what;
        };
    }
}
