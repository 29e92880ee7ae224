package io.github.certidice.gate.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certidice.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {

    /** As {@code sh -c 'printf "%s\n" ...'} prints them. */
    @Test
    void words_are_those_of_a_shell() {
        assertThat(CommandWords.of("python  -m adapters.subject\t--library monai "))
                .isEqualTo(List.of("python", "-m", "adapters.subject", "--library", "monai"));
        assertThat(CommandWords.of("a 'b  c' \"d 'e'\" f\\ g 'h\\'"))
                .isEqualTo(List.of("a", "b  c", "d 'e'", "f g", "h\\"));
        assertThat(CommandWords.of("--x='1 2'3 '' \"\\\"\\\\\\n\"")).isEqualTo(List.of("--x=1 23", "", "\"\\\\n"));
        assertThat(CommandWords.of("sh -c 'cd there && ./run $1'"))
                .isEqualTo(List.of("sh", "-c", "cd there && ./run $1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a | b", "a && b", "a; b", "a > b", "a < b", "a $HOME", "a `b`"})
    void what_only_a_shell_can_do_is_refused(String command) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> CommandWords.of(command))
                .withMessageStartingWith("--subject: found ")
                .withMessageEndingWith("allowed: one program and its arguments; or sh -c '...' for a shell");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"a 'b, a closing '", "a \"b, a closing \"", "a\\, a character after \\", "~ ~, a command"})
    void what_is_not_finished_is_refused(String command, String allowed) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> CommandWords.of(command))
                .withMessageEndingWith("allowed: " + allowed);
    }
}
