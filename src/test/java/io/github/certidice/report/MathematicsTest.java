package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certidice.report.markup.Markup;
import io.github.certidice.report.math.LatexException;
import io.github.certidice.report.math.Mathematics;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class MathematicsTest {

    /** The elements of MathML Core. */
    private static final Set<String> CORE = Set.of(
            "math",
            "mrow",
            "mi",
            "mn",
            "mo",
            "ms",
            "mtext",
            "mspace",
            "mfrac",
            "msqrt",
            "mroot",
            "mstyle",
            "mpadded",
            "mphantom",
            "merror",
            "msub",
            "msup",
            "msubsup",
            "munder",
            "mover",
            "munderover",
            "mmultiscripts",
            "mprescripts",
            "mtable",
            "mtr",
            "mtd",
            "semantics",
            "annotation");

    static List<String> formulas() {
        return ExampleFormulas.all();
    }

    @Test
    void isTheGoldenFileByteForByte() throws IOException {
        String all = formulas().stream()
                .map(latex ->
                        latex + "\n" + Mathematics.toMathMl(latex, false) + "\n" + Mathematics.toMathMl(latex, true))
                .collect(Collectors.joining("\n\n", "", "\n"));
        Golden.assertSameBytes("formulas.txt", all);
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void usesOnlyMathMlCore(String latex) {
        Element math = Markup.parse(Mathematics.toMathMl(latex, true)).getDocumentElement();
        assertThat(Markup.elements(math)).extracting(Element::getTagName).isSubsetOf(CORE);
        assertThat(Markup.elements(math))
                .allMatch(e -> !e.hasAttribute("mathvariant") || e.getTagName().equals("mi"));
    }

    @Test
    void aFormulaOnItsOwnLineSaysSo() {
        assertThat(Mathematics.toMathMl("x", true)).startsWith("<math display=\"block\"");
        assertThat(Mathematics.toMathMl("x", false)).doesNotContain("display");
    }

    @Test
    void writesAFractionAndARoot() {
        assertThat(Mathematics.toMathMl("\\frac{2}{\\sqrt{J}}", false))
                .isEqualTo("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow>"
                        + "<mfrac><mn>2</mn><msqrt><mi>J</mi></msqrt></mfrac></mrow></math>");
    }

    @Test
    void stretchesBarsAroundAFraction() {
        String bars = Mathematics.toMathMl("\\left\\lvert \\frac{a}{b} \\right\\rvert", false);
        assertThat(bars)
                .contains("lspace=\"0em\" rspace=\"0em\" stretchy=\"true\">|</mo>")
                .doesNotContain("∣");
    }

    @Test
    void writesLettersOfOtherAlphabets() {
        assertThat(Mathematics.toMathMl("\\mathbb{R}\\mathbf{x1}\\mathcal{L}\\mathbb{E}", false))
                .contains("<mi>ℝ</mi>", "𝐱", "𝟏", "<mi>ℒ</mi>", "<mi>𝔼</mi>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\frac{a", "\\undefined{x}", "x^", "a}", "\\left( x", "x % y", "\\mathfrak{a}", "é"})
    void quotesAFormulaThatItCannotTypeset(String latex) {
        assertThatExceptionOfType(LatexException.class)
                .isThrownBy(() -> Mathematics.toMathMl(latex, false))
                .withMessageStartingWith("cannot typeset '" + latex + "': ");
    }

    @Test
    void worksOnAfterAnError() {
        String before = Mathematics.toMathMl("\\alpha", false);
        assertThatExceptionOfType(LatexException.class).isThrownBy(() -> Mathematics.toMathMl("\\def\\alpha{x", false));
        assertThat(Mathematics.toMathMl("\\alpha", false)).isEqualTo(before);
    }

    @Test
    void oneFormulaDoesNotChangeTheNext() {
        Mathematics.toMathMl("\\gdef\\beta{x}\\beta", false);
        assertThat(Mathematics.toMathMl("\\beta", false)).contains("β");
    }

    @Test
    void worksInSeveralThreads() {
        String alone = Mathematics.toMathMl("\\sqrt{2}", false);
        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> Mathematics.toMathMl("\\sqrt{2}", false)))
                .containsOnly(alone);
    }
}
