package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.gate.subject.Children;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The gate as tests of the build, with a subject that is right and one that is wrong. */
@Timeout(120)
class SubjectGateTest {

    private static final String DICE = "monai.losses.DiceLoss(sigmoid=True)";
    private static final String VALUE = DICE + ": value";

    @TempDir
    private Path folder;

    private final Properties properties = new Properties();

    @BeforeEach
    void aSmallCampaign() {
        properties.setProperty("certidice.subject", Children.ORACLE_COMMAND);
        properties.setProperty("certidice.subject.loss", DICE);
        properties.setProperty("certidice.subject.cases", "12");
        properties.setProperty("certidice.subject.answer-time", "30");
    }

    private Path report() {
        return folder.resolve("report");
    }

    /** Name of each test to its message; an empty one where it passes. */
    private Map<String, String> outcomes() throws Exception {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (DynamicTest test : SubjectGate.tests(properties, report()).toList()) {
            outcomes.put(test.getDisplayName(), outcome(test));
        }
        return outcomes;
    }

    private static String outcome(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return "";
        } catch (TestAbortedException aborted) {
            return "SKIPPED " + aborted.getMessage();
        } catch (Throwable failed) {
            return "FAILED " + failed.getMessage();
        }
    }

    private void expect(String property, String flag) throws Exception {
        Path expected = folder.resolve("expected.toml");
        Files.writeString(expected, """
                [[expected]]
                property = "%s"
                call = "*"
                flag = "%s"
                reason = "it is no loss"
                """.formatted(property, flag));
        properties.setProperty("certidice.subject.expected", expected.toString());
    }

    @Test
    void a_right_subject_passes_each_test() throws Exception {
        assertThat(outcomes())
                .containsEntry(VALUE, "")
                .containsEntry(DICE + ": gradient", "")
                .containsEntry("no other reason to fail", "")
                .allSatisfy((test, outcome) -> assertThat(outcome).doesNotStartWith("FAILED"));
        assertThat(report().resolve("index.html")).exists();
    }

    @Test
    void a_wrong_subject_fails_with_the_smallest_case() throws Exception {
        properties.setProperty("certidice.subject", Children.WRONG_COMMAND);

        assertThat(outcomes().get(VALUE)).startsWith("FAILED ").contains("prediction", "--replay g1:value:");
        assertThat(outcomes()).containsEntry(DICE + ": repeated", "").containsEntry("no other reason to fail", "");
    }

    @Test
    void known_failures_are_skipped_and_those_that_do_not_happen_fail() throws Exception {
        properties.setProperty("certidice.subject", Children.WRONG_COMMAND);
        expect("value", "*");
        assertThat(outcomes().get(VALUE)).startsWith("SKIPPED ").contains("it is no loss");

        properties.setProperty("certidice.subject", Children.ORACLE_COMMAND);
        assertThat(outcomes().get(VALUE)).startsWith("FAILED ").contains("was expected to fail");
    }

    @Test
    void there_is_no_test_without_a_subject() throws Exception {
        properties.clear();
        properties.setProperty("certidice.tests.seed", "1");

        assertThat(outcomes()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void mistyped_properties_are_refused() {
        properties.setProperty("certidice.subject.los", DICE);

        assertThatThrownBy(this::outcomes)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("certidice.subject.los: found, allowed: certidice.subject, ")
                .hasMessageContaining("certidice.subject.loss");
    }

    @Test
    void what_the_command_refuses_is_refused_in_its_words() {
        properties.setProperty("certidice.subject.cases", "0");

        assertThatThrownBy(this::outcomes)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("--cases: found 0, allowed: at least 1");
    }
}
