package io.github.certidice.report.tex;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Plain words as LaTeX that prints them: characters with a meaning are escaped, signs become mathematics. */
public final class Tex {

    private static final Map<Character, String> SPECIAL = new HashMap<>();
    private static final Map<Character, String> SIGNS = new HashMap<>();
    private static final Map<Character, String> ACCENTS = Map.of(
            '\u0300', "`", '\u0301', "'", '\u0302', "^", '\u0303', "~", '\u0308', "\"", '\u030C', "v", '\u0327', "c");

    private static final Pattern ROOT = Pattern.compile("√(\\w+)");
    private static final Pattern RAISED = Pattern.compile("⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+");
    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    /** Marks mathematics that was written already; no text of the ledger has these characters. */
    private static final char OPEN = '\u0001';

    private static final char CLOSE = '\u0002';

    static {
        "&%$#_{}".chars().forEach(c -> SPECIAL.put((char) c, "\\" + (char) c));
        SPECIAL.put('\\', "\\textbackslash{}");
        SPECIAL.put('~', "\\textasciitilde{}");
        SPECIAL.put('^', "\\textasciicircum{}");
        SPECIAL.put('<', "\\textless{}");
        SPECIAL.put('>', "\\textgreater{}");
        SPECIAL.put('|', "\\textbar{}");
        SPECIAL.put('"', "''");
        SPECIAL.put('–', "--");
        SPECIAL.put('—', "---");
        SPECIAL.put('…', "\\dots{}");
        SPECIAL.put('“', "``");
        SPECIAL.put('”', "''");
        SPECIAL.put('‘', "`");
        SPECIAL.put('’', "'");
        SPECIAL.put('ø', "{\\o}");
        SPECIAL.put('Ø', "{\\O}");
        SPECIAL.put('ß', "{\\ss}");
        SPECIAL.put('ł', "{\\l}");
        String[] signs =
                ("≤ \\le ≥ \\ge ≠ \\ne ≈ \\approx → \\to ⇒ \\Rightarrow × \\times · \\cdot ∞ \\infty ± \\pm ∈ \\in ∪ \\cup"
                                + " ∩ \\cap ∅ \\emptyset √ \\surd ∀ \\forall ∃ \\exists α \\alpha β \\beta γ \\gamma δ \\delta ε"
                                + " \\varepsilon κ \\kappa λ \\lambda μ \\mu π \\pi ρ \\rho σ \\sigma τ \\tau θ \\theta − -")
                        .split(" ");
        for (int i = 0; i < signs.length; i += 2) {
            SIGNS.put(signs[i].charAt(0), signs[i + 1]);
        }
    }

    private Tex() {}

    /** The words, escaped. */
    public static String text(String words) {
        String marked = QUOTED.matcher(words).replaceAll("“$1”");
        marked = ROOT.matcher(marked).replaceAll(OPEN + "sqrt $1" + CLOSE);
        marked = RAISED.matcher(marked).replaceAll(m -> OPEN + "raised " + lowered(m.group()) + CLOSE);
        StringBuilder out = new StringBuilder();
        // accents as characters of their own, after the letter
        for (char c : Normalizer.normalize(marked, Normalizer.Form.NFD).toCharArray()) {
            append(out, c);
        }
        return out.toString()
                .replaceAll(OPEN + "sqrt ([^" + CLOSE + "]*)" + CLOSE, "\\$\\\\sqrt{$1}\\$")
                .replaceAll(OPEN + "raised ([^" + CLOSE + "]*)" + CLOSE, "\\$^{$1}\\$");
    }

    private static void append(StringBuilder out, char c) {
        if (ACCENTS.containsKey(c)) {
            int letter = out.length() - 1;
            out.insert(letter, "\\" + ACCENTS.get(c) + "{").append('}');
        } else if (SIGNS.containsKey(c)) {
            out.append('$').append(SIGNS.get(c)).append('$');
        } else {
            out.append(SPECIAL.getOrDefault(c, String.valueOf(c)));
        }
    }

    private static String lowered(String raised) {
        StringBuilder digits = new StringBuilder();
        raised.chars().forEach(c -> digits.append(c == '⁻' ? "-" : String.valueOf(DIGITS.indexOf(c))));
        return digits.toString();
    }

    /** A formula of the ledger within a line; KaTeX has names for two signs that LaTeX hasn't. */
    public static String formula(String latex) {
        return "$" + latex.replaceAll("\\\\lt(?![A-Za-z])", "<").replaceAll("\\\\gt(?![A-Za-z])", ">") + "$";
    }
}
