package io.github.certidice.report.tex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "a & b % c $ d # e _ f ! a \\& b \\% c \\$ d \\# e \\_ f",
                "{1, 2} ! \\{1, 2\\}",
                "~ ^ \\ ! \\textasciitilde{} \\textasciicircum{} \\textbackslash{}",
                "a < b > c | d ! a \\textless{} b \\textgreater{} c \\textbar{} d",
                "say \"all\" of it ! say ``all'' of it",
                "5 \" long ! 5 '' long",
                "“all” … ‘x’ – — ! ``all'' \\dots{} `x' -- ---",
                "Lovász, Sørensen, façade, Čech ! Lov\\'{a}sz, S{\\o}rensen, fa\\c{c}ade, \\v{C}ech",
                "3 − 2√2 ≤ α → ∞ ! 3 $-$ 2$\\sqrt{2}$ $\\le$ $\\alpha$ $\\to$ $\\infty$",
                "√(d/n) ! $\\surd$(d/n)",
                "2⁻⁴⁰, c/d⁴ ! 2$^{-40}$, c/d$^{4}$"
            })
    void wordsAreEscaped(String words, String tex) {
        assertThat(Tex.text(words)).isEqualTo(tex);
    }

    @Test
    void formulasAreTakenAsTheyAreButForTwoNamesThatOnlyKatexKnows() {
        assertThat(Tex.formula("x \\lt y \\gt z \\left( \\frac{a}{b} \\right)"))
                .isEqualTo("$x < y > z \\left( \\frac{a}{b} \\right)$");
    }
}
