package io.github.certidice.report;

import java.util.List;

/** Formulas like those of the report. */
final class ExampleFormulas {

    private ExampleFormulas() {}

    static List<String> all() {
        return List.of(
                "D = \\frac{2J}{1+J}, \\qquad J = \\frac{D}{2-D}",
                "0 \\le D(A,B) - J(A,B) \\le 3 - 2\\sqrt{2}",
                "\\sup_{\\rho \\gt 1} \\left( \\frac{\\sqrt{\\rho}-1}{\\sqrt{\\rho}+1} \\right)^2 \\lt 1",
                "E_D(d) = \\max_{1 \\le b \\le d} \\frac{b(d-1)}{(b+2)(b+d-1)} \\le \\frac{1}{\\left(1+\\sqrt{2/(d-1)}\\right)^2}",
                "J(A,B) = \\frac{\\lvert A \\cap B \\rvert}{\\lvert A \\cup B \\rvert} \\quad \\text{if } A \\cup B \\ne \\emptyset",
                "\\left\\lvert \\frac{a}{b} \\right\\rvert + \\left| \\sum_{i=1}^{n} x_i \\right| \\to \\infty",
                "\\Delta_\\tau(p) = \\inf_{\\gamma \\in \\{\\alpha, \\beta\\}} \\min\\{ \\varepsilon, \\gamma \\cdot p \\times 2 \\}",
                "A \\subseteq B \\iff A \\setminus B = \\emptyset \\Rightarrow \\mathrm{IoU}(A, B) = \\frac{|A|}{|B|}",
                "\\widetilde{D}(p, y) \\ge \\bar{y} \\cdot \\lfloor d/2 \\rfloor, \\quad f'(x) + f''(x)",
                "\\int_0^1 \\rho^{-2} \\, d\\rho, \\qquad \\operatorname{argmax}_{t \\in [0,1]} S(t)",
                "\\overline{\\Delta J_c}(m) = \\sum_{i=1}^{p} m_i g_i(m), \\quad m \\in \\mathbb{R}^p, \\ \\mathcal{L}(\\mathbf{m})",
                "T_{\\alpha,\\beta} = \\begin{cases} 1 & \\text{if } TP = 0 \\\\ \\frac{TP}{TP + \\alpha FP + \\beta FN} & \\text{otherwise} \\end{cases}",
                "\\{ x \\mid x \\lt \\varepsilon \\} = \\left\\{ x \\;\\middle|\\; \\frac{x}{\\varepsilon} \\lt 1 \\right\\}",
                "\\lVert x - y \\rVert_1 = \\sum_{i} \\lvert x_i - y_i \\rvert",
                "\\text{a \\& b: \"quoted\"} \\lt 1");
    }
}
