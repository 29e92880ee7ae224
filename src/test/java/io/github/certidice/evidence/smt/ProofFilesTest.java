package io.github.certidice.evidence.smt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.ledger.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every proof file proves something. That both solvers decide it is seen where they run, in ReportIT. */
class ProofFilesTest {

    static Stream<Path> files() throws IOException {
        return ProofFiles.all().stream();
    }

    @Test
    void each_claim_that_asks_for_a_solver_has_a_file_and_no_file_is_an_orphan() throws IOException {
        List<String> asking = Catalogue.reference().claims().stream()
                .flatMap(claim -> claim.proof().stream())
                .distinct()
                .toList();

        assertThat(asking).isNotEmpty();
        assertThat(ProofFiles.all())
                .extracting(file -> file.getFileName().toString().replace(".smt2", ""))
                .filteredOn(slug -> !slug.equals("vectors"))
                .containsExactlyInAnyOrderElementsOf(asking);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void each_file_denies_a_negation_and_shows_that_its_hypotheses_are_satisfiable(Path file) throws Exception {
        List<CheckAnswer> checks = SmtScript.parse(Files.readString(file)).checks();

        assertThat(checks).extracting(CheckAnswer::expected).contains(Answer.UNSAT, Answer.SAT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void each_file_starts_with_its_law_in_words(Path file) throws Exception {
        String text = Files.readString(file);
        String header = text.substring(0, text.indexOf("(set-logic"));

        assertThat(header)
                .contains("; Law.", "; Variables.", "; Hypothes", "; Reading.")
                .containsPattern("\\bsoft\\s");
    }
}
