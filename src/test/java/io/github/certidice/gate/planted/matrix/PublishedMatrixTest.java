package io.github.certidice.gate.planted.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.certidice.gate.campaign.Campaign;
import io.github.certidice.gate.planted.Mutants;
import io.github.certidice.gate.planted.correct.Correct;
import io.github.certidice.gate.property.known.KnownProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The published matrix has all planted mistakes, right implementations and properties that there are, and is good. */
class PublishedMatrixTest {

    private static final Path FILE = Path.of("reports/gate/kill-matrix.json");
    private static final String ANEW = "made anew by mvn -q test-compile exec:exec@kill-matrix -Pkill-matrix";

    private final JsonNode matrix;

    PublishedMatrixTest() throws IOException {
        matrix = new ObjectMapper().readTree(FILE.toFile());
    }

    private List<String> slugs(String field) {
        return elements(field).map(one -> one.get("slug").asText()).toList();
    }

    private Stream<JsonNode> elements(String field) {
        return StreamSupport.stream(matrix.get(field).spliterator(), false);
    }

    @Test
    void all_that_there_is_was_tried() {
        assertThat(slugs("planted"))
                .as(ANEW)
                .containsExactlyInAnyOrderElementsOf(
                        Mutants.all().stream().map(mutant -> mutant.slug()).toList());
        assertThat(slugs("right"))
                .as(ANEW)
                .containsExactlyElementsOf(
                        Correct.all().stream().map(Correct::slug).toList());
        assertThat(slugs("properties"))
                .as(ANEW)
                .containsExactlyElementsOf(KnownProperties.all().stream()
                        .map(property -> property.words().slug())
                        .toList());
    }

    @Test
    void each_mistake_is_caught_with_its_flag_and_nobody_is_blamed() {
        assertThat(matrix.get("cases").asLong()).isEqualTo(Campaign.USUAL_CASES);
        assertThat(elements("planted"))
                .allMatch(one ->
                        one.get("caught").asBoolean() && one.get("flagged").asBoolean());
        assertThat(elements("right")).allMatch(one -> one.get("blamed").isEmpty());
    }

    /** Seeds beyond the matrix's: with its own, ten thousand campaigns. */
    @Test
    void further_campaigns_blame_nobody() throws IOException {
        List<String> lines = Files.readAllLines(FILE.resolveSibling("right-implementations.tsv"));
        List<RightRun.Line> seeds =
                lines.stream().skip(1).map(RightRun.Line::parse).toList();
        long campaigns = seeds.stream().mapToLong(RightRun.Line::campaigns).sum();

        assertThat(lines.get(0)).isEqualTo(RightRun.HEADER);
        assertThat(seeds)
                .allMatch(line -> line.blamed() == 0)
                .allMatch(line -> line.implementations() == Correct.all().size())
                .allMatch(line -> line.campaigns() == pairs())
                .allMatch(line -> line.cases() == line.campaigns() * Campaign.USUAL_CASES);
        assertThat(seeds.stream().map(RightRun.Line::seed))
                .doesNotHaveDuplicates()
                .doesNotContain(1L);
        assertThat(campaigns + matrix.get("counts").get("rightCampaigns").asLong())
                .isGreaterThanOrEqualTo(10_000);
    }

    private static long pairs() {
        return Correct.all().stream()
                .mapToLong(correct -> correct.calls().size())
                .sum();
    }

    @Test
    void right_implementations_had_a_campaign_for_each_of_their_calls() {
        assertThat(matrix.get("counts").get("rightCampaigns").asLong()).isGreaterThanOrEqualTo(pairs());
    }
}
