package io.github.certidice.oracle.explain;

import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.number.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a formula, written both ways.
 *
 * @param text plainly
 * @param latex in LaTeX's mathematics mode
 */
record Symbol(String text, String latex) {

    /** Digits of a decimal that is shown; longer ones were doubles. */
    private static final int MOST_DIGITS = 17;

    /** The same in both. */
    static Symbol of(String both) {
        return new Symbol(both, both);
    }

    /** A number: whole or as a decimal where that is exact and short, else as a fraction or the nearest double. */
    static Symbol of(Rational x) {
        String text = text(x);
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new Symbol(text, text.replaceFirst("[eE]([+-]?\\d+)$", " \\\\cdot 10^{$1}"));
        }
        return new Symbol(text, "\\tfrac{" + text.substring(0, slash) + "}{" + text.substring(slash + 1) + "}");
    }

    private static String text(Rational x) {
        String exact = x.toString();
        if (exact.length() <= MOST_DIGITS && !isDecimal(x)) {
            return exact;
        }
        return new BigDecimal(Double.toString(x.doubleValue()))
                .stripTrailingZeros()
                .toString();
    }

    /** True where the denominator is a power of 2 and 5, but for halves and quarters, which read well. */
    private static boolean isDecimal(Rational x) {
        BigInteger below = x.denominator();
        if (below.bitLength() <= 3) {
            return false;
        }
        return BigInteger.TEN.pow(MOST_DIGITS).mod(below).signum() == 0;
    }

    static Symbol of(List<Rational> numbers) {
        Symbol all = joined(numbers.stream().map(Symbol::of).toList(), ", ");
        return new Symbol("(" + all.text + ")", "(" + all.latex + ")");
    }

    static Symbol joined(List<Symbol> parts, String between) {
        return new Symbol(
                parts.stream().map(Symbol::text).collect(Collectors.joining(between)),
                parts.stream().map(Symbol::latex).collect(Collectors.joining(between)));
    }

    /** Weights of classes: those of the first ones, and of all others. */
    static Symbol of(ClassWeights weights) {
        if (weights.first().isEmpty()) {
            return weights.rest().map(Symbol::of).orElse(of("()"));
        }
        Symbol first = of(weights.first());
        return weights.rest()
                .map(rest -> new Symbol(
                        first.text + ", then " + of(rest).text, first.latex + words(", then ") + of(rest).latex))
                .orElse(first);
    }

    /** A name as the user gave it; what LaTeX reads as commands is escaped. */
    static Symbol named(String argument) {
        return new Symbol(
                argument,
                "\\mathrm{" + argument.replaceAll("[^A-Za-z0-9 ]", "\\\\_").replace(" ", "\\ ") + "}");
    }

    /** This times the other, without a factor of 1. */
    Symbol times(Symbol other) {
        return text.equals("1") ? other : new Symbol(text + " " + other.text, latex + " " + other.latex);
    }

    /** This and then the other. */
    Symbol before(Symbol other) {
        return new Symbol(text + other.text, latex + other.latex);
    }

    /** This plus the other, without an addend of 0. */
    Symbol plus(Symbol other) {
        if (other.text.equals("0")) {
            return this;
        }
        return text.equals("0") ? other : new Symbol(text + " + " + other.text, latex + " + " + other.latex);
    }

    /** This to a power, without an exponent of 1. */
    Symbol power(Symbol exponent) {
        if (exponent.text.equals("1")) {
            return this;
        }
        return new Symbol(text + "^" + grouped(exponent.text), latex + "^{" + exponent.latex + "}");
    }

    /** In parentheses, unless it is a single letter or number. */
    Symbol grouped() {
        return text.matches("[\\w.]+") ? this : new Symbol("(" + text + ")", "\\left(" + latex + "\\right)");
    }

    private static String grouped(String text) {
        return text.matches("[\\w.]+") ? text : "(" + text + ")";
    }

    /** This below the other, as a fraction. */
    Symbol under(Symbol numerator) {
        return new Symbol(
                numerator.grouped().text + " / " + grouped().text, "\\frac{" + numerator.latex + "}{" + latex + "}");
    }

    Formula.Stage stage(String name) {
        return new Formula.Stage(name, text, latex);
    }

    /** A sentence: LaTeX sets it as text. */
    static Formula.Stage said(String name, String sentence) {
        return new Formula.Stage(name, sentence, words(sentence));
    }

    /** Words within a formula. */
    static String words(String sentence) {
        String escaped = sentence.replace("\\", "\\textbackslash{}")
                .replaceAll("([_%&#$^{}])", "\\\\$1")
                .replace("\\^", "\\string^");
        return "\\text{" + escaped + "}";
    }
}
