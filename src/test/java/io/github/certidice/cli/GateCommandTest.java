package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.result.CallResult;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Plan;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.result.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user types and reads; the campaign's result is given. */
class GateCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final GivenResult given = new GivenResult();

    /** Records what it is asked to run. */
    private static final class GivenResult implements GateRunner {

        private Plan plan;
        private List<String> calls;
        private List<Cell> cells = Results.PROPERTIES.stream()
                .map(one -> Results.passed(one.slug(), 50))
                .toList();

        @Override
        public List<PropertyWords> properties() {
            return Results.PROPERTIES;
        }

        @Override
        public Prepared campaign(Plan asked, List<String> all) {
            if (all.contains("no.Loss")) {
                throw InvalidInput.of("--loss", "no.Loss", "a call that is known");
            }
            plan = asked;
            calls = all;
            return (subject, progress) -> new GateResult(
                    asked,
                    Results.PROPERTIES,
                    all.stream().map(call -> new CallResult(call, cells)).toList());
        }

        @Override
        public Prepared replay(String token, String subject) {
            return (tested, progress) -> new GateResult(
                    new Plan(subject, 0, 1, 1, List.of(1)),
                    Results.PROPERTIES.subList(0, 1),
                    List.of(new CallResult(Results.DICE, cells.subList(0, 1))));
        }

        void fails(String flag) {
            List<Cell> failing = new ArrayList<>(cells);
            failing.set(0, Results.cell("value", new Counts(40, 0, 10, 0, 0), 3, Results.wrong("value", flag, 10, 4)));
            cells = failing;
        }
    }

    private int run(String... arguments) {
        CommandLine command =
                Main.commandLine(given).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(
                command,
                Stream.concat(Stream.of("gate"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private int gate(String... arguments) {
        return run(Stream.concat(
                        Stream.of("--subject", "oracle", "--loss", Results.DICE, "--out", report()),
                        Arrays.stream(arguments))
                .toArray(String[]::new));
    }

    private String report() {
        return folder.resolve("report").toString();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private void assertRefused(int code, String message) {
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("certidice: " + message);
        assertThat(out.toString()).isEmpty();
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void a_good_campaign_prints_a_table_and_writes_a_report() throws IOException {
        assertThat(gate("--cases", "50", "--seed", "9")).isZero();

        assertThat(given.plan).isEqualTo(new Plan("oracle", 9, 50, 1, List.of(1)));
        assertThat(given.calls).containsExactly(Results.DICE);
        assertThat(out.toString())
                .startsWith("subject oracle; seed 9; 50 random cases a call\n")
                .contains("the gate passes\nreport: " + Path.of(report(), "index.html"));
        assertThat(err.toString()).as("no progress bar in a pipe").isEmpty();
        assertThat(names()).containsExactly("gate.json", "gate.md", "gate.sarif", "index.html", "junit.xml");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("report"))) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_failure_is_exit_code_1() {
        given.fails("FACTOR");
        assertThat(gate()).isEqualTo(1);
        assertThat(out.toString()).contains("FAILED value of ").contains("the gate fails: 1 failed\n");
    }

    @Test
    void an_expected_failure_is_exit_code_0_and_one_that_passes_1() throws IOException {
        String known = file("known.toml", """
                [[expected]]
                property = "value"
                call = "monai.losses.DiceLoss"
                flag = "FACTOR"
                reason = "issue 12"
                """);
        given.fails("FACTOR");
        assertThat(gate("--expected", known)).isZero();
        given.fails("SIGN");
        assertThat(gate("--expected", known)).isEqualTo(1);
        assertThat(out.toString())
                .contains(known + ", line 1: value of monai.losses.DiceLoss (FACTOR) was expected to fail");
    }

    @Test
    void a_convention_is_refused_on_the_command_line() {
        List<Cell> tied = new ArrayList<>(given.cells);
        tied.set(
                1,
                Results.cell(
                        "gradient",
                        new Counts(40, 10, 0, 0, 0),
                        1,
                        Results.finding(Finding.Kind.ACCEPTABLE, "TIE_ORDER", 10, 2)));
        given.cells = tied;
        assertThat(gate()).isZero();
        assertThat(gate("--convention", "TIE_ORDER=refuse")).isEqualTo(1);
        assertThat(gate("--convention", "TIE_ORDER")).isZero();
    }

    @Test
    void calls_come_from_a_file_too_each_once() throws IOException {
        String calls = file("calls.txt", "# ours\n\n  a.B(x=1)  \n" + Results.DICE + "\n");
        assertThat(gate("--calls", calls)).isZero();
        assertThat(given.calls).containsExactly(Results.DICE, "a.B(x=1)");
    }

    @Test
    void only_the_formats_asked_for_are_written() throws IOException {
        assertThat(gate("--format", "json,junit")).isZero();
        assertThat(names()).containsExactly("gate.json", "junit.xml");
        assertThat(out.toString()).contains("report: " + Path.of(report(), "gate.json"));
    }

    @Test
    void shards_merge_to_the_whole() throws IOException {
        given.fails("FACTOR");
        assertThat(gate("--shard", "1/2")).isEqualTo(1);
        Files.move(folder.resolve("report"), folder.resolve("one"));
        assertThat(gate("--shard", "2/2")).isEqualTo(1);
        Files.move(folder.resolve("report"), folder.resolve("two"));

        String two = folder.resolve("two/gate.json").toString();
        String one = folder.resolve("one").toString();
        assertThat(run("merge", two, one, "--out", report())).isEqualTo(1);

        GateResult merged = GateResult.parse(Files.readString(Path.of(report(), "gate.json")), "gate.json");
        assertThat(merged.plan().done()).containsExactly(1, 2);
        assertThat(merged.calls().get(0).cells().get(0).counts()).isEqualTo(new Counts(80, 0, 20, 0, 0));
        assertThat(out.toString()).contains("FACTOR in 20 of 100 cases");
    }

    @Test
    void parts_that_are_missing_twice_or_of_another_campaign_are_refused() throws IOException {
        String one = part("1.json", Results.plan(1, 3));
        String two = part("2.json", Results.plan(2, 3));
        String other = part("other.json", new Plan("oracle", 7, 400, 3, List.of(3)));

        assertRefused(run("merge", one, "--out", report()), "merge: found no part 2/3, 3/3, allowed: every part");
        err.getBuffer().setLength(0);
        assertRefused(
                run("merge", one, two, one, "--out", report()), one + ": found a part that doesn't go with those");
        assertThat(err.toString()).contains("a shard twice: [1, 1, 2]");
        err.getBuffer().setLength(0);
        assertRefused(run("merge", one, two, other, "--out", report()), other + ": found a part that doesn't go with");
        assertThat(err.toString()).contains("subject oracle, seed 7");
    }

    private String part(String name, Plan plan) throws IOException {
        GateResult part =
                new GateResult(plan, Results.PROPERTIES, Results.example().calls());
        return file(name, part.toJson().toString());
    }

    @Test
    void files_that_are_no_parts_are_refused() throws IOException {
        assertRefused(
                run("merge", file("x.json", "{}"), "--out", report()), folder.resolve("x.json") + ": found no field");
        err.getBuffer().setLength(0);
        String none = folder.resolve("none.json").toString();
        assertRefused(run("merge", none, "--out", report()), none + ": found a file that can't be read");
    }

    @Test
    void options_before_merge_would_be_lost() throws IOException {
        String one = part("1.json", Results.plan(1, 1));
        assertRefused(run("--out", report(), "merge", one), "--out: found it before merge");
    }

    @Test
    void a_case_is_replayed() {
        assertThat(run("--subject", "oracle", "--replay", "g1-x")).isZero();
        assertThat(out.toString()).isEqualTo("passed: value of " + Results.DICE + "\n");
        given.fails("FACTOR");
        assertThat(run("--subject", "oracle", "--replay", "g1-x")).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "FAILED: value of " + Results.DICE + "\ncall        monai.losses.DiceLoss(squared_pred=True)\n")
                .contains("replay      certidice gate --subject 'oracle' --replay g1-value-FACTOR\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_has_no_effect_on_a_case_is_refused() {
        assertRefused(
                run("--subject", "oracle", "--replay", "g1-x", "--seed", "3"), "--seed: found it beside --replay");
    }

    @Test
    void bad_options_are_refused_before_anything_runs() throws IOException {
        assertBad("--subject: found none", "--loss", Results.DICE);
        assertBad("--loss: found no call", "--subject", "oracle");
        assertBad("--loss: found no.Loss", "--subject", "oracle", "--loss", "no.Loss");
        assertBad("--calls: found no call", "--subject", "oracle", "--calls", file("empty.txt", "# none\n"));
        assertBad(
                "--calls: found ",
                "--subject",
                "oracle",
                "--calls",
                folder.resolve("none").toString());
        assertBadOption("--shard: found 0/2, allowed: i/n with i from 1 to n", "--shard", "0/2");
        assertBadOption("--shard: found 3/2", "--shard", "3/2");
        assertBadOption("--shard: found 1", "--shard", "1");
        assertBadOption("--cases: found 0, allowed: at least 1", "--cases", "0");
        assertBadOption("--format: found \"pdf\"", "--format", "pdf");
        assertBadOption("--convention: found \"TIES\"", "--convention", "TIES");
        assertBadOption(
                "--expected: found ", "--expected", folder.resolve("none").toString());
        assertBadOption("--source: found ../losses.py, allowed: a path relative to", "--source", "../losses.py");
        assertBadOption("--source: found /losses.py", "--source", "/losses.py");
        assertBadOption("--start-timeout: found -1.0", "--start-timeout", "-1", "--subject", "true");
        assertBadOption("--answer-time: found 0.0", "--answer-time", "0", "--subject", "true");
        String unknown = file("unknown.toml", "[[expected]]\nproperty = \"valu\"\ncall = \"a.B\"\nreason = \"r\"\n");
        assertBadOption(
                unknown + ", line 1, property: found \"valu\", allowed: one of those known, perhaps value",
                "--expected",
                unknown);
    }

    private void assertBadOption(String message, String... arguments) {
        boolean named = Arrays.asList(arguments).contains("--subject");
        assertBad(
                message,
                Stream.concat(
                                named
                                        ? Stream.of("--loss", Results.DICE)
                                        : Stream.of("--loss", Results.DICE, "--subject", "oracle"),
                                Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private void assertBad(String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertRefused(
                run(Stream.concat(Arrays.stream(arguments), Stream.of("--out", report()))
                        .toArray(String[]::new)),
                message);
    }

    @Test
    void a_folder_with_other_things_is_refused_before_anything_runs() throws IOException {
        Files.createDirectory(folder.resolve("mine"));
        file("mine/thesis.tex", "years of work");
        assertRefused(
                run(
                        "--subject",
                        "oracle",
                        "--loss",
                        Results.DICE,
                        "--out",
                        folder.resolve("mine").toString()),
                "--out: found " + folder.resolve("mine") + ", which holds thesis.tex");
    }
}
