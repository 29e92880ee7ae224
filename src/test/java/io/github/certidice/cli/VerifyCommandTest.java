package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Shape;
import io.github.certidice.image.file.NpyWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a user types and reads. */
class VerifyCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int verify(String... arguments) {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(
                Stream.concat(Stream.of("verify"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private void assertRefused(int code, String message) throws IOException {
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
        assertNothingWritten();
    }

    private void assertNothingWritten() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().contains("report")))
                    .isEmpty();
        }
    }

    private String report() {
        return folder.resolve("report").toString();
    }

    @Test
    void a_campaign_writes_the_report_and_prints_a_line_for_each_claim() {
        int code = verify(
                "--claims", "empty-rule,empty-rule-any,recall-factor-dice", "--budget", "quick", "--out", report());

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("empty-rule          ENUMERATED  both rules on both empty masks")
                .contains("empty-rule-any      REFUTED     a false wording; what holds: empty-rule")
                .contains("3 claims, all as the ledger says")
                .contains("report: " + Path.of(report(), "index.html"));
        assertThat(err.toString()).as("no progress bar in a pipe").isEmpty();
        assertThat(Path.of(report())).isDirectoryContaining(file -> file.endsWith("index.html"));
    }

    @Test
    void an_unknown_claim_is_refused() throws IOException {
        assertRefused(
                verify("--claims", "dice", "--out", report()),
                "certidice: --claims: found \"dice\", allowed: some of ");
    }

    @Test
    void a_budget_that_is_none_is_refused() throws IOException {
        assertRefused(
                verify("--budget", "lots", "--out", report()),
                "certidice: --budget: found \"lots\", allowed: quick, standard or deep");
    }

    @Test
    void a_coq_that_is_none_is_refused() throws IOException {
        assertRefused(
                verify("--coq=no-such-coqc", "--out", report()),
                "certidice: --coq: found \"no-such-coqc\", which can't be run, allowed: Coq's compiler, such as coqc on the"
                        + " path");
    }

    @Test
    void a_seed_that_is_no_number_is_refused() throws IOException {
        assertRefusedUsage(verify("--seed", "x", "--out", report()), "'x' is not a long");
    }

    @Test
    void an_unknown_option_is_refused() throws IOException {
        assertRefusedUsage(verify("--clams", "a"), "--clams");
    }

    private void assertRefusedUsage(int code, String message) throws IOException {
        assertRefused(code, message);
    }

    @Test
    void a_file_as_output_folder_is_refused_before_anything_runs() throws IOException {
        Path file = Files.writeString(folder.resolve("occupied"), "");

        assertRefused(verify("--out", file.toString()), "certidice: --out: found " + file);
        assertRefused(verify("--out", file.resolve("below").toString()), "certidice: --out: found " + file);
        assertThat(file).isEmptyFile();
    }

    @Test
    void a_replayed_case_is_printed_with_its_facts() {
        int code = verify("--claims", "dice-jaccard-gap", "--replay", "tp2fp3fn0tn0");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("claim     dice-jaccard-gap")
                .contains("case      tp2fp3fn0tn0")
                .contains("quantity  6/35 = 0.17142857142857143")
                .contains("upper     3 - 2*sqrt(2) = 0.1715728752538099")
                .contains("verdict   holds");
    }

    @Test
    void a_replayed_counterexample_ends_with_exit_code_1() {
        int code = verify("--claims", "empty-rule-any", "--replay", "cD=0;cJ=1");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("verdict   VIOLATED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean-order | tp1fp0fn0tn0 | --replay: found tp1fp0fn0tn0, allowed: a case of the claim's domain: two methods on the same"
                        + " images",
                "dice-jaccard-order | tp1fp0fn0tn0 | --replay: found tp1fp0fn0tn0, allowed: a case of the claim's domain: two pairs",
                "soft-dice-jaccard-gap | recipe=r1:9999x9999:voxel:copy:0 | --replay: found a recipe of shape 9999x9999, allowed: at most"
                        + " 16777216 voxels",
                "dice-jaccard-gap | gamma=1/2 | --replay: found \"gamma=1/2\", allowed: a case with counts, such as tp1fp2fn0tn0",
                "hamming-error | tp1fp2fn0tn3 | --replay: found \"tp1fp2fn0tn3\", allowed: a case with gamma=<number>",
                "soft-dice-jaccard-gap | tp1fp2fn0tn3 | --replay: found \"tp1fp2fn0tn3\", allowed: a case with recipe=<recipe>",
                "dice-jaccard-gap-finite | d=1/2 | --replay: found d=1/2, allowed: an integer from 0 to 16777216",
                "dice-jaccard-factor-finite | n=5;d=3 | --replay: found sizes that no mask has, allowed: sizes with 1 <= n <= d",
                "dice-jaccard-gap | tp1fp | --replay: found \"tp1fp\"",
                "dice-jaccard-gap | tp0fp0fn0tn4 | --replay: found tp0fp0fn0tn4, allowed: a case of the claim's domain: target and"
                        + " prediction are not both empty",
                "dice-jaccard-gap,dice-jaccard-factor | tp1fp0fn0tn0 | --claims: found dice-jaccard-gap,dice-jaccard-factor, allowed:"
                        + " one claim"
            })
    void what_cant_be_replayed_is_refused(String claims, String token, String message) throws IOException {
        assertRefused(verify("--claims", claims, "--replay", token), message);
    }

    @Test
    void a_replay_without_a_claim_is_refused() throws IOException {
        assertRefused(verify("--replay", "tp1fp0fn0tn0"), "--claims: found nothing, allowed: one claim");
    }

    private Path npy(String name, Shape shape, double... values) throws IOException {
        Path file = folder.resolve(name);
        NpyWriter.write(file, shape, values);
        return file;
    }

    private int verifyData(Path target, Path prediction, String... more) {
        return verify(Stream.concat(Stream.of("--data", target.toString(), prediction.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    @Test
    void a_pair_of_files_is_scored_and_checked() throws IOException {
        Path target = npy("target.npy", Shape.of(2, 2), 1, 1, 0, 0);
        Path prediction = npy("prediction.npy", Shape.of(2, 2), 1, 0.25, 0.75, 0);

        int code = verifyData(target, prediction);

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("shape 2x2, 4 voxels")
                .contains("thresholded: tp 1, fp 1, fn 1, tn 1")
                .containsPattern("Dice +0\\.5 += 1/2")
                .containsPattern("soft Dice loss +0\\.375 += 3/8")
                .containsPattern("cross-entropy loss +0\\.693147180559945\\d+")
                .containsPattern("lovasz-soft-jaccard-gap +holds +0\\.\\d+")
                .containsPattern("\\d+ laws checked, all hold");
    }

    @Test
    void soft_labels_are_scored_without_masks_and_lovasz() throws IOException {
        Path target = npy("target.npy", Shape.of(2), 0.5, 1);
        Path prediction = npy("prediction.npy", Shape.of(2), 0.5, 1);

        assertThat(verifyData(target, prediction)).isZero();
        assertThat(out.toString())
                .contains("soft Dice loss")
                .doesNotContain("thresholded")
                .doesNotContain("Lovász");
    }

    @Test
    void different_shapes_are_refused() throws IOException {
        Path target = npy("target.npy", Shape.of(2, 2), 1, 1, 0, 0);
        Path prediction = npy("prediction.npy", Shape.of(4), 1, 0.25, 0.75, 0);

        assertRefused(verifyData(target, prediction), "prediction: found shape 4, allowed: the target's shape 2x2");
    }

    @Test
    void a_threshold_outside_0_to_1_is_refused() throws IOException {
        Path file = npy("target.npy", Shape.of(2), 1, 0);

        assertRefused(
                verifyData(file, file, "--threshold", "1.5"), "--threshold: found 1.5, allowed: a number from 0 to 1");
    }

    @Test
    void a_missing_file_is_refused() throws IOException {
        Path file = npy("target.npy", Shape.of(2), 1, 0);

        assertRefused(verifyData(file, folder.resolve("nowhere.npy")), "prediction: found ");
    }

    @Test
    void a_foreign_file_is_refused() throws IOException {
        Path file = npy("target.npy", Shape.of(2), 1, 0);
        Path text = Files.write(folder.resolve("notes.npy"), List.of("no image"), StandardCharsets.UTF_8);

        assertRefused(verifyData(file, text), "prediction: found ");
        assertRefused(verifyData(text, file), "target: found ");
    }

    @Test
    void a_truncated_file_is_refused() throws IOException {
        Path file = npy("target.npy", Shape.of(2), 1, 0);
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(bytes, bytes.length - 3));

        assertRefused(verifyData(file, cut), "prediction: found ");
    }

    @ParameterizedTest
    @CsvSource({"--claims,dice-jaccard-gap", "--seed,2", "--budget,quick", "--out,report", "--replay,tp1fp0fn0tn0"})
    void options_without_effect_beside_data_are_refused(String option, String value) throws IOException {
        Path file = npy("target.npy", Shape.of(2), 1, 0);

        assertRefused(
                verifyData(file, file, option, value), option + ": found it beside --data, allowed: only without");
    }

    @Test
    void options_without_effect_beside_a_replay_are_refused() throws IOException {
        assertRefused(
                verify("--claims", "dice-jaccard-gap", "--replay", "tp1fp0fn0tn0", "--out", report()),
                "--out: found it beside --replay, allowed: only without");
    }

    @Test
    void a_scale_beside_a_window_is_refused() throws IOException {
        Path file = npy("target.npy", Shape.of(2), 1, 0);

        assertRefused(
                verifyData(file, file, "--scale", "255", "--window", "auto"),
                "--scale: found it beside --window, allowed: one of the two");
    }

    @Test
    void one_file_is_not_a_pair() throws IOException {
        assertRefused(verify("--data", "target.npy"), "--data");
    }
}
