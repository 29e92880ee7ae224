package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table for a paper's appendix and its bibliography. */
class LedgerTexIT {

    private static final String TEX = WholeReport.files().get("ledger.tex");
    private static final String BIB = WholeReport.files().get("ledger.bib");

    static List<Claim> claims() {
        return Catalogue.reference().claims();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void has_each_claim_exactly_once(Claim claim) {
        assertThat(TEX).containsOnlyOnce("\\texttt{\\scriptsize " + claim.slug() + "}");
    }

    @Test
    void has_no_other_rows() {
        assertThat(Pages.found(TEX, "(\\\\texttt\\{)")).hasSameSizeAs(claims());
        assertThat(Pages.found(TEX, "(?m)(\\\\\\\\)$")).hasSize(claims().size() + 3);
    }

    @Test
    void opens_and_closes_every_brace_and_formula() {
        String plain = TEX.replaceAll("(?m)^%.*$", "").replace("\\\\", "").replaceAll("\\\\[{}$]", "");
        assertThat(plain.chars().filter(c -> c == '{').count())
                .isEqualTo(plain.chars().filter(c -> c == '}').count());
        assertThat(plain.chars().filter(c -> c == '$').count()).isEven();
        assertThat(plain).contains("\\begin{longtable}", "\\end{longtable}", "\\toprule", "\\bottomrule");
    }

    /** So that it goes through any LaTeX, whatever the encoding. */
    @Test
    void is_ascii() {
        assertThat(Pages.found(TEX + BIB, "([^\\x00-\\x7F])")).isEmpty();
    }

    @Test
    void cites_what_the_bibliography_has_and_nothing_else() {
        TreeSet<String> cited = new TreeSet<>(Pages.found(TEX, "\\\\cite\\{([^}]*)\\}"));
        List<String> keys = Pages.found(BIB, "(?m)^@\\w+\\{([^,]*),$");
        assertThat(keys).containsExactlyElementsOf(cited).contains("bertels2019", "berman2018", "eelbode2020");
    }

    @Test
    void every_publication_that_a_claim_names_is_cited() {
        assertThat(claims())
                .filteredOn(claim -> claim.statement().source().matches(".*(et al\\.|\\b(19|20)\\d\\d\\b).*"))
                .hasSizeGreaterThan(10)
                .allSatisfy(claim -> assertThat(row(claim)).contains("~\\cite{"));
    }

    @Test
    void every_citation_of_a_source_is_set() {
        Claim law = ExampleClaims.worded(
                Catalogue.reference().claim("tversky-monotone"),
                "Two sources",
                "after Kjos-Hanssen et al. (arXiv 2111.02498) and Gragera & Suppakitpaisarn, WALCOM 2016; 100% new_here");
        Report report = Sketches.of(List.of(law));
        assertThat(rows(report))
                .contains("after Kjos-Hanssen et al. (arXiv 2111.02498~\\cite{kjoshanssen2022}) and Gragera \\&"
                        + " Suppakitpaisarn, WALCOM 2016~\\cite{gragera2016}; 100\\% new\\_here");
        assertThat(report.files().get("ledger.bib"))
                .contains("@article{kjoshanssen2022,", "@inproceedings{gragera2016,")
                .contains("S{\\o}rensen-Dice", "Kjos-Hanssen, Bj{\\o}rn", "doi = {10.1007/978-3-319-30139-6_27}");
    }

    @Test
    void names_are_escaped() {
        Claim law = ExampleClaims.worded(
                Catalogue.reference().claim("tversky-monotone"), "50% of {1, 2} & \"x_1\" <= c/d^4", "new here");
        assertThat(rows(Sketches.of(List.of(law))))
                .contains("\\textbf{50\\% of \\{1, 2\\} \\& ``x\\_1'' $\\le$ c/d$^{4}$}");
    }

    private static String row(Claim claim) {
        return Stream.of(TEX.split("(?m)\\\\\\\\$"))
                .filter(row -> row.contains("\\texttt{\\scriptsize " + claim.slug() + "}"))
                .findFirst()
                .orElseThrow();
    }

    private static String rows(Report report) {
        String tex = report.files().get("ledger.tex");
        return tex.substring(tex.indexOf("\\endfoot"));
    }
}
