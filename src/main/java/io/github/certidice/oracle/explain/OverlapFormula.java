package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.explain.Formula.Stage;
import java.util.ArrayList;
import java.util.List;

/** A ratio of overlaps, in words and formulas. */
final class OverlapFormula {

    private OverlapFormula() {}

    static List<Stage> stages(OverlapLoss loss) {
        List<Stage> stages = new ArrayList<>(FrontFormula.stages(loss.front()));
        stages.add(FrontFormula.grouping(loss.grouping()));
        stages.add(sums(loss.overlap()).stage("sums"));
        if (!(loss.overlap().weights() instanceof RatioWeights.Equal)) {
            stages.add(weights(loss.overlap().weights()).stage("weights"));
        }
        stages.add(ratio(loss.overlap()).stage("overlap"));
        stages.add(empty(loss.empty()));
        stages.add(StepFormula.shape(loss.shape(), "r"));
        stages.addAll(AveragingFormula.stages(loss.averaging()));
        return stages;
    }

    private static Symbol sums(Overlap overlap) {
        Symbol e = Symbol.of(overlap.exponent());
        Symbol p = Symbol.of("p").power(e);
        Symbol g = Symbol.of("g").power(e);
        String errors = "FP = P - TP, FN = G - TP";
        String errorsLatex = ", \\quad FP = P - TP, \\quad FN = G - TP";
        return switch (overlap.form()) {
            case PRODUCT ->
                new Symbol(
                        "TP = sum p g, P = sum " + p.text() + ", G = sum " + g.text() + ", " + errors,
                        "TP = \\sum p\\,g, \\quad P = \\sum " + p.latex() + ", \\quad G = \\sum " + g.latex()
                                + errorsLatex);
            case NORM, NORMS ->
                new Symbol(
                        "P = sum " + norm(overlap, p).text() + ", G = sum " + g.text() + ", TP = (P + G - sum "
                                + Symbol.of("|p - g|").power(e).text() + ") / 2, " + errors,
                        "P = \\sum " + norm(overlap, p).latex() + ", \\quad G = \\sum " + g.latex()
                                + ", \\quad TP = \\tfrac{1}{2}\\left(P + G - \\sum "
                                + new Symbol("", "|p - g|").power(e).latex() + "\\right)" + errorsLatex);
            case SQUARED_MAPS ->
                new Symbol(
                        "TP = sum (p g)^2, FP = sum (p (1 - g))^2, FN = sum ((1 - p) g)^2",
                        "TP = \\sum (p\\,g)^2, \\quad FP = \\sum (p (1 - g))^2, \\quad FN = \\sum ((1 - p)\\,g)^2");
        };
    }

    private static Symbol norm(Overlap overlap, Symbol p) {
        return overlap.form() == Overlap.Form.NORMS ? Symbol.of("|p|").power(Symbol.of(overlap.exponent())) : p;
    }

    private static Symbol weights(RatioWeights weights) {
        if (weights instanceof RatioWeights.OfProbabilities given) {
            Symbol w = Symbol.of(given.weights());
            Symbol name = Symbol.named(given.argument());
            return new Symbol(
                    "p and g are multiplied by " + name.text() + " = " + w.text() + " before they meet",
                    "p_c \\to w_c\\,p_c, \\quad g_c \\to w_c\\,g_c, \\quad w = " + name.latex() + " = " + w.latex());
        }
        if (weights instanceof RatioWeights.InverseVolume inverse) {
            return inverseVolume(inverse);
        }
        return new Symbol("all classes weigh the same", "w_c = 1");
    }

    private static Symbol inverseVolume(RatioWeights.InverseVolume inverse) {
        Symbol k = Symbol.of(Rational.of(inverse.power()));
        Symbol volume = new Symbol("G_c", "G_c");
        if (inverse.absent() instanceof RatioWeights.Added added) {
            Symbol sum = volume.plus(Symbol.of(added.epsilon()));
            return weighted(new Symbol("(" + sum.text() + ")", "(" + sum.latex() + ")").power(k), "");
        }
        if (inverse.absent() instanceof RatioWeights.Floored floored) {
            Symbol least = Symbol.of(floored.least());
            Symbol power = volume.power(k);
            return weighted(
                    new Symbol(
                            "max(" + power.text() + ", " + least.text() + ")",
                            "\\max(" + power.latex() + ", " + least.latex() + ")"),
                    "");
        }
        return weighted(volume.power(k), absent(inverse.absent()));
    }

    private static String absent(RatioWeights.Absent absent) {
        if (absent instanceof RatioWeights.AsLargestClass) {
            return "; a class that an image lacks weighs as its heaviest one";
        }
        return absent instanceof RatioWeights.AsLargestImageTransposed
                ? "; where image b lacks class c, it weighs as class floor((b C + c) / B) where that is heaviest"
                : "; where an image lacks a class, it weighs as where it is heaviest";
    }

    private static Symbol weighted(Symbol below, String absent) {
        return new Symbol(
                "TP, P and G are weighted by 1 / " + below.text() + absent,
                "w_c = \\frac{1}{" + below.latex() + "}" + (absent.isEmpty() ? "" : Symbol.words(absent)));
    }

    private static Symbol ratio(Overlap overlap) {
        Symbol tp = Symbol.of("TP");
        Symbol k = Symbol.of(overlap.scale());
        Symbol above = k.times(tp).plus(Symbol.of(overlap.numerator()));
        Symbol below = denominator(overlap).plus(Symbol.of(overlap.denominator()));
        if (overlap.floor().isPresent()) {
            Symbol least = Symbol.of(overlap.floor().get());
            below = new Symbol(
                    "max(" + below.text() + ", " + least.text() + ")",
                    "\\max(" + below.latex() + ", " + least.latex() + ")");
        }
        Symbol ratio = below.under(above);
        return new Symbol("r = " + ratio.text(), "r = " + ratio.latex());
    }

    /** In the usual form where it is that of Dice. */
    private static Symbol denominator(Overlap overlap) {
        boolean isDice = overlap.scale().equals(Rational.TWO)
                && overlap.alpha().equals(Rational.HALF)
                && overlap.beta().equals(Rational.HALF)
                && overlap.form() != Overlap.Form.SQUARED_MAPS;
        if (isDice) {
            return Symbol.of("P + G");
        }
        Symbol inner = Symbol.of("TP").plus(weighted(overlap.alpha(), "FP")).plus(weighted(overlap.beta(), "FN"));
        return overlap.scale().equals(Rational.ONE)
                ? inner
                : Symbol.of(overlap.scale()).times(inner.grouped());
    }

    private static Symbol weighted(Rational weight, String what) {
        return weight.signum() == 0 ? Symbol.of("0") : Symbol.of(weight).times(Symbol.of(what));
    }

    static Stage empty(EmptyRule rule) {
        if (rule instanceof EmptyRule.ZeroLoss) {
            return Symbol.said("empty", "the loss is 0 where the target is empty, and counts in averages");
        }
        if (rule instanceof EmptyRule.Skipped skipped) {
            String what =
                    skipped.criterion() == EmptyRule.Criterion.TARGET ? "the target is" : "target and prediction are";
            String threshold = skipped.threshold().signum() == 0
                    ? ""
                    : " (no number above " + Symbol.of(skipped.threshold()).text() + ")";
            return Symbol.said("empty", "a group doesn't count where " + what + " empty" + threshold);
        }
        if (rule instanceof EmptyRule.RatioAtZero at) {
            return Symbol.said("empty", "the ratio is " + Symbol.of(at.ratio()).text() + " where it reads 0/0");
        }
        return Symbol.said("empty", "the formula holds, and 0/0 is NaN");
    }
}
