package io.github.certidice.claim.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.reference();

    @Test
    void slugs_are_unique_and_readable() {
        assertThat(catalogue.claims())
                .hasSizeGreaterThan(40)
                .extracting(Claim::slug)
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void every_claim_says_what_it_claims_and_asks_for_evidence() {
        assertThat(catalogue.claims()).allSatisfy(claim -> {
            assertThat(claim.statement().entry()).matches("[A-H][0-9]+");
            assertThat(claim.statement().words()).endsWith(".");
            assertThat(claim.statement().latex()).isNotBlank();
            assertThat(claim.statement().quantity()).isNotBlank();
            assertThat(claim.statement().source()).isNotBlank();
            assertThat(claim.needs()).isNotEmpty();
        });
    }

    @Test
    void every_false_wording_names_a_law_that_holds_instead() {
        List<Claim> wordings =
                catalogue.claims().stream().filter(Claim::isLiteralReading).toList();

        assertThat(wordings).hasSizeGreaterThan(5).allSatisfy(claim -> {
            Claim law = catalogue.claim(claim.statement().correctedBy().orElseThrow());
            assertThat(law.isLiteralReading()).isFalse();
        });
    }

    @Test
    void laws_that_a_law_follows_from_are_in_the_catalogue_and_hold() {
        assertThat(catalogue.claims())
                .flatExtracting(claim -> claim.statement().follows())
                .isNotEmpty()
                .allSatisfy(slug ->
                        assertThat(catalogue.claim(slug).isLiteralReading()).isFalse());
    }

    @Test
    void claims_are_selected_in_the_order_of_the_catalogue() {
        assertThat(catalogue.select("dice-jaccard-gap, dice-jaccard-order"))
                .extracting(Claim::slug)
                .containsExactly("dice-jaccard-order", "dice-jaccard-gap");
    }

    @Test
    void an_unknown_claim_is_an_error_that_lists_the_known_ones() {
        assertThatThrownBy(() -> catalogue.select("dice-jaccard-gap,dice"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--claims: found \"dice\", allowed: some of dice-jaccard-identity, ")
                .hasMessageContaining("surrogates-equivalent");
    }

    @Test
    void a_budget_that_is_none_is_an_error() {
        assertThatThrownBy(() -> Budget.parse("huge"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("--budget: found \"huge\", allowed: quick, standard or deep");
    }
}
