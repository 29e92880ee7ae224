package io.github.certidice.build.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published page of mutation testing. */
class PublishedMutantsTest {

    private static final Path FOLDER = Path.of("reports/pit");

    private static JsonNode published() throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve("pit.json").toFile());
    }

    @Test
    void rooms_have_scores() throws IOException {
        for (String room : List.of("number", "loss", "risk", "claim", "oracle")) {
            assertThat(published().path("packages")).anySatisfy(score -> {
                assertThat(score.path("package").textValue()).isEqualTo(room + " and below");
                assertThat(score.path("mutants").intValue()).isGreaterThan(500);
                assertThat(score.path("notRun").intValue()).isZero();
            });
        }
    }

    @Test
    void survivors_have_reasons_and_are_on_the_page() throws IOException {
        String page = Files.readString(FOLDER.resolve("index.md"));

        assertThat(published().path("survivors")).hasSizeGreaterThan(100).allSatisfy(mutant -> {
            assertThat(mutant.path("reason").asText())
                    .as("why %s survives", mutant)
                    .isNotBlank();
            assertThat(page).contains("## " + mutant.path("class").textValue());
        });
    }

    @Test
    void reasons_are_read() throws IOException {
        Path file = FOLDER.resolve("reasons.tsv");

        assertThat(Reasons.parse(Files.readString(file), file.toString()).byKey())
                .hasSizeGreaterThan(100);
    }
}
