package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.image.file.TensorFile;
import io.github.certidice.oracle.pipe.ExamplePipelines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a user types and reads. */
class OracleCommandTest {

    private static final String DICE = ExamplePipelines.DICE;
    private static final Tensor PREDICTION = Tensor.of(List.of(1, 1, 2), 0.5, 1);
    private static final Tensor TARGET = Tensor.of(List.of(1, 1, 2), 1, 0);
    private static final Tensor GRADIENT = Tensor.of(List.of(1, 1, 2), -0.64, 0.16);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int oracle(String... arguments) {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(
                Stream.concat(Stream.of("oracle"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private void assertRefused(int code, String message) {
        assertThat(err.toString().lines().findFirst())
                .hasValue("certidice: " + message.replace("<folder>", folder.toString()));
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    private String npy(String name, Tensor tensor) {
        TensorFile.write(name, folder.resolve(name), tensor);
        return folder.resolve(name).toString();
    }

    private String npz(String name, Object... namesAndTensors) {
        Map<String, Tensor> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTensors.length; i += 2) {
            members.put((String) namesAndTensors[i], (Tensor) namesAndTensors[i + 1]);
        }
        TensorFile.writeAll(name, folder.resolve(name), members);
        return folder.resolve(name).toString();
    }

    private int eval(String... more) {
        String[] files = {
            "eval", "--loss", DICE, "--prediction", npy("p.npy", PREDICTION), "--target", npy("y.npy", TARGET)
        };
        return oracle(Stream.concat(Arrays.stream(files), Arrays.stream(more)).toArray(String[]::new));
    }

    @Test
    void a_loss_of_files_is_evaluated() {
        assertThat(eval()).isZero();
        assertThat(out).hasToString("value  0.6" + System.lineSeparator());
    }

    @Test
    void the_gradient_goes_to_a_file() {
        String gradient = folder.resolve("g.npy").toString();

        assertThat(eval("--gradient", gradient)).isZero();

        assertThat(out.toString()).contains("gradient  float64[1, 1, 2] in " + gradient);
        assertThat(TensorFile.read("g", gradient)).isEqualTo(GRADIENT);
    }

    @Test
    void json_is_that_of_the_protocol() {
        assertThat(eval("--json")).isZero();
        assertThat(out.toString().strip()).isEqualTo("{\"value\":{\"dtype\":\"float64\",\"shape\":[],\"data\":[0.6]}}");
    }

    @Test
    void members_of_archives_are_read() {
        String cases = npz("cases.npz", "prediction", PREDICTION, "target", TARGET);

        int code = oracle("eval", "--loss", DICE, "--prediction", cases + ":prediction", "--target", cases + ":target");

        assertThat(code).isZero();
        assertThat(out.toString()).startsWith("value  0.6");
    }

    @Test
    void a_value_that_is_no_number_comes_with_a_note() {
        Tensor zeros = Tensor.of(List.of(1, 1, 2), 0, 0);

        assertThat(oracle("eval", "--loss", DICE, "--prediction", npy("p.npy", zeros), "--target", npy("y.npy", zeros)))
                .isZero();
        assertThat(out.toString()).contains("value  NaN").contains("note  UNDEFINED: The formula has no value here");
    }

    @Test
    void wrong_input_is_refused_in_one_line() {
        assertRefused(
                eval("--extra", "mask=nowhere.npy"),
                "--extra mask: found no file nowhere.npy, allowed: an existing file");
    }

    @Test
    void a_missing_prediction_is_refused() {
        assertRefused(
                oracle("eval", "--loss", DICE, "--prediction", "no.npy", "--target", "no.npy"),
                "--prediction: found no file no.npy, allowed: an existing file");
    }

    @Test
    void a_gradient_that_cannot_be_written_is_refused() throws IOException {
        String nowhere = folder.resolve("no").resolve("g.npy").toString();

        assertThat(eval("--gradient", nowhere)).isEqualTo(2);

        assertThat(err.toString()).startsWith("certidice: --gradient: found " + nowhere);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("p.npy", "y.npy");
        }
    }

    @Test
    void an_extra_tensor_without_a_name_is_refused() {
        assertRefused(eval("--extra", "=m.npy"), "--extra: found =m.npy, allowed: <argument>=<file>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            monai.losses.DiceLoss(  | call: found '' at character
            {"pipeline": 1}         | pipeline: found 1, allowed: an object
            {"pipeline"             | request: found Unexpected end-of-input
            ``                      | call: found '' at character 1, allowed: a dotted name
            """)
    void what_is_no_loss_is_refused(String loss, String message) {
        assertThat(oracle("explain", loss)).isEqualTo(2);
        assertThat(err.toString()).startsWith("certidice: " + message);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(oracle("eval", "--loss", loss, "--prediction", "p.npy", "--target", "y.npy"))
                .isEqualTo(2);
    }

    @Test
    void an_unknown_call_is_refused() {
        assertThat(oracle("explain", "no.such.Loss(x=1)")).isEqualTo(2);
        assertThat(err.toString()).startsWith("certidice: loss: found no.such.Loss, allowed: ");
    }

    @Test
    void a_pipeline_is_explained() {
        assertThat(oracle("explain", DICE)).isZero();
        assertThat(out.toString())
                .startsWith("CertiDice: pipeline")
                .contains("overlap     r = (2 TP) / (P + G)")
                .contains("\\begin{aligned}")
                .contains("as data: {\"pipeline\": {\"type\":\"OverlapLoss\"");
    }

    @Test
    void what_is_explained_as_data_can_be_asked_again() {
        oracle("explain", DICE);
        String data = out.toString()
                .lines()
                .filter(line -> line.startsWith("as data: "))
                .findFirst()
                .orElseThrow();
        out.getBuffer().setLength(0);

        assertThat(oracle("explain", data.substring("as data: ".length()), "--json"))
                .isZero();
        assertThat(out.toString())
                .contains("\"library\" : \"CertiDice\"")
                .contains("\"shipped\" : null")
                .contains("\"latex\" : \"r = \\\\frac{2 TP}{P + G}\"");
    }

    @Test
    void the_calls_are_listed() {
        assertThat(oracle("list")).isZero();
    }

    private int check(String answers, String... more) {
        String cases = npz(
                "cases.npz",
                "10/prediction",
                PREDICTION,
                "10/target",
                TARGET,
                "9/prediction",
                TARGET,
                "9/target",
                TARGET);
        String[] command = {"check", "--loss", DICE, cases, answers};
        return oracle(Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray(String[]::new));
    }

    @Test
    void answers_that_agree() {
        int code = check(npz(
                "answers.npz",
                "9/value",
                Tensor.scalar(0),
                "10/value",
                Tensor.of(ElementType.FLOAT32, List.of(), 0.6f),
                "10/gradient",
                Tensor.of(ElementType.FLOAT32, List.of(1, 1, 2), -0.64f, 0.16f)));

        assertThat(out.toString().lines())
                .containsExactly("2 cases: 2 agree", "1 of them without a gradient: the value alone was compared");
        assertThat(code).isZero();
    }

    @Test
    void an_answer_that_disagrees_is_described() {
        int code = check(npz(
                "answers.npz",
                "9/value",
                Tensor.scalar(0),
                "10/value",
                Tensor.scalar(0.6),
                "10/gradient",
                Tensor.of(List.of(1, 1, 2), -0.64, 0.25)));

        assertThat(code).isEqualTo(1);
        assertThat(out.toString().replace(System.lineSeparator(), "\n")).matches("""
                case 10
                  disagree: 1 number is too far off, the farthest gradient 1
                    input:    prediction float64\\[1, 1, 2], target float64\\[1, 1, 2], there 1\\.0 and 0\\.0
                    observed: 0\\.25
                    expected: 0\\.16
                    distance: 0\\.09
                    allowed:  \\d.*E-16; the distance is \\d.*e\\+14 times that
                    usual:    rtol 1e-5, atol 1e-8 say disagree
                    flag:     OTHER
                2 cases: 1 agree, 1 disagree
                1 of them without a gradient: the value alone was compared
                """);
    }

    @Test
    void an_answer_of_another_precision_is_judged_by_it() {
        String answers = npz("answers.npz", "9/value", Tensor.scalar(0), "10/value", Tensor.scalar(0.6f));

        assertThat(check(answers)).isEqualTo(1);
        assertThat(check(answers, "--dtype", "float32")).isZero();
    }

    @Test
    void a_missing_answer_is_an_error_and_an_unsupported_one_is_none() {
        assertThat(check(npz("answers.npz", "9/value", Tensor.scalar(0)))).isEqualTo(1);
        assertThat(out.toString())
                .contains("  error: a member value is missing")
                .contains("2 cases: 1 agree, 1 error");

        String answers = npz("answers.npz", "9/value", Tensor.scalar(0), "10/unsupported", Tensor.scalar(1));
        assertThat(check(answers)).isZero();
        assertThat(out.toString()).contains("2 cases: 1 agree, 1 unsupported");
    }

    @Test
    void an_archive_of_one_case_needs_no_names() {
        String cases = npz("one.npz", "prediction", PREDICTION, "target", TARGET);
        String answers = npz("answers.npz", "value", Tensor.scalar(0.7));

        assertThat(oracle("check", "--loss", DICE, cases, answers)).isEqualTo(1);
        assertThat(out.toString())
                .contains("case (the only one)")
                .contains("observed: 0.7")
                .contains("1 case: 1 disagree");
    }

    @Test
    void a_number_where_there_is_none_disagrees() {
        Tensor zeros = Tensor.of(List.of(1, 1, 2), 0, 0);
        String cases = npz("one.npz", "prediction", zeros, "target", zeros);

        assertThat(oracle("check", "--loss", DICE, cases, npz("answers.npz", "value", Tensor.scalar(0))))
                .isEqualTo(1);
        assertThat(out.toString()).contains("flag:     NUMBER_FOR_NONE");
    }

    @Test
    void archives_that_are_no_cases_are_refused() {
        String cases = npz("bad.npz", "3/prediction", PREDICTION);

        assertRefused(
                oracle("check", "--loss", DICE, cases, cases),
                "cases: found no member 3/target, allowed: prediction and target in each case");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            11/value  | answers: found an answer 11/value, allowed: answers to the cases only
            9/grad    | answers: found a member 9/grad, allowed: one of value, gradient, unsupported
            """)
    void archives_that_are_no_answers_are_refused(String member, String message) {
        assertRefused(check(npz("answers.npz", member, Tensor.scalar(0))), message);
    }

    @Test
    void an_empty_archive_is_refused() {
        String empty = npz("empty.npz");

        assertThat(oracle("check", "--loss", DICE, empty, empty)).isEqualTo(2);
        assertThat(err.toString()).startsWith("certidice: cases: found ");
    }

    @Test
    void a_precision_that_is_none_is_refused() {
        assertRefused(
                check(npz("answers.npz", "9/value", Tensor.scalar(0)), "--dtype", "int32"),
                "--dtype: found int32, allowed: float64, float32, float16 or bfloat16");
    }

    @Test
    void a_longest_line_of_nothing_is_refused() {
        assertRefused(oracle("--stdio", "--max-line", "0"), "--max-line: found 0, allowed: from 1 to 2^31 - 9 bytes");
    }

    @Test
    void without_anything_to_do_the_usage_is_shown() {
        assertThat(oracle()).isEqualTo(2);
        assertThat(err.toString())
                .contains("Usage: certidice oracle")
                .contains("eval")
                .contains("--stdio");
    }
}
