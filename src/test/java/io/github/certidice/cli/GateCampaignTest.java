package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.result.GateResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Campaigns as a user starts them. */
class GateCampaignTest {

    private static final String[] OF_ORACLE = {
        "--subject",
        "oracle",
        "--loss",
        "monai.losses.DiceLoss(sigmoid=True)",
        "--loss",
        "segmentation_models_pytorch.losses.LovaszLoss('binary')",
        "--cases",
        "15"
    };

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int gate(String folderName, String... arguments) {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(
                command,
                Stream.of(Stream.of("gate"), Arrays.stream(arguments), Stream.of("--out", path(folderName)))
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String json(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("gate.json"));
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void the_oracle_passes_its_own_gate() throws IOException {
        assertThat(gate("whole", OF_ORACLE)).isZero();

        assertThat(out.toString())
                .contains("\nvalue ")
                .contains("the gate passes\n")
                .doesNotContain("FAILED");
        GateResult result = GateResult.parse(json("whole"), "gate.json");
        assertThat(result.calls()).hasSize(2);
        assertThat(result.calls().get(0).cells().get(0).counts().agreed()).isEqualTo(15);
    }

    @Test
    void merged_shards_are_the_whole_byte_for_byte() throws IOException {
        gate("whole", OF_ORACLE);
        for (int shard = 1; shard <= 3; shard++) {
            gate("part-" + shard, with(OF_ORACLE, "--shard", shard + "/3"));
        }
        assertThat(gate("merged", "merge", path("part-3"), path("part-1"), path("part-2")))
                .isZero();

        assertThat(json("merged").replace("\"shards\" : 3", "\"shards\" : 1").replaceAll("\"done\" : \\[[^]]*]", ""))
                .isEqualTo(json("whole").replaceAll("\"done\" : \\[[^]]*]", ""));
    }

    @Test
    void calls_that_nobody_knows_are_refused() {
        assertThat(gate("out", "--subject", "oracle", "--loss", "monai.losses.DiceLos()"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("monai.losses.DiceLoss");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_subject_that_cannot_be_started_is_refused() {
        String[] words = {"--loss", "monai.losses.DiceLoss(sigmoid=True)", "--subject", path("no-such-program")};
        assertThat(gate("out", words)).isEqualTo(2);
        assertThat(err.toString()).startsWith("certidice: --subject: found ").contains(path("no-such-program"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tokens_of_other_versions_are_refused() {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(Main.run(command, "gate", "--subject", "oracle", "--replay", "g0:value:x:y"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("certidice: --replay: found g0:value:x:y, allowed: g1:<property>");
    }
}
