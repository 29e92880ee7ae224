package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.cli.worker.Workers;
import io.github.certidice.gate.subject.Children;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Campaigns whose parts run elsewhere: the user can't tell the difference. */
class SplitCampaignTest {

    private static final String DICE = "monai.losses.DiceLoss(sigmoid=True)";
    private static final String LOVASZ = "segmentation_models_pytorch.losses.LovaszLoss('binary')";
    private static final String[] OF_ORACLE = {
        "gate", "--subject", "oracle", "--loss", DICE, "--loss", LOVASZ, "--cases", "8", "--seed", "3"
    };
    private static final String[] OF_WRONG_SUBJECT = {
        "gate", "--subject", Children.WRONG_COMMAND, "--loss", DICE, "--loss", LOVASZ, "--cases", "14"
    };

    private static final Workers NONE = new Workers() {
        @Override
        public int parts() {
            throw new AssertionError("nothing is to be split");
        }

        @Override
        public <P extends Serializable, R extends Serializable> List<R> all(List<P> parts, Work<P, R> work) {
            throw new AssertionError("nothing is to be sent");
        }
    };

    @TempDir
    private Path folder;

    /**
     * Send everything as bytes, as a network would, and work on the last part first.
     *
     * @param parts how many they want
     */
    private record Remote(int parts) implements Workers {

        @Override
        public <P extends Serializable, R extends Serializable> List<R> all(List<P> all, Work<P, R> work) {
            List<R> results = new ArrayList<>();
            IntStream.range(0, all.size())
                    .map(i -> all.size() - 1 - i)
                    .forEach(i -> results.add(sent(sent(work).on(sent(all.get(i))))));
            Collections.reverse(results);
            return results;
        }

        private static <T extends Serializable> T sent(T object) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                    out.writeObject(object);
                }
                return received(bytes.toByteArray());
            } catch (IOException | ClassNotFoundException e) {
                throw new IllegalStateException("can't be sent: " + object, e);
            }
        }

        @SuppressWarnings("unchecked")
        private static <T> T received(byte[] bytes) throws IOException, ClassNotFoundException {
            return (T) new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
        }
    }

    private CommandRun alone(String... words) throws IOException {
        return CommandRun.alone(folder.resolve("report"), words);
    }

    private CommandRun split(int parts, String... words) throws IOException {
        return CommandRun.split(new Remote(parts), folder.resolve("report"), words);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100})
    void a_split_gate_gives_what_one_process_gives_byte_for_byte(int parts) throws IOException {
        CommandRun alone = alone(OF_ORACLE);

        assertThat(split(parts, OF_ORACLE)).isEqualTo(alone);
        assertThat(alone.code()).isZero();
        assertThat(alone.files()).hasSize(5);
    }

    @Test
    void failures_counts_and_minimal_cases_too() throws IOException {
        CommandRun alone = alone(OF_WRONG_SUBJECT);

        assertThat(split(7, OF_WRONG_SUBJECT)).isEqualTo(alone);
        assertThat(alone.code()).isEqualTo(1);
        assertThat(alone.out()).contains("FAILED value of " + DICE);
    }

    private static String everySixtiethClaim() {
        List<Claim> claims = Catalogue.reference().claims();
        return IntStream.range(0, claims.size())
                .filter(i -> i % 60 == 2)
                .mapToObj(i -> claims.get(i).slug())
                .collect(Collectors.joining(","));
    }

    @Test
    void a_split_ledger_gives_what_one_process_gives_byte_for_byte() throws IOException {
        String[] words = {"verify", "--budget", "quick", "--seed", "5", "--claims", everySixtiethClaim()};
        CommandRun alone = alone(words);

        assertThat(split(1, words)).isEqualTo(alone);
        assertThat(alone.files()).containsKeys("index.html", "ledger.tex");
        assertThat(alone.files().get("claims.json"))
                .contains("\"ENUMERATION\"", "\"SAMPLING\"", "\"SEARCH\"", "\"SOLVER\"", "\"COQ\"", "\"REFUTED\"");
    }

    @Test
    void a_replay_runs_here() {
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine(NONE).setOut(new PrintWriter(out));

        assertThat(Main.run(command, "verify", "--claims", "dice-jaccard-gap", "--replay", "tp2fp3fn0tn0"))
                .isZero();
        assertThat(out.toString()).contains("case      tp2fp3fn0tn0\n");
    }

    @Test
    void shards_of_shards_are_refused() throws IOException {
        CommandRun refused = split(2, "gate", "--subject", "oracle", "--loss", DICE, "--shard", "2/3");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("certidice: --shard: found 2/3, allowed: none here: workers share the whole campaign\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_a_worker_refuses_is_told_to_the_user() throws IOException {
        String program = folder.resolve("no-such-program").toString();
        CommandRun refused = split(3, "gate", "--subject", program, "--loss", DICE);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("certidice: --subject: found ").contains(program);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void bad_calls_are_refused_before_anything_is_sent() throws IOException {
        CommandRun refused =
                CommandRun.split(NONE, folder.resolve("report"), "gate", "--subject", "oracle", "--loss", "no.Loss()");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("certidice: ").contains("no.Loss");
    }
}
