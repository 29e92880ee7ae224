package io.github.certidice.report.tex;

import io.github.certidice.claim.Tightness;
import io.github.certidice.number.Bound;
import io.github.certidice.report.page.Card;
import io.github.certidice.report.page.Page;
import io.github.certidice.report.page.Part;
import io.github.certidice.report.page.WitnessCard;
import io.github.certidice.report.source.Library;
import io.github.certidice.report.source.Work;
import java.util.Locale;
import java.util.Map;

/**
 * The summary as a table for the appendix of a paper: {@code \input{ledger}}.
 *
 * @param page what the report shows
 */
public record LedgerTex(Page page) {

    private static final String HEAD = """
            %% The laws that CertiDice checks, with their evidence: %s; seed %d, budget %s.
            %% \\input{ledger} into a document that has
            %%   \\usepackage{amsmath,amssymb,array,booktabs,longtable}
            %%   \\bibliography{ledger}
            \\begingroup
            \\footnotesize
            \\setlength{\\tabcolsep}{4pt}
            \\setlength{\\LTcapwidth}{\\linewidth}
            \\begin{longtable}{@{}l>{\\raggedright\\arraybackslash}p{.47\\linewidth}
            *{3}{>{\\raggedright\\arraybackslash}p{.135\\linewidth}}@{}}
            \\caption{Laws of Dice, Jaccard and their losses. The status says what was checked: PROVED by a proof assistant,
            DECIDED by SMT solvers for all real sizes, ENUMERATED for all small cases, SAMPLED at random, OPEN for a conjecture
            that was tested, REFUTED by a counterexample.}\\label{tab:certidice-ledger}\\\\
            \\toprule
            & Law & Constant & Status & Worst case\\\\
            \\midrule
            \\endfirsthead
            \\toprule
            & Law & Constant & Status & Worst case\\\\
            \\midrule
            \\endhead
            \\bottomrule
            \\endfoot
            """;

    /** All of it. */
    public String text() {
        StringBuilder out =
                new StringBuilder(String.format(Locale.ROOT, HEAD, page.summary(), page.seed(), page.budget()));
        for (Part part : page.parts()) {
            append(out, part);
        }
        return out.append("\\end{longtable}\n\\endgroup\n").toString();
    }

    private static void append(StringBuilder out, Part part) {
        out.append("\\multicolumn{5}{@{}l}{\\textbf{")
                .append(Tex.text((part.letter() + " " + part.title()).strip()))
                .append("}}\\\\*\n\\addlinespace\n");
        part.cards().forEach(card -> append(out, card));
    }

    private static void append(StringBuilder out, Card card) {
        out.append(Tex.text(card.entry())).append(" & ").append(law(card));
        out.append("\n& ").append(constant(card));
        out.append(" & ").append(Tex.text(card.status().label())).append(marks(card));
        out.append(" & ").append(worst(card)).append("\\\\\n\\addlinespace\n");
    }

    private static String law(Card card) {
        return "\\textbf{" + Tex.text(Page.prose(card.statement().name())) + "} \\texttt{\\scriptsize " + card.slug()
                + "}\\newline\n" + Tex.formula(card.statement().latex()) + "\\newline\n"
                + source(card.statement().source());
    }

    /** With a citation after the mention of each work. */
    static String source(String words) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (Map.Entry<Integer, Work> mention : Library.mentionedIn(words).entrySet()) {
            out.append(Tex.text(words.substring(done, mention.getKey())));
            out.append("~\\cite{").append(mention.getValue().key()).append('}');
            done = mention.getKey();
        }
        return out.append(Tex.text(words.substring(done))).toString();
    }

    private static String constant(Card card) {
        Tightness tightness = card.claim().tightness();
        return tightness.constant().map(Bound::latex).map(Tex::formula).orElse(Tex.text(card.constantOrWords()));
    }

    private static String marks(Card card) {
        return card.marks().isEmpty() ? "" : "\\newline " + Tex.text(card.marks());
    }

    private static String worst(Card card) {
        String brief = card.worst().map(WitnessCard::brief).orElse("");
        return Tex.text(card.nearest()) + (brief.isEmpty() ? "" : "\\newline " + Tex.text(Page.prose(brief)));
    }
}
