package io.github.certidice.build.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what PIT writes to the page. */
class MutantPageTest {

    @TempDir
    private Path folder;

    private static String mutation(String status, String type, int line, String change) {
        return "<mutation detected='x' status='" + status + "'><mutatedClass>io.github.certidice." + type
                + "</mutatedClass><mutatedMethod>of</mutatedMethod><lineNumber>" + line
                + "</lineNumber><description>" + change
                + "</description><mutator>Math</mutator><indexes><index>7</index></indexes></mutation>";
    }

    private void found(String run, String... mutations) throws IOException {
        Path file = Files.createDirectories(folder.resolve("pit")
                        .resolve(run.equals("number") ? "12" : "100000")
                        .resolve(run))
                .resolve("mutations.xml");
        String all = Stream.of(mutations).collect(Collectors.joining("\n"));
        Files.writeString(
                file, "<?xml version='1.0' encoding='UTF-8'?><mutations partial='true'>" + all + "</mutations>");
    }

    private String page() throws Exception {
        MutantPageRun.write(folder.resolve("pit"), folder.resolve("pages"));
        return Files.readString(folder.resolve("pages").resolve("index.md"));
    }

    @Test
    void scores_are_of_packages_and_survivors_of_classes() throws Exception {
        found(
                "loss",
                mutation("KILLED", "loss.dense.Kernel", 3, "a"),
                mutation("KILLED", "loss.Dice", 4, "b"),
                mutation("TIMED_OUT", "loss.Dice", 5, "c"),
                mutation("NO_COVERAGE", "loss.Dice", 9, "d"),
                mutation("SURVIVED", "loss.Dice", 8, "x | y"));
        found(
                "number",
                mutation("SURVIVED", "number.Rational", 1, "e"),
                mutation("RUN_ERROR", "number.Rational", 2, "f"));

        assertThat(page()).contains("""
                        | loss and below | all | 5 | 2 | 1 | 1 | 1 | 0 | 60 % |
                        | number and below | at most 12 | 2 | 0 | 0 | 1 | 0 | 1 | 0 % |
                        | loss | all | 4 | 1 | 1 | 1 | 1 | 0 | 50 % |
                        | loss.dense | all | 1 | 1 | 0 | 0 | 0 | 0 | 100 % |
                        | number | at most 12 | 2 | 0 | 0 | 1 | 0 | 1 | 0 % |

                        ## loss.Dice

                        | line | method | change | fate | why |
                        | --: | --- | --- | --- | --- |
                        | 8 | `of` | x \\| y | survived |  |
                        | 9 | `of` | d | no coverage |  |

                        ## number.Rational
                        """).doesNotContain("## loss.dense");
        assertThat(Files.readString(folder.resolve("pages").resolve("pit.json")))
                .contains("\"package\" : \"loss\"", "\"percent\" : 50", "\"change\" : \"x | y\"");
    }

    @Test
    void reasons_are_kept_whatever_the_line() throws Exception {
        found("loss", mutation("SURVIVED", "loss.Dice", 8, "a"), mutation("SURVIVED", "loss.Dice", 9, "b"));
        Files.writeString(
                Files.createDirectories(folder.resolve("pages")).resolve("reasons.tsv"),
                "# class\tmethod\tchange\treason\nloss.Dice\tof\tb\tmakes no difference\n");

        assertThat(page())
                .contains("| 8 | `of` | a | survived |  |\n")
                .contains("| 9 | `of` | b | survived | makes no difference |\n");
    }

    /** Those that survive in a virtual machine where the class was loaded before may be noticed in one of their own. */
    @Test
    void of_runs_of_one_mutant_that_which_noticed_it_counts() throws Exception {
        found("loss", mutation("SURVIVED", "loss.Dice", 8, "a"), mutation("KILLED", "loss.Dice", 9, "b"));
        found("loss-apart", mutation("KILLED", "loss.Dice", 8, "a"), mutation("NO_COVERAGE", "loss.Dice", 9, "b"));

        assertThat(page()).contains("| loss | all | 2 | 2 | 0 | 0 | 0 | 0 | 100 % |");
    }

    @Test
    void the_closest_reason_is_given() throws Exception {
        found("loss", mutation("SURVIVED", "loss.Dice", 8, "a"), mutation("SURVIVED", "loss.Dice", 9, "b"));
        found("number", mutation("SURVIVED", "number.Rational", 7, "c"));
        Files.writeString(
                Files.createDirectories(folder.resolve("pages")).resolve("reasons.tsv"),
                "loss.Dice\tof\t*\tany of the method\nloss.Dice\tof\tb\tthat one\nnumber.Rational\t*\t*\tany\n");

        assertThat(page())
                .contains("| 8 | `of` | a | survived | any of the method |\n")
                .contains("| 9 | `of` | b | survived | that one |\n")
                .contains("| 7 | `of` | c | survived | any |\n");
    }

    @Test
    void files_that_were_cut_and_folders_without_any_are_refused() throws Exception {
        Files.createDirectories(folder.resolve("pit"));
        assertThatThrownBy(this::page).isInstanceOf(InvalidInput.class).hasMessageContaining("no mutations.xml");

        found("loss", "<mutation");
        assertThatThrownBy(this::page).isInstanceOf(InvalidInput.class).hasMessageContaining("a run of PIT that ended");
    }

    @Test
    void runs_of_which_nobody_knows_how_many_mutants_they_made_are_refused() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("pit/elsewhere/loss")).resolve("mutations.xml"), "<mutations/>");
        assertThatThrownBy(this::page)
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("found folder elsewhere, allowed: MOST/PACKAGE/mutations.xml");
    }

    @Test
    void reasons_with_other_columns_or_twice_are_refused() {
        assertThatThrownBy(() -> Reasons.parse("a\tb\n", "reasons.tsv"))
                .hasMessage("reasons.tsv, line 1: found 2 columns, allowed: class, method, change and reason between"
                        + " tabs");
        assertThatThrownBy(() -> Reasons.parse("a\tb\tc\td\na\tb\tc\te\n", "reasons.tsv"))
                .hasMessageStartingWith("reasons.tsv, line 2: found a.b with that change again");
    }
}
