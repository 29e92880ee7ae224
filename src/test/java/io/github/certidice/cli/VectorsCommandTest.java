package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VectorsCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
        return Main.run(command, arguments);
    }

    @Test
    void a_folder_that_is_a_file_is_refused_before_anything_is_made() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertThat(run("vectors", "--out", file.toString())).isEqualTo(2);

        assertThat(err.toString()).startsWith("certidice: --out: found ").contains(file.toString());
        assertThat(file).hasContent("mine");
    }
}
