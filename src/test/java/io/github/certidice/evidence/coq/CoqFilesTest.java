package io.github.certidice.evidence.coq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Theorem;
import io.github.certidice.claim.ledger.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said of the theories where there is no Coq. */
class CoqFilesTest {

    private static final Path FOLDER = Path.of("proofs", "coq");

    /** Theories that no claim names: definitions, lemmas that several share, and what is made of all. */
    private static final Set<String> SHARED = Set.of(
            "Overlap.v",
            "Masks.v",
            "Expectation.v",
            "Vertices.v",
            "ConstantSize.v",
            "Lovasz.v",
            "Vectors.v",
            "StatementsScores.v",
            "StatementsDistances.v",
            "StatementsRisk.v",
            "StatementsSurrogates.v",
            "Statements.v");

    static Stream<String> files() {
        return CoqSources.files().stream();
    }

    static Stream<Theorem> theorems() {
        return Catalogue.reference().claims().stream()
                .flatMap(claim -> claim.theorems().stream())
                .distinct();
    }

    @Test
    void the_project_lists_every_file() throws IOException {
        try (Stream<Path> found = Files.list(FOLDER)) {
            assertThat(found.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".v")))
                    .containsExactlyInAnyOrderElementsOf(CoqSources.files());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_theory_comes_after_what_it_needs(String file) {
        List<String> before = CoqSources.files().subList(0, CoqSources.files().indexOf(file));
        Matcher needs = Pattern.compile("From CertiDice Require (?:Import |Export )?([^.]*)\\.")
                .matcher(CoqSources.text(file));

        assertThat(needs.results().flatMap(found -> Stream.of(found.group(1).split("\\s+"))))
                .allSatisfy(name -> assertThat(before).contains(name + ".v"));
    }

    @Test
    void no_theory_is_an_orphan() {
        Set<String> named = new TreeSet<>(SHARED);
        theorems().forEach(theorem -> named.add(theorem.module() + ".v"));

        assertThat(CoqSources.files()).containsExactlyInAnyOrderElementsOf(named);
    }

    @ParameterizedTest
    @MethodSource("theorems")
    void every_theorem_of_a_claim_is_in_its_file(Theorem theorem) {
        assertThat(CoqSources.text(theorem.module() + ".v"))
                .containsPattern("(?m)^(Theorem|Corollary) " + theorem.name() + "\\b");
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothing_is_admitted_or_assumed(String file) {
        String text = CoqSources.text(file).replaceAll("(?s)\\(\\*.*?\\*\\)", "");

        assertThat(text)
                .doesNotContainPattern("\\b(Admitted|admit|Abort|Axioms?|Parameters?|Conjecture|bypass_check)\\b")
                .doesNotContainPattern("Unset (Guard|Positivity|Universe) Checking");
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_theory_starts_with_its_law_in_words(String file) {
        assertThat(CoqSources.text(file)).startsWith("(**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Closed under the global context\n", ""})
    void what_rests_on_nothing_has_no_axioms(String printed) {
        assertThat(CoqLibrary.axioms(printed)).isEmpty();
    }

    @Test
    void axioms_are_read_with_types_on_their_line_or_on_the_next() {
        String printed = """
                Axioms:
                ClassicalDedekindReals.sig_not_dec : forall P : Prop, {~ ~ P} + {~ P}
                ClassicalDedekindReals.sig_forall_dec
                  : forall P : nat -> Prop,
                    (forall n : nat, {P n} + {~ P n}) -> {n : nat | ~ P n} + {forall n : nat, P n}
                """;

        List<String> axioms = CoqLibrary.axioms(printed);

        assertThat(axioms)
                .containsExactly("ClassicalDedekindReals.sig_forall_dec", "ClassicalDedekindReals.sig_not_dec");
        assertThat(new CoqOutcome.Accepted("8.16.1", axioms).proves()).isTrue();
    }

    @Test
    void another_axiom_is_named() {
        assertThat(new CoqOutcome.Accepted("8.16.1", List.of("Classical_Prop.classic", "Lemmas.gap")).says())
                .isEqualTo("Coq 8.16.1 accepted it, but it rests on Lemmas.gap");
    }

    @Test
    void a_machine_without_coq_is_no_error() {
        assertThat(CoqLibrary.installed("no-such-program-as-coqc")).isEmpty();
    }
}
