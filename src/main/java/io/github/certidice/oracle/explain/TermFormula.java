package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;

/** What one voxel adds to a pixelwise loss. */
final class TermFormula {

    private TermFormula() {}

    static Symbol of(PixelTerm term) {
        if (term instanceof PixelTerm.BinaryCrossEntropy bce) {
            return binary(bce);
        }
        if (term instanceof PixelTerm.CrossEntropy ce) {
            Symbol w = letter(ce.weights(), "w_c ");
            return new Symbol(
                    "-sum over c of " + w.text() + "g_c log p_c", "-\\sum_{c} " + w.latex() + "g_c \\log p_c");
        }
        if (term instanceof PixelTerm.BinaryFocal focal) {
            return binaryFocal(focal);
        }
        if (term instanceof PixelTerm.ClassFocal focal) {
            Symbol a = letter(focal.alphas(), "a_c ");
            Symbol factor = factor("1 - p_c", focal.gamma());
            return new Symbol(
                    "-" + a.text() + factor.text() + "g_c log p_c", "-" + a.latex() + factor.latex() + "g_c \\log p_c");
        }
        if (term instanceof PixelTerm.BalancedCrossEntropy balanced) {
            return balanced(balanced);
        }
        return term instanceof PixelTerm.SmoothedFocal focal
                ? smoothed(focal)
                : logCosh((PixelTerm.LogCoshDistance) term);
    }

    private static Symbol logCosh(PixelTerm.LogCoshDistance rule) {
        Symbol function = new Symbol("log cosh(p - g)", "\\log\\cosh(p - g)");
        return rule.linearBelow()
                .map(Symbol::of)
                .map(least -> new Symbol(
                        function.text() + "; |p - g| - log 2 where p - g < " + least.text(),
                        function.latex() + ";\\ |p - g| - \\log 2 \\text{ where } p - g < " + least.latex()))
                .orElse(function);
    }

    private static Symbol letter(List<Rational> numbers, String name) {
        return Symbol.of(numbers.isEmpty() ? "" : name);
    }

    private static Symbol letter(ClassWeights weights, String name) {
        return Symbol.of(weights.equals(ClassWeights.EQUAL) ? "" : name);
    }

    private static Symbol balanced(PixelTerm.BalancedCrossEntropy term) {
        Symbol power = Symbol.of(term.power());
        Symbol ofPositive = Symbol.of("b").power(power);
        Symbol ofNegative = Symbol.of("(1 - b)").power(power);
        Symbol below = Symbol.of("m + n").plus(Symbol.of(term.epsilon()));
        Symbol share = below.under(Symbol.of("n")).grouped().power(Symbol.of(term.gamma()));
        return new Symbol(
                "-(" + ofPositive.text() + " g log p + " + ofNegative.text() + " (1 - g) log(1 - p)), b = "
                        + share.text() + " of n zeros and m ones in the whole target",
                "-\\left(" + ofPositive.latex() + "\\,g \\log p + " + ofNegative.latex()
                        + " (1 - g) \\log(1 - p)\\right), \\quad b = " + share.latex());
    }

    private static Symbol binary(PixelTerm.BinaryCrossEntropy bce) {
        Symbol w = letter(bce.weights(), "w ");
        Symbol q = letter(bce.positive(), "q ");
        return new Symbol(
                "-" + w.text() + "(" + q.text() + "g log p + (1 - g) log(1 - p))",
                "-" + w.latex() + "\\left(" + q.latex() + "g \\log p + (1 - g) \\log(1 - p)\\right)");
    }

    /** (base)^gamma and a space, or nothing for gamma = 0. */
    private static Symbol factor(String base, Rational gamma) {
        if (gamma.signum() == 0) {
            return Symbol.of("");
        }
        Symbol power = Symbol.of("(" + base + ")").power(Symbol.of(gamma));
        return new Symbol(power.text() + " ", power.latex() + "\\,");
    }

    private static Symbol binaryFocal(PixelTerm.BinaryFocal focal) {
        Symbol a = letter(focal.weights(), "w_c ").before(alpha(focal.alpha()));
        Symbol q = letter(focal.positive(), "q ");
        if (focal.factor() == PixelTerm.FocalFactor.OF_EACH_TERM) {
            Symbol ofPositive = factor("1 - p", focal.gamma());
            Symbol ofNegative = factor("p", focal.gamma());
            return new Symbol(
                    a.text() + "(-" + q.text() + ofPositive.text() + "g log p - " + ofNegative.text()
                            + "(1 - g) log(1 - p))",
                    a.latex() + "\\left(-" + q.latex() + ofPositive.latex() + "g \\log p - " + ofNegative.latex()
                            + "(1 - g) \\log(1 - p)\\right)");
        }
        Symbol factor = factor(base(focal.factor()), focal.gamma());
        String softmax = focal.factor() == PixelTerm.FocalFactor.OF_SOFTMAX_MIXTURE ? ", s = softmax(z)" : "";
        return new Symbol(
                a.text() + factor.text() + "(-" + q.text() + "g log p - (1 - g) log(1 - p))" + softmax,
                a.latex() + factor.latex() + "\\left(-" + q.latex() + "g \\log p - (1 - g) \\log(1 - p)\\right)"
                        + (softmax.isEmpty() ? "" : Symbol.words(softmax)));
    }

    private static String base(PixelTerm.FocalFactor factor) {
        return switch (factor) {
            case OF_EACH_TERM -> throw new IllegalArgumentException("has two");
            case OF_CROSS_ENTROPY -> "1 - e^{-BCE}";
            case OF_SIGNED_LOGIT -> "1 / (1 + e^{z (2 g - 1)})";
            case OF_DISTANCE -> "|g - p|";
            case OF_MIXTURE -> "p (1 - g) + (1 - p) g";
            case OF_SOFTMAX_MIXTURE -> "s (1 - g) + (1 - s) g";
        };
    }

    private static Symbol alpha(Optional<Rational> alpha) {
        if (alpha.isEmpty()) {
            return Symbol.of("");
        }
        Symbol a = Symbol.of(alpha.get());
        Symbol rest = Symbol.of(Rational.ONE.minus(alpha.get()));
        return new Symbol(
                "(" + a.text() + " g + " + rest.text() + " (1 - g)) ",
                "\\left(" + a.latex() + "\\,g + " + rest.latex() + " (1 - g)\\right)");
    }

    private static Symbol smoothed(PixelTerm.SmoothedFocal focal) {
        Symbol a = letter(focal.alphas(), "a ");
        Symbol factor = factor("1 - q", focal.gamma());
        Symbol s = Symbol.of(focal.smoothing());
        return new Symbol(
                "-" + a.text() + factor.text()
                        + "log q, q = sum over c of min(max(g_c, s / (C - 1)), 1 - s) p_c + s, s = " + s.text(),
                "-" + a.latex() + factor.latex()
                        + "\\log q, \\quad q = \\sum_{c} \\min(\\max(g_c, \\tfrac{s}{C - 1}), 1 - s)\\,p_c + s, \\quad s = "
                        + s.latex());
    }
}
