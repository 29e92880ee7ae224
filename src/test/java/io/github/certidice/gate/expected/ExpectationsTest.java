package io.github.certidice.gate.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Results;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationsTest {

    private static final Vocabulary WORDS = Vocabulary.of(Results.PROPERTIES);

    private static final String FILE = """
            # known to us
            [convention]
            TIE_ORDER = "accept"
            KINK = "refuse"

            [[expected]]
            property = "gradient"
            call = "monai.losses.DiceLoss(squared_pred=True, *)"
            flag = "FACTOR"
            reason = "https://example.org/issues/12"

            [[expected]]
            property = "ignored-*"
            call = "monai.losses.*"
            reason = "masks come with 2.0"
            """;

    private static Expectations parse(String text) {
        return Expectations.parse(text, "known.toml", WORDS);
    }

    @Test
    void reads_what_people_write() {
        Expectations read = parse(FILE);

        assertThat(read.conventions()).isEqualTo(Map.of("TIE_ORDER", Stance.ACCEPT, "KINK", Stance.REFUSE));
        assertThat(read.failures())
                .extracting(Expectation::says)
                .containsExactly(
                        "gradient of monai.losses.DiceLoss(squared_pred=True, *) (FACTOR)",
                        "ignored-* of monai.losses.*");
        assertThat(read.failures())
                .extracting(one -> one.place().toString())
                .containsExactly("known.toml, line 6", "known.toml, line 12");
        assertThat(read.failures().get(1).reason()).isEqualTo("masks come with 2.0");
    }

    @Test
    void an_empty_file_expects_nothing() {
        assertThat(parse("")).isEqualTo(Expectations.NONE);
    }

    @Test
    void entries_in_one_line_are_counted() {
        Expectations read = parse("expected = [{property=\"value\", call=\"a.B\", reason=\"r\"}]");
        assertThat(read.failures())
                .extracting(one -> one.place().toString())
                .containsExactly("known.toml, expected failure 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"gradient\"|\"gradiant\"|known.toml, line 6, property: found \"gradiant\", allowed: one of those known, perhaps gradient or",
                "\"ignored-*\"|\"ignore*d\"|known.toml, line 12, property: found \"ignore*d\"",
                "\"FACTOR\"|\"FACTORS\"|known.toml, line 6, flag: found \"FACTORS\", allowed: one of those known, perhaps FACTOR or",
                "\"FACTOR\"|7|known.toml, line 6, flag: found 7, allowed: a text that says how it fails",
                "flag =|flags =|known.toml, line 6: found the key \"flags\", allowed: the keys property, call, flag, reason; perhaps flag",
                "reason = \"masks come with 2.0\"||known.toml, line 12, reason: found none, allowed: a text that says why",
                "\"masks come with 2.0\"|\" \"|known.toml, line 12, reason: found \" \"",
                "call = \"monai.losses.*\"||known.toml, line 12, call: found none",
                "\"monai.losses.*\"|\"monai.losses.DiceLoss(\"|known.toml, line 12, call: found \"monai.losses.DiceLoss(\"",
                "\"monai.losses.*\"|\"Dice or so\"|known.toml, line 12, call: found \"Dice or so\"",
                "[convention]|[conventions]|known.toml: found the key \"conventions\", allowed: the tables [convention] and [[expected]]; perhaps convention",
                "TIE_ORDER|TIES|known.toml, [convention]: found \"TIES\", allowed: one of those known, perhaps",
                "TIE_ORDER|FACTOR|known.toml, [convention]: found \"FACTOR\"",
                "\"refuse\"|\"maybe\"|known.toml, [convention] KINK: found \"maybe\", allowed: \"accept\" or \"refuse\"",
                "KINK = \"refuse\"|TIE_ORDER = \"refuse\"|known.toml",
                "[[expected]]|[expected]|known.toml",
                "KINK =|KINK|known.toml, line 4: found",
            })
    void refuses_what_nobody_can_have_meant(String what, String by, String message) {
        String broken = FILE.replace(what, by == null ? "" : by);
        assertThat(broken).isNotEqualTo(FILE);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> parse(broken))
                .withMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"expected = 7|expected = 7", "expected = [7]|expected = [7]", "convention = 7|convention = 7"})
    void refuses_tables_that_are_none(String text, String found) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> parse(text))
                .withMessageStartingWith("known.toml: found " + found);
    }

    @Test
    void conventions_of_the_command_line_win() {
        Map<String, Stance> given = Conventions.parse("--convention", List.of("KINK", "TIE_ORDER=refuse"), WORDS);
        assertThat(parse(FILE).with(given).conventions())
                .isEqualTo(Map.of("KINK", Stance.ACCEPT, "TIE_ORDER", Stance.REFUSE));
    }

    @Test
    void unknown_conventions_are_refused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Conventions.parse("--convention", List.of("KINKS"), WORDS))
                .withMessageStartingWith("--convention: found \"KINKS\", allowed: one of those known, perhaps KINK or");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Conventions.parse("--convention", List.of("KINK=no"), WORDS))
                .withMessage("--convention KINK: found \"no\", allowed: \"accept\" or \"refuse\"");
    }

    @Test
    void flags_that_were_found_are_known() {
        GateResult result = Results.result(
                Results.plan(1, 1),
                Results.call(
                        Results.DICE,
                        Results.cell("value", new Counts(0, 0, 5, 0, 0), 7, Results.wrong("value", "NOVEL", 5, 1))));
        assertThat(WORDS.flags()).doesNotContain("NOVEL").contains("CRASHED", "FACTOR", "VOXEL_ORDER", "KINK");
        assertThat(WORDS.and(result).flags()).contains("NOVEL", "CRASHED");
        assertThat(WORDS.and(result).conventions()).doesNotContain("NOVEL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b.C|a.b.C(x=1)|true",
                "a.b.C|a.b.Cc(x=1)|false",
                "a.b.C()|a.b.C|true",
                "a.b.C()|a.b.C(x=1)|false",
                "a.b.C(x=1, y=[1, 2])|a.b.C(y=[1, 2], x=1)|true",
                "a.b.C(x=1)|a.b.C(x=1, y=2)|false",
                "a.b.C(x=1, *)|a.b.C(y=2, x=1)|true",
                "a.b.C(x=1, *)|a.b.C(x=2)|false",
                "a.b.C('binary', *)|a.b.C('binary', x=1)|true",
                "a.b.C('binary', *)|a.b.C('multiclass', x=1)|false",
                "a.b.C(*)|a.b.C(x=1)|true",
                "a.*|a.b.C(x=1)|true",
                "*.C (x=1)|a.b.C(x=1)|true",
                "b.*|a.b.C|false",
            })
    void patterns_of_calls(String pattern, String call, boolean matches) {
        assertThat(CallPattern.parse(pattern).matches(call)).isEqualTo(matches);
    }
}
