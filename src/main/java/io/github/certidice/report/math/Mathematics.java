package io.github.certidice.report.math;

/** Formulas for the report: LaTeX in, MathML that browsers show without any script or style sheet out. */
public final class Mathematics {

    private Mathematics() {}

    /**
     * The formula as a {@code <math>} element of MathML Core.
     *
     * @param latex the formula without dollar signs, such as {@code D=\frac{2J}{1+J}}
     * @param display true for a formula on a line of its own, false for one within a sentence
     * @throws LatexException if KaTeX, in its strict mode, does not take the formula
     */
    public static String toMathMl(String latex, boolean display) {
        return NativeMathMl.from(Katex.shared().render(latex, display), latex);
    }
}
