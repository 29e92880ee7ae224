package io.github.certidice.oracle.vector;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the published vectors promise. */
class VectorsTest {

    private static final Path DIALECTS = Path.of("src/main/java/io/github/certidice/oracle/dialect");
    private static final Pattern FLAG = Pattern.compile("(?<!coded\\()\"([A-Z]+[0-9]*(?:_[A-Z0-9]+)+|VERSION)\"");

    private static List<Published.Test> tests;

    @BeforeAll
    static void read() throws IOException {
        tests = Published.tests();
    }

    @Test
    void there_are_thousands() {
        assertThat(tests).hasSizeGreaterThan(2000);
    }

    @Test
    void ids_are_unique() {
        assertThat(tests.stream().map(Published.Test::id)).doesNotHaveDuplicates();
    }

    @Test
    void files_follow_the_schema() throws IOException {
        Map<String, String> files = Published.files();
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(files.remove(Vectors.SCHEMA), InputFormat.JSON);

        assertThat(files).hasSizeGreaterThan(10);
        files.forEach((name, json) ->
                assertThat(schema.validate(json, InputFormat.JSON)).as(name).isEmpty());
        String broken = files.get("optax.json").replaceFirst("\"fraction\"", "\"fracture\"");
        assertThat(schema.validate(broken, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void every_known_call_has_some() {
        Set<String> tried = tests.stream()
                .map(test -> test.call().substring(0, test.call().indexOf('(')))
                .map(name -> Dialects.entry(name).signature().name())
                .collect(toCollection(TreeSet::new));
        Set<String> known = Dialects.names().stream()
                .map(name -> Dialects.entry(name).signature().name())
                .collect(toCollection(TreeSet::new));

        assertThat(tried).isEqualTo(known);
    }

    @Test
    void every_flag_of_a_dialect_occurs() throws IOException {
        Set<String> seen = tests.stream().flatMap(test -> test.flags().stream()).collect(toCollection(TreeSet::new));

        assertThat(seen).containsAll(flags()).contains("UNDEFINED", "INFINITE", "TIE_ORDER", "KINK");
        assertThat(seen).doesNotContain("UNDECIDED");
    }

    /** Words in capitals among the sources of the dialects. */
    private static Set<String> flags() throws IOException {
        Set<String> flags = new TreeSet<>();
        try (Stream<Path> sources = Files.list(DIALECTS)) {
            for (Path source : sources.toList()) {
                FLAG.matcher(Files.readString(source))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .forEach(flags::add);
            }
        }
        assertThat(flags).hasSizeGreaterThan(30);
        return flags;
    }

    @Test
    void every_flag_is_explained() throws IOException {
        for (JsonNode library : Published.libraries()) {
            library.findValues("flags")
                    .forEach(flags -> flags.forEach(
                            flag -> assertThat(library.path("notes").has(flag.textValue()))
                                    .as(flag.textValue())
                                    .isTrue()));
        }
    }

    @Test
    void every_known_mistake_is_named() {
        for (KnownMistakes.Mistake mistake : KnownMistakes.all()) {
            assertThat(tests)
                    .as(mistake.toString())
                    .anyMatch(test -> test.call().equals(mistake.call())
                            && test.id().endsWith("-" + mistake.situation().slug())
                            && test.json().path("comment").textValue().contains(mistake.words()));
        }
    }

    @Test
    void values_are_the_exact_numbers_rounded() {
        for (Published.Test test : tests) {
            JsonNode exact = test.json().path("exact");
            JsonNode value = test.json().path("value").path("data");
            assertThat(exact.size()).as(test.id()).isEqualTo(value.size());
            for (int i = 0; i < exact.size(); i++) {
                assertThat(rounded(exact.path(i)))
                        .as(test.id())
                        .containsOnly(Double.valueOf(value.path(i).asText()));
            }
        }
    }

    /** What both ends, or the number itself, round to. */
    private static List<Double> rounded(JsonNode exact) {
        return Stream.of("low", "high", "fraction", "special")
                .filter(exact::has)
                .map(name -> rounded(name, exact.path(name).textValue()))
                .toList();
    }

    /** A tiny negative number rounds to 0, not to -0. */
    private static double rounded(String name, String text) {
        return name.equals("fraction") ? Rational.parse(text).doubleValue() : Double.parseDouble(text) + 0.0;
    }

    @Test
    void all_kinds_of_input_occur() {
        for (Situation situation : Situation.values()) {
            assertThat(tests).anyMatch(test -> test.id().endsWith("-" + situation.slug()));
        }
    }
}
