package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuntCommandTest {

    private static final String GAP = "dice-jaccard-gap";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int hunt(String claims, Path file, String budget) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("hunt", "--claims", claims, "--budget", budget, "--file", file.toString());
    }

    @Test
    void keeps_what_it_found_and_finds_nothing_worse_the_second_time() throws IOException {
        Path file = folder.resolve("cases.tsv");

        assertThat(hunt(GAP + ",mean-order", file, "quick")).isZero();
        String first = Files.readString(file);
        assertThat(hunt(GAP, file, "quick")).isZero();

        assertThat(first)
                .contains("dice-jaccard-gap\ttp408fp577fn0tn0\tcertidice hunt --claims dice-jaccard-gap --budget quick")
                .contains("mean-order\t");
        assertThat(Files.readString(file)).isEqualTo(first);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("dice-jaccard-gap: tp408fp577fn0tn0 with slack "))
                .anyMatch(line -> line.startsWith("mean-order: ") && line.endsWith(" breaks it"))
                .contains("2 claims, 2 with a worse case than " + file + " kept")
                .contains("1 claims, 0 with a worse case than " + file + " kept");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void a_file_that_is_something_else_is_left_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("thesis.txt"), "years of work\n");

        assertThat(hunt(GAP, file, "quick")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "certidice: --file, line 1: found 1 columns, allowed: claim, replay token and"
                                + " command between tabs");
        assertThat(file).hasContent("years of work");
    }

    @Test
    void a_file_that_cannot_be_written_or_read_is_named() {
        assertThat(hunt(GAP, folder.resolve("no/such/folder.tsv"), "quick")).isEqualTo(2);
        assertThat(hunt(GAP, folder, "quick")).isEqualTo(2);

        assertThat(err.toString())
                .contains("--file: found " + folder.resolve("no/such/folder.tsv")
                        + ", which can't be written, allowed: a file in a folder that can be written")
                .contains("--file: found " + folder + ", which can't be read, allowed: a text file");
    }

    @Test
    void an_unknown_budget_or_claim_is_named() {
        assertThat(hunt(GAP, folder.resolve("cases.tsv"), "huge")).isEqualTo(2);
        assertThat(hunt("nothing-of-ours", folder.resolve("cases.tsv"), "quick"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("--budget: found \"huge\"").contains("--claims: found ");
        assertThat(folder).isEmptyDirectory();
    }
}
