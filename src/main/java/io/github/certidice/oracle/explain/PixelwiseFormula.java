package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.explain.Formula.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A term for each voxel and their average, in words and formulas. */
final class PixelwiseFormula {

    private PixelwiseFormula() {}

    static List<Stage> stages(PixelwiseLoss loss) {
        List<Stage> stages = new ArrayList<>(FrontFormula.stages(loss.front()));
        Symbol term = TermFormula.of(loss.term());
        stages.add(new Stage("term", "t = " + term.text(), "t = " + term.latex()));
        stages.addAll(parameters(loss.term()));
        if (loss.joined() != PixelwiseLoss.Joined.APART) {
            String how = loss.joined() == PixelwiseLoss.Joined.SUM ? "sum" : "mean";
            stages.add(Symbol.said("joined", "the " + how + " over the classes of a voxel is one term"));
        }
        if (loss.elementwise()) {
            stages.add(Symbol.said("averaging", "each term is returned"));
            return stages;
        }
        stages.add(FrontFormula.grouping(loss.grouping()));
        loss.top()
                .ifPresent(share -> stages.add(Symbol.said(
                        "top",
                        "only the largest terms, a share of " + Symbol.of(share).text() + ", are summed")));
        stages.add(divisor(loss.divisor()));
        stages.addAll(AveragingFormula.stages(loss.averaging()));
        return stages;
    }

    private static List<Stage> parameters(PixelTerm term) {
        List<Stage> stages = new ArrayList<>();
        if (term instanceof PixelTerm.BinaryCrossEntropy bce) {
            addList(stages, "q", bce.positive());
            addList(stages, "w", bce.weights());
            addSmoothing(stages, bce.smoothing(), "g (1 - s) + (1 - g) s");
            addFloor(stages, bce.logFloor());
            bce.slopeFloor()
                    .ifPresent(least -> stages.add(Symbol.said(
                            "gradient",
                            "w (p - g) / max(p (1 - p), " + Symbol.of(least).text() + ") instead of the derivative")));
        } else if (term instanceof PixelTerm.CrossEntropy ce) {
            addList(stages, "w", ce.weights());
            addSmoothing(stages, ce.smoothing(), "(1 - s) g + s / C");
        } else if (term instanceof PixelTerm.BinaryFocal focal) {
            addList(stages, "q", focal.positive());
            addWeights(stages, "w", focal.weights());
            focal.reduced().ifPresent(reduced -> stages.add(reduced(reduced)));
            focal.clamp()
                    .ifPresent(least -> stages.add(Symbol.said(
                            "clamp",
                            "logarithms see p from " + Symbol.of(least).text()
                                    + " to 1 minus that, without slope beyond")));
        } else if (term instanceof PixelTerm.ClassFocal focal) {
            addWeights(stages, "a", focal.alphas());
        } else if (term instanceof PixelTerm.SmoothedFocal focal) {
            addWeights(stages, "a", focal.alphas());
        }
        return stages;
    }

    private static Stage reduced(PixelTerm.Reduced reduced) {
        Symbol threshold = Symbol.of(reduced.threshold());
        Symbol divisor = Symbol.of(reduced.divisor());
        return Symbol.said(
                "reduced",
                "the focal factor is 1 where " + (reduced.byFactor() ? "1 - p_t" : "p_t") + " is below "
                        + threshold.text() + ", and its base is divided by " + divisor.text() + " elsewhere");
    }

    private static void addWeights(List<Stage> stages, String name, ClassWeights weights) {
        if (!weights.equals(ClassWeights.EQUAL)) {
            Symbol all = Symbol.of(weights);
            stages.add(new Stage("weights", name + " = " + all.text(), name + " = " + all.latex()));
        }
    }

    private static void addList(List<Stage> stages, String name, List<Rational> numbers) {
        if (!numbers.isEmpty()) {
            Symbol all = Symbol.of(numbers);
            stages.add(new Stage("weights", name + " = " + all.text(), name + " = " + all.latex()));
        }
    }

    private static void addSmoothing(List<Stage> stages, Rational smoothing, String target) {
        if (smoothing.signum() != 0) {
            Symbol s = Symbol.of(smoothing);
            stages.add(new Stage(
                    "smoothing",
                    "g becomes " + target + ", s = " + s.text(),
                    "g \\to " + target + ", \\quad s = " + s.latex()));
        }
    }

    private static void addFloor(List<Stage> stages, Optional<Rational> floor) {
        floor.ifPresent(least -> stages.add(Symbol.said(
                "floor", "logarithms are at least " + Symbol.of(least).text() + ", without slope below")));
    }

    private static Stage divisor(PixelwiseLoss.Divisor divisor) {
        return Symbol.said("divisor", "the sum of a group is divided by " + by(divisor));
    }

    private static String by(PixelwiseLoss.Divisor divisor) {
        if (divisor instanceof PixelwiseLoss.AllTerms) {
            return "the number of its terms, void ones too";
        }
        if (divisor instanceof PixelwiseLoss.CountedTerms) {
            return "the number of its terms that are not void";
        }
        if (divisor instanceof PixelwiseLoss.WeightsOfTargets) {
            return "the class weights of its voxels that are not void";
        }
        if (divisor instanceof PixelwiseLoss.FocalFactors factors) {
            return "the sum of its focal factors, at least "
                    + Symbol.of(factors.least()).text() + ", and then by " + by(factors.further());
        }
        if (divisor instanceof PixelwiseLoss.Enlarged enlarged) {
            return by(enlarged.inner()) + ", plus "
                    + Symbol.of(enlarged.epsilon()).text();
        }
        return divisor instanceof PixelwiseLoss.CountedVoxels voxels
                ? "the number of its voxels that are not void, at least "
                        + Symbol.of(voxels.least()).text()
                : "nothing";
    }
}
