package io.github.certidice.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The worst cases that are kept, and how worse ones come to be kept. */
class WorstCasesTest {

    private static final Catalogue CATALOGUE = Catalogue.reference();
    private static final Claim GAP = CATALOGUE.claim("dice-jaccard-gap");
    private static final Claim READING = CATALOGUE.claim("mean-order");
    private static final String COMMAND = "certidice hunt --claims dice-jaccard-gap --budget quick --seed 1";

    static Stream<Claim> claimsWithKeptCases() {
        return CATALOGUE.claims().stream()
                .filter(claim -> WorstCases.known().bySlug().containsKey(claim.slug()));
    }

    @Test
    void all_kept_cases_are_of_claims_in_the_order_of_the_catalogue() {
        assertThat(WorstCases.known().bySlug().keySet())
                .containsExactlyElementsOf(
                        claimsWithKeptCases().map(Claim::slug).toList())
                .hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @MethodSource("claimsWithKeptCases")
    void a_kept_case_breaks_a_false_wording_and_no_law(Claim claim) {
        CaseEvidence again = WorstCases.known().evidence(claim).orElseThrow();

        assertThat(again.counts().checked()).isEqualTo(1);
        assertThat(again.violation().isPresent()).isEqualTo(claim.isLiteralReading());
        assertThat(again.scope()).startsWith("found by certidice hunt --claims " + claim.slug() + " --budget ");
    }

    @Test
    void the_command_finds_the_case_again() {
        WorstCases.Kept kept = WorstCases.known().of(READING).orElseThrow();
        String[] words = kept.command().split(" ");
        Campaign campaign = campaign(Long.parseLong(words[7]), Budget.parse(words[5]));

        Hunt.Bag bag = new Hunt(WorstCases.none(), campaign).run(List.of(READING), CATALOGUE.claims());

        assertThat(bag.cases().bySlug()).isEqualTo(Map.of("mean-order", kept));
    }

    @Test
    void the_text_is_read_back() {
        WorstCases known = WorstCases.known();

        assertThat(WorstCases.parse(known.text(), "--file")).isEqualTo(known);
        assertThat(WorstCases.parse("", "--file")).isEqualTo(WorstCases.none());
    }

    @Test
    void a_worse_case_takes_the_place_of_a_milder_one_and_others_stay() {
        WorstCases mild = keeping(GAP, "tp1fp1fn0tn0");

        Hunt.Bag bag = new Hunt(mild, campaign(1, Budget.QUICK)).run(List.of(READING, GAP), CATALOGUE.claims());

        assertThat(bag.finds()).containsOnlyKeys(GAP, READING);
        assertThat(bag.cases().bySlug().keySet()).containsExactly("dice-jaccard-gap", "mean-order");
        assertThat(bag.cases().of(GAP).orElseThrow().command()).isEqualTo(COMMAND);
    }

    @Test
    void a_milder_case_does_not_take_the_place_of_a_worse_one() {
        Hunt.Bag bag =
                new Hunt(WorstCases.known(), campaign(1, Budget.QUICK)).run(List.of(READING, GAP), CATALOGUE.claims());

        assertThat(bag.finds()).isEmpty();
        assertThat(bag.cases()).isEqualTo(WorstCases.known());
    }

    @Test
    void a_case_that_is_not_of_the_domain_any_more_is_replaced() {
        Hunt.Bag bag =
                new Hunt(keeping(GAP, "tp0fp0fn0tn5"), campaign(1, Budget.QUICK)).run(List.of(GAP), CATALOGUE.claims());

        assertThat(bag.finds()).containsOnlyKeys(GAP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b c | --file, line 1: found 1 columns, allowed: claim, replay token and command between tabs",
                "a/x/c | --file, line 1: found \"x\", allowed: a replay token as reports print it",
                "a/q=1/c;a/q=2/c | --file, line 2: found a once more, allowed: each claim once"
            })
    void a_line_that_is_no_worst_case_is_named(String text, String message) {
        String lines = text.replace('/', '\t').replace(';', '\n');
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> WorstCases.parse(lines, "--file"))
                .withMessage(message);
    }

    private static WorstCases keeping(Claim claim, String token) {
        return new WorstCases(Map.of(claim.slug(), new WorstCases.Kept(Case.parse(token), "by hand")));
    }

    private static Campaign campaign(long seed, Budget budget) {
        Provers none = slug -> new SolverEvidence(Provers.file(slug), List.of());
        return new Campaign(seed, budget, none, Progress.silent());
    }
}
