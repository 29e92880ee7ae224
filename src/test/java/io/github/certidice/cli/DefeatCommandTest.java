package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DefeatCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(command, arguments);
    }

    @Test
    void a_weighting_is_defeated_in_a_few_lines() {
        assertThat(run("defeat", "--weights", "1,3")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "The minimiser of the expected cross-entropy with weights 1 (background) and 3 (foreground),"
                                + " thresholded at 1/2, is the voxels that are foreground with a probability above 1/4.",
                        "",
                        "target     10  with probability 5/8",
                        "target     11  with probability 3/8",
                        "minimiser  11  expected Dice 19/24",
                        "best       10  expected Dice 7/8",
                        "regret     1/12");
    }

    @Test
    void a_certificate_can_be_checked_and_a_changed_one_is_refuted() throws IOException {
        assertThat(run("defeat", "--weights", "1,1", "--metric", "jaccard", "--threshold", "0.7", "--json"))
                .isZero();
        String certificate = out.toString();
        Path file = Files.writeString(folder.resolve("certificate.json"), certificate);
        Path changed = Files.writeString(
                folder.resolve("changed.json"), certificate.replace("\"regret\" : \"1/2\"", "\"regret\" : \"1/3\""));

        assertThat(run("defeat", "--check", file.toString())).isZero();
        assertThat(run("defeat", "--check", changed.toString())).isEqualTo(1);

        assertThat(out.toString()).endsWith(lines("the certificate holds", "wrong: the regret is 1/2"));
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    @Test
    void weights_by_frequency_are_those_of_images_of_one_size() {
        assertThat(run("defeat", "--weights", "inverse-frequency")).isZero();
        assertThat(run("defeat", "--weights", "gamma=0.5")).isZero();

        // w0 = 1/4 and w1 = 1/2: from 1/3 on
        assertThat(out.toString().lines().skip(2).limit(6))
                .containsExactly(
                        "target     100  with probability 1/2",
                        "target     010  with probability 3/10",
                        "target     001  with probability 1/5",
                        "minimiser  100  expected Dice 1/2",
                        "best       110  expected Dice 8/15",
                        "regret     1/30");
        assertThat(out.toString().lines().toList()).hasSize(16);
    }

    /** Inverse frequency, written out. */
    @Test
    void weights_may_be_any_formula_of_the_number_of_voxels() {
        assertThat(run("defeat", "--weights", "1/2/(d - n), (1/2)/n")).isZero();

        assertThat(out.toString())
                .contains("weights 1/4 (background) and 1/2 (foreground)")
                .contains("regret     1/30");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 0.5 | dice | --weights: found 1, allowed: two numbers or formulas in n and d, for background and"
                        + " foreground (1,3), gamma=<number> or inverse-frequency",
                "gamma=2 | 0.5 | dice | gamma: found 2, allowed: a number from 0 to 1",
                "gamma=a | 0.5 | dice | --weights: found \"a\", allowed: numbers such as 3, 0.25 or 2/3",
                "1,x | 0.5 | dice | --weights: found \"x\", not understood from \"x\", allowed: a formula of numbers, n"
                        + " (foreground voxels), d (voxels), + - * / ^ and parentheses, such as 1/(d-n)",
                "1,1/(n-1) | 0.5 | dice | --weights: found \"1/(n-1)\", which divides by 0 at n = 1, d = 3, allowed:"
                        + " formulas with a value",
                "1,-2 | 0.5 | dice | weights: found -2, allowed: numbers of at least 0",
                "0,0 | 0.5 | dice | weights: found 0 and 0, allowed: at least one above 0",
                "1,2 | 1 | dice | threshold: found 1, allowed: a number above 0 and below 1",
                "1,2 | much | dice | --threshold: found \"much\", allowed: numbers such as 3, 0.25 or 2/3",
                "1,2 | 0.5 | f1 | --metric: found f1, allowed: dice or jaccard"
            })
    void wrong_arguments_are_named(String weights, String threshold, String metric, String message) {
        assertThat(run("defeat", "--weights", weights, "--threshold", threshold, "--metric", metric))
                .isEqualTo(2);

        assertThat(err.toString()).isEqualToIgnoringNewLines("certidice: " + message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_check_takes_no_options_of_a_question() {
        assertThat(run("defeat", "--check", "c.json", "--metric", "dice")).isEqualTo(2);
        assertThat(run("defeat", "--check", "c.json", "--weights", "1,3")).isEqualTo(2);

        assertThat(err.toString()).contains("mutually exclusive");
    }

    @Test
    void a_file_that_is_no_certificate_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"w0\": \"1\"}");

        assertThat(run("defeat", "--check", file.toString())).isEqualTo(2);
        assertThat(run("defeat", "--check", folder.resolve("none").toString())).isEqualTo(2);

        assertThat(err.toString().lines())
                .allMatch(line -> line.startsWith("certidice: --check: found " + folder))
                .anyMatch(line -> line.endsWith("allowed: what --json prints"))
                .anyMatch(line -> line.endsWith("allowed: a file that can be read"));
    }
}
