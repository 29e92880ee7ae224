package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int risk(String distribution, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("d.txt"), distribution);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("risk", "--distribution", file.toString()), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private void assertRefused(int code, String message) {
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("certidice: " + message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void best_prediction_and_what_losses_lead_to() throws IOException {
        assertThat(risk("011 7921/11095\n100 3174/11095\n")).isZero();

        assertThat(out.toString().lines())
                .contains(
                        "marginals       3174/11095 7921/11095 7921/11095",
                        "cross-entropy   weights 1, 1; expected loss smallest at (3174/11095, 7921/11095, 7921/11095)")
                .anyMatch(line -> line.startsWith("best            111  expected Dice "))
                .anyMatch(line -> line.startsWith("soft Dice       ") && line.endsWith(", at (9/20, 1, 1)"))
                .anyMatch(line -> line.startsWith("  thresholded   011  ") && line.contains("regret 2/7925 = "));
    }

    @Test
    void both_sides_of_a_tie_are_shown() throws IOException {
        assertThat(risk("100 2/5\n010 3/10\n001 3/10\n", "--metric", "jaccard")).isZero();

        assertThat(out.toString().lines())
                .contains(
                        "best            100  expected Jaccard 2/5 = 0.4",
                        "Lovász-Jaccard  expected loss 1/2 = 0.5, at (1/2, 1/2, 1/2)",
                        "  thresholded   000  expected Jaccard 0, regret 2/5 = 0.4",
                        "  thresholded   111  expected Jaccard 1/3 = 0.333333, regret 1/15 = 0.0666667");
    }

    @Test
    void many_voxels_are_searched_from_samples_only() throws IOException {
        String many = "1".repeat(15) + "0".repeat(15) + " 2/3\n" + "0".repeat(14) + "1".repeat(16) + " 1/3\n";

        assertRefused(
                risk(many),
                "--distribution: found 30 voxels, so 2^30 masks to search, allowed: at most 20 voxels; with --sampled 100,"
                        + " any number, for a prediction that may not be the best");
        assertThat(risk(many, "--sampled", "40")).isZero();
        assertThat(out.toString()).contains("best found      " + "1".repeat(15) + "0".repeat(15));
    }

    @Test
    void what_can_not_be_used_is_named() throws IOException {
        assertRefused(
                risk("00 1/2\n01 1/2\n"),
                "--distribution: found an empty mask, allowed: masks with foreground: else the scores are a matter of"
                        + " convention");
    }

    @Test
    void weights_of_images_have_no_meaning_here() throws IOException {
        assertRefused(
                risk("01 1\n", "--weights", "1/n,1"),
                "--weights: found 1/n,1, allowed: two numbers: one prediction is made for all targets");
    }

    @Test
    void no_starts_are_refused() throws IOException {
        assertRefused(risk("01 1\n", "--sampled", "0"), "--sampled: found 0, allowed: a number above 0");
    }

    @Test
    void a_missing_file_is_named() {
        int code = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("risk", "--distribution", "no/such/file");

        assertRefused(
                code,
                "--distribution: found no/such/file (java.nio.file.NoSuchFileException: no/such/file), allowed: a text file"
                        + " that can be read");
    }
}
