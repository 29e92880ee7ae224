package io.github.certidice.evidence.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtScriptTest {

    @Test
    void commands_keep_their_text_and_line() {
        String text = "; (check-sat)\n(assert\n  (= |a ) ; b| \"(\"\"\"))\n(push 1) (pop 1)";

        assertThat(SmtScript.parse(text).commands())
                .containsExactly(
                        new SmtCommand(2, "(assert\n  (= |a ) ; b| \"(\"\"\"))"),
                        new SmtCommand(4, "(push 1)"),
                        new SmtCommand(4, "(pop 1)"));
    }

    @Test
    void announced_answers_belong_to_checks_and_are_kept_from_the_solver() {
        SmtScript script = SmtScript.parse(
                "(set-info :status unsat)\n(check-sat)\n(set-info :source |x|)\n(set-info :status sat)\n(check-sat)");

        assertThat(script.checks())
                .containsExactly(
                        new CheckAnswer(2, Answer.UNSAT, Answer.NONE), new CheckAnswer(5, Answer.SAT, Answer.NONE));
        assertThat(script.toSolve())
                .extracting(SmtCommand::text)
                .containsExactly("(check-sat)", "(set-info :source |x|)", "(check-sat)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "(assert true)                                                  ~ 1 ~ found no (check-sat)",
                "(set-info :status sat)\\n(check-sat)\\n(check-sat)             ~ 3 ~ found (check-sat) without its own",
                "(set-info :status sat)\\n(set-info :status sat)\\n(check-sat)  ~ 1 ~ without its own (check-sat) after it",
                "(set-info :status sat)\\n(check-sat)\\n(set-info :status sat)  ~ 3 ~ without its own (check-sat) after it",
                "(set-info :status unknown)\\n(check-sat)                       ~ 1 ~ allowed are sat and unsat",
                "(set-info  :status sat)\\n(check-sat)                          ~ 2 ~ found (check-sat) without its own",
                "(assert true)\\n(exit)                                         ~ 2 ~ found the command 'exit', allowed are assert, check-sat",
                "(check-sat-assuming (a))                                       ~ 1 ~ found the command 'check-sat-assuming'",
                "(reset)                                                        ~ 1 ~ found the command 'reset'",
                "\\n(assert (> x 0)                                             ~ 2 ~ found the end of the file",
                "(assert true))                                                 ~ 1 ~ found ')' without its '('",
                "\\n\\nassert                                                   ~ 3 ~ found 'a' between forms",
                "(assert |x)                                                    ~ 1 ~ found no closing |",
                "()                                                             ~ 1 ~ found the command ''",
            })
    void what_does_not_prove_anything_is_rejected_with_its_line(String text, int line, String message) {
        assertThatThrownBy(() -> SmtScript.parse(text.replace("\\n", "\n")).checks())
                .isInstanceOf(SmtSyntaxException.class)
                .hasMessageContaining(message)
                .extracting(wrong -> ((SmtSyntaxException) wrong).line())
                .isEqualTo(line);
    }
}
