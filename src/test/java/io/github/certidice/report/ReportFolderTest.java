package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.ledger.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    private static final Map<String, String> FIRST =
            Map.of("index.html", "one\n", "claims.md", "µ\n", "plots/a.svg", "<svg></svg>\n");
    private static final Map<String, String> SECOND = Map.of("index.html", "two\n");

    @TempDir
    private Path place;

    @Test
    void makesTheFolderAndThoseAboveIt() throws IOException {
        Path out = place.resolve("a/b/report");
        new ReportFolder(out).write(FIRST);
        assertThat(out.resolve("index.html")).hasContent("one");
        assertThat(out.resolve("plots/a.svg")).hasContent("<svg></svg>");
        assertThat(contents(out.getParent())).containsExactly("report");
    }

    @Test
    void takesThePlaceOfAnOlderReport() throws IOException {
        Path out = place.resolve("report");
        new ReportFolder(out).write(FIRST);
        new ReportFolder(out).write(SECOND);
        assertThat(contents(out)).containsExactly("index.html");
        assertThat(out.resolve("index.html")).hasContent("two");
        assertThat(contents(place)).containsExactly("report");
    }

    @Test
    void knowsEveryFileOfAReport() throws IOException {
        Map<String, String> files = Sketches.of(Catalogue.reference(), "dice-jaccard-gap,mean-order")
                .files();
        Path out = place.resolve("report");
        new ReportFolder(out).write(files);
        assertThat(contents(out)).contains("summary.html", "readings.html", "ledger.tex", "ledger.bib");
        new ReportFolder(out).write(files);
        assertThat(contents(place)).containsExactly("report");
    }

    @Test
    void leavesAFolderWithOtherThingsAlone() throws IOException {
        Files.writeString(place.resolve("thesis.tex"), "years of work");
        assertRefuses(place, "which holds thesis.tex");
        assertThat(contents(place)).containsExactly("thesis.tex");
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(place.resolve("report"), "text");
        assertRefuses(file, "which is no folder");
        assertRefuses(file.resolve("below"), "");
        assertThat(file).hasContent("text");
        assertThat(contents(place)).containsExactly("report");
    }

    @Test
    void refusesARootFolder() {
        assertRefuses(place.getRoot(), "");
    }

    @Test
    void leavesNothingHalfWritten() throws IOException {
        Path out = place.resolve("report");
        new ReportFolder(out).write(FIRST);
        // a name that is a file and a folder can't be written
        Map<String, String> impossible = Map.of("plots", "a file", "plots/a.svg", "in a folder");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new ReportFolder(out).write(impossible));
        assertThat(out.resolve("index.html")).hasContent("one");
        assertThat(contents(place)).containsExactly("report");
    }

    private static void assertRefuses(Path out, String why) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new ReportFolder(out).write(FIRST))
                .withMessageStartingWith("--out: found " + out)
                .withMessageContaining(why)
                .withMessageContaining(", allowed: a folder that can be written");
    }

    private static List<String> contents(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
