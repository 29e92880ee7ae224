package io.github.certidice.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.cli.CommandRun;
import io.github.certidice.gate.subject.Children;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in Spark's local mode, compared with what one process gives. */
class SparkCampaignTest {

    private static final String DICE = "monai.losses.DiceLoss(sigmoid=True)";

    private static SparkWorkers spark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        SparkConf conf = new SparkConf(false)
                .setMaster("local[2]")
                .setAppName("test")
                .set("spark.default.parallelism", "3")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "localhost")
                .set("spark.driver.bindAddress", "127.0.0.1");
        spark = new SparkWorkers(conf);
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    private CommandRun sameInSpark(String... words) throws IOException {
        CommandRun alone = CommandRun.alone(folder.resolve("report"), words);
        CommandRun split = CommandRun.split(spark, folder.resolve("report"), words);

        assertThat(split).isEqualTo(alone);
        return split;
    }

    @Test
    void as_many_parts_as_the_setting_says() {
        assertThat(spark.parts()).isEqualTo(3);
    }

    @Test
    void a_campaign_of_the_gate_finds_what_one_process_finds() throws IOException {
        CommandRun run =
                sameInSpark("gate", "--subject", Children.ORACLE_COMMAND, "--loss", DICE, "--cases", "40", "--seed", "2");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("the gate passes");
    }

    @Test
    void failures_are_shrunk_to_the_same_cases() throws IOException {
        CommandRun run = sameInSpark("gate", "--subject", Children.WRONG_COMMAND, "--loss", DICE, "--cases", "40");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("FAILED value of " + DICE);
    }

    @Test
    void claims_get_the_same_evidence_and_the_same_report() throws IOException {
        CommandRun run = sameInSpark(
                "verify",
                "--claims",
                "dice-jaccard-gap,empty-rule,mean-order,recall-factor-dice,lovasz-soft-jaccard-gap",
                "--budget",
                "quick",
                "--seed",
                "3");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("5 claims, all as the ledger says");
        assertThat(run.files().get("claims.json")).contains("\"solver\" : \"z3\"", "\"ENUMERATION\"");
    }

    @Test
    void a_task_that_refuses_its_input_is_no_crash_of_spark() throws IOException {
        String program = folder.resolve("no-such-program").toString();
        CommandRun refused = sameInSpark("gate", "--subject", program, "--loss", DICE);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("certidice: --subject: found ").contains(program);
    }
}
