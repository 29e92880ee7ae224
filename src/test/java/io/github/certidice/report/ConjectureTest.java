package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What reports say of a conjecture: how close the worst case comes to it, and never that it holds. */
class ConjectureTest {

    private static final String SO_FAR = "the worst case found has ";

    private static SortedMap<String, String> files(Claim claim) {
        return Sketches.of(List.of(claim)).files();
    }

    private static Claim gap() {
        return Catalogue.reference().claim("soft-dice-jaccard-gap");
    }

    @Test
    void the_worst_case_stands_beside_what_is_conjectured() {
        SortedMap<String, String> files = files(ExampleClaims.open(gap()));
        assertThat(files.get("claims.md"))
                .contains("- status: OPEN: a conjecture; so far ")
                .containsPattern("- so far: the worst case found has \\S+ (≈|=) 0\\.17157[0-9], where at most 3 . 2.*"
                        + " is conjectured");
        assertThat(files.get("index.html"))
                .contains("<em>So far</em> " + SO_FAR)
                .contains("<th>so far</th>");
        assertThat(files.get("claims.json")).contains("\"OPEN\"");
        assertThat(files.get("summary.html")).contains("OPEN");
    }

    @Test
    void a_law_has_no_such_line() {
        SortedMap<String, String> files = files(gap());
        assertThat(files.get("claims.md")).doesNotContain(SO_FAR);
        assertThat(files.get("index.html")).doesNotContain(SO_FAR);
    }

    @Test
    void an_equality_that_is_conjectured_has_none_either() {
        Claim identity = Catalogue.reference().claim("soft-dice-jaccard-identity");
        assertThat(files(ExampleClaims.open(identity)).get("claims.md"))
                .contains("OPEN")
                .doesNotContain(SO_FAR);
    }
}
