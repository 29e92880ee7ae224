package io.github.certidice.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.cli.CommandRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged job, submitted as {@code spark-submit} does: Spark's class path has nothing of ours but what Spark has too. */
class SparkSubmitIT {

    private static final Path JAR = Path.of("target", "certidice-spark.jar");
    private static final String DICE = "monai.losses.DiceLoss(sigmoid=True)";

    /** Libraries that both need. */
    private static final List<String> SHARED =
            List.of("jackson-", "slf4j-api", "slf4j-nop", "commons-text", "commons-lang3", "commons-math3");

    @TempDir
    private Path folder;

    private static String classPathOfSpark() {
        List<String> ours = Arrays.asList(new File("target/lib").list());
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> isSparks(Path.of(entry).getFileName().toString(), ours))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isSparks(String jar, List<String> ours) {
        boolean isOurs = ours.contains(jar) || jar.startsWith("certidice");
        return !isOurs || SHARED.stream().anyMatch(jar::startsWith);
    }

    private Process submit(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("certidice.spark.flags").strip().split("\\s+")));
        command.addAll(List.of("-cp", classPathOfSpark(), "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", "local[2]", "--conf", "spark.ui.enabled=false"));
        command.addAll(List.of("--conf", "spark.driver.host=localhost", "--conf", "spark.driver.bindAddress=127.0.0.1"));
        command.add(JAR.toString());
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private void assertSame(String... words) throws Exception {
        Path report = folder.resolve("report");
        CommandRun alone = CommandRun.alone(report, words);
        Process job = submit(
                Stream.concat(Arrays.stream(words), Stream.of("--out", report.toString())).toArray(String[]::new));
        assertThat(job.waitFor(4, TimeUnit.MINUTES)).isTrue();

        String err = Files.readString(folder.resolve("err"));
        assertThat(job.exitValue()).as(err).isEqualTo(alone.code());
        assertThat(Files.readString(folder.resolve("out"))).as(err).isEqualTo(alone.out());
        assertThat(CommandRun.files(report)).isEqualTo(alone.files());
    }

    @Test
    @Timeout(300)
    void the_jar_has_all_that_a_campaign_of_the_gate_needs() throws Exception {
        assertSame("gate", "--subject", "oracle", "--loss", DICE, "--cases", "20");
    }

    @Test
    @Timeout(300)
    void and_the_solvers_of_the_ledger() throws Exception {
        assertSame("verify", "--claims", "dice-jaccard-gap,recall-factor-dice", "--budget", "quick");
    }
}
