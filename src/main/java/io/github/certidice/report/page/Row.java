package io.github.certidice.report.page;

/**
 * A row of a small table.
 *
 * @param name what it is: text, or MathML where {@code formula} says so
 * @param value text
 * @param formula whether the name is a formula in LaTeX
 */
public record Row(String name, String value, boolean formula) {

    static Row of(String name, String value) {
        return new Row(name, value, false);
    }

    static Row ofFormula(String latex, String value) {
        return new Row(latex, value, true);
    }
}
