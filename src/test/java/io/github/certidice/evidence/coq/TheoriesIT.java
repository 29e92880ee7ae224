package io.github.certidice.evidence.coq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.certidice.claim.Theorem;
import io.github.certidice.claim.ledger.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Coq says of the theories; runs in {@code -Pstrict}. */
class TheoriesIT {

    private static final Path FOLDER = Path.of("proofs", "coq");

    private static CoqLibrary theories;

    @BeforeAll
    static void compile() throws IOException {
        assumeTrue(Theories.areWanted(), "Coq is asked in mvn verify -Pstrict");
        theories = Theories.compiled().orElseThrow();
        theories.audit(theorems().toList());
    }

    @Test
    void every_theory_is_accepted() {
        assertThat(theories.complaints()).isEmpty();
    }

    static Stream<Theorem> theorems() {
        return Catalogue.reference().claims().stream()
                .flatMap(claim -> claim.theorems().stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("theorems")
    void every_theorem_of_a_claim_is_proved_from_allowed_axioms_only(Theorem theorem) throws IOException {
        CoqOutcome outcome = theories.outcome(theorem);

        assertThat(outcome.proves()).as(outcome.says()).isTrue();
    }

    @Test
    void the_main_theorems_rest_on_what_the_published_list_says() throws IOException {
        assertThat(theories.output("Statements.v")).isEqualTo(Files.readString(FOLDER.resolve("Statements.txt")));
    }

    @Test
    void a_theorem_that_rests_on_an_admitted_lemma_is_found_out(@org.junit.jupiter.api.io.TempDir Path folder)
            throws IOException {
        Files.writeString(
                folder.resolve("Wrong.v"),
                "Lemma gap : 1 = 2. Admitted.\nTheorem wrong : 2 = 1. symmetry. exact gap. Qed.\n"
                        + "Print Assumptions wrong.\n");

        Coqc.Printed printed = new Coqc("coqc", folder, java.time.Duration.ofMinutes(1)).compile("Wrong.v");
        List<String> axioms = CoqLibrary.axioms(printed.output());

        assertThat(axioms).containsExactly("gap");
        assertThat(new CoqOutcome.Accepted("8", axioms).proves()).isFalse();
    }
}
