package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.evidence.Witness;
import io.github.certidice.report.markup.Markup;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What the pages of a report have in common, and what each is for. */
class PagesIT {

    /** A page of 150 claims must stay one that a browser opens at once. */
    private static final int BYTES_PER_CLAIM = 6_000;

    private static final int PARTS = 8;

    private static final Map<String, String> FILES = WholeReport.files();
    private static final Map<String, Element> PAGES = parsed(FILES);

    static List<String> names() {
        return Pages.NAMES;
    }

    static List<Claim> claims() {
        return Catalogue.reference().claims();
    }

    static List<Verdict> readings() {
        return WholeReport.verdicts().stream()
                .filter(verdict -> verdict.claim().isLiteralReading())
                .toList();
    }

    private static Map<String, Element> parsed(Map<String, String> files) {
        Map<String, Element> pages = new HashMap<>();
        Pages.NAMES.forEach(name -> pages.put(name, Pages.parse(files.get(name))));
        return pages;
    }

    @ParameterizedTest
    @MethodSource("names")
    void has_no_id_twice(String name) {
        assertThat(Pages.ids(PAGES.get(name))).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void every_link_leads_somewhere() {
        assertThat(dangling(FILES)).isEmpty();
        assertThat(Pages.links(PAGES.get("index.html"))).hasSizeGreaterThan(claims().size());
        assertThat(Pages.links(PAGES.get("readings.html")))
                .hasSizeGreaterThan(readings().size());
    }

    /** Reports of every so many-th claim: what follows from a claim, or corrects it, mostly stands near it, so it isn't there. */
    static Stream<List<Verdict>> partialReports() {
        List<Verdict> all = WholeReport.verdicts();
        return IntStream.range(0, PARTS)
                .mapToObj(part -> IntStream.iterate(part, i -> i < all.size(), i -> i + PARTS)
                        .mapToObj(all::get)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("partialReports")
    void a_report_of_some_claims_has_no_link_to_what_it_lacks(List<Verdict> some) {
        assertThat(dangling(WholeReport.of(some).files())).isEmpty();
    }

    /** Links to files or anchors that the report hasn't got. */
    private static List<String> dangling(Map<String, String> files) {
        Map<String, Element> pages = parsed(files);
        Set<String> places = new HashSet<>(files.keySet());
        pages.forEach((name, page) -> Pages.ids(page).forEach(id -> places.add(name + "#" + id)));
        return pages.entrySet().stream()
                .flatMap(page -> Pages.links(page.getValue()).stream()
                        .map(link -> link.startsWith("#") ? page.getKey() + link : link))
                .filter(link -> !places.contains(link))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void needs_nothing_from_outside(String name) {
        String html = FILES.get(name);
        String own = html.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1998/Math/MathML", "");
        assertThat(own).doesNotContain("http:", "https:", "src=", "@import", "<script", "<link");
        assertThat(Pages.found(html, "url\\(([^)]*)")).allMatch(reference -> reference.startsWith("#"));
    }

    @Test
    void the_main_page_stays_small() {
        int plots = Pages.found(FILES.get("index.html"), "(?s)(<section id=\"plots\">.*?</section>)")
                .get(0)
                .length();
        assertThat(FILES.get("index.html").length() - plots).isLessThan(BYTES_PER_CLAIM * claims().size());
    }

    @Test
    void parts_and_sections_come_in_the_order_of_the_ledger() {
        List<String> headings = Pages.texts(PAGES.get("index.html"), "h2");
        assertThat(headings)
                .containsSubsequence(
                        "A Scores of masks", "B Weighted Hamming and cross-entropy", "C Surrogates for training");
        assertThat(Pages.texts(PAGES.get("index.html"), "h3"))
                .containsSubsequence(
                        "Dice and Jaccard", "Means over images", "Tversky indices", "Weighted Hamming similarity");
    }

    @Test
    void the_contents_lead_to_every_part_and_section() {
        Element page = PAGES.get("index.html");
        List<String> anchors = Pages.ids(page).stream()
                .filter(id -> id.startsWith("part-") || id.startsWith("section-"))
                .map(id -> "#" + id)
                .toList();
        Element contents = (Element) page.getElementsByTagName("nav").item(0);
        assertThat(anchors).hasSizeGreaterThan(10);
        assertThat(Pages.links(contents)).containsAll(anchors);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_card_links_what_it_follows_from_and_what_follows_from_it(Claim claim) {
        Element page = PAGES.get("index.html");
        for (String law : claim.statement().follows()) {
            assertThat(Pages.links(Pages.byId(page, claim.slug()))).contains("#" + law);
            assertThat(Pages.links(Pages.byId(page, law))).contains("#" + claim.slug());
            String entry = Catalogue.reference().claim(law).statement().entry();
            assertThat(Pages.byId(page, claim.slug()).getTextContent()).contains("follows from", entry);
            assertThat(Pages.byId(page, law).getTextContent()).contains("from it follow");
        }
        assertThat(Pages.texts(Pages.byId(page, claim.slug()), "h4").get(0))
                .startsWith(claim.statement().entry() + " ");
    }

    @Test
    void the_list_for_diffs_has_these_links_too() {
        assertThat(FILES.get("claims.md"))
                .contains("- follows from: [dice-jaccard-identity](#dice-jaccard-identity)")
                .contains("- from it follow: [dice-jaccard-loss-factor](#dice-jaccard-loss-factor)");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void the_table_has_one_row_for_each_claim(Claim claim) {
        Element row = Pages.byId(PAGES.get("summary.html"), claim.slug());
        assertThat(row.getTagName()).isEqualTo("tr");
        assertThat(Pages.texts(row, "td").get(0)).isEqualTo(claim.statement().entry());
        assertThat(Pages.links(row)).containsExactly("index.html#" + claim.slug());
        assertThat(row.getElementsByTagName("math").getLength()).isEqualTo(1);
        assertThat(row.getTextContent())
                .contains(WholeReport.verdict(claim.slug()).status().label());
    }

    @Test
    void the_table_has_no_other_rows_and_goes_entry_by_entry() {
        List<String> entries = Markup.elements(PAGES.get("summary.html")).stream()
                .filter(element -> element.getTagName().equals("td")
                        && element.getAttribute("class").equals("entry"))
                .map(Element::getTextContent)
                .toList();
        assertThat(entries)
                .hasSameSizeAs(claims())
                .isSortedAccordingTo((one, other) -> place(one).compareTo(place(other)));
    }

    /** A9 before A10. */
    private static String place(String entry) {
        return entry.charAt(0) + "%3s".formatted(entry.substring(1));
    }

    @Test
    void the_table_shows_constants_worst_cases_and_kinds_of_evidence() {
        Element row = Pages.byId(PAGES.get("summary.html"), "dice-jaccard-gap");
        assertThat(Pages.texts(row, "td").get(2)).isEqualTo("3 − 2√2 ≈ 0.171573");
        assertThat(Pages.texts(row, "td").get(4)).startsWith("slack ").contains("tp ", "fp ");
        assertThat(Pages.texts(row, "td").get(5)).contains("all", "random", "search", "SMT");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void a_reading_shows_who_says_it_what_breaks_it_and_what_holds(Verdict reading) {
        Element article = Pages.byId(PAGES.get("readings.html"), reading.claim().slug());
        String law = reading.claim().statement().correctedBy().orElseThrow();
        Witness broken = reading.violation().orElseThrow();
        assertThat(Pages.links(article)).contains("index.html#" + law);
        assertThat(Pages.texts(article, "h3")).contains("Commonly said", "What is true");
        assertThat(article.getTextContent())
                .contains(reading.claim().statement().source(), "the reading promises")
                .contains("--replay")
                .contains(broken.example().token());
        assertThat(article.getElementsByTagName("math").getLength()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void there_are_no_other_readings() {
        assertThat(PAGES.get("readings.html").getElementsByTagName("article").getLength())
                .isEqualTo(readings().size())
                .isGreaterThan(5);
    }

    @Test
    void masks_of_a_counterexample_are_drawn_with_their_scores() {
        Element article = Pages.byId(PAGES.get("readings.html"), "mean-order");
        assertThat(article.getElementsByTagName("svg").getLength()).isEqualTo(4);
        assertThat(article.getTextContent()).contains("tp 1, fp 1, fn 0, tn 1: D = 2/3, J = 1/2");
    }

    @Test
    void the_readings_name_their_sources() {
        assertThat(PAGES.get("readings.html").getTextContent())
                .contains("Optimizing the Dice Score and Jaccard Index", "doi:10.1007/978-3-030-32245-8_11");
    }

    @Test
    void a_conjecture_is_listed_as_an_open_question() {
        Claim law = Catalogue.reference().claim("dice-jaccard-gap-finite");
        Claim conjecture = ExampleClaims.open(law);
        Element page = Pages.parse(Sketches.of(List.of(conjecture)).files().get("index.html"));
        Element open = Pages.byId(page, "open-questions");
        assertThat(open.getTextContent()).contains("OPEN", "Conjectures");
        assertThat(Pages.links(open)).containsExactly("#" + law.slug());
        assertThat(Pages.byId(page, law.slug()).getAttribute("class")).isEqualTo("claim open");
    }
}
