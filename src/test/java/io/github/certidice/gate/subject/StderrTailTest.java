package io.github.certidice.gate.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StderrTailTest {

    private static String tail(String written) {
        StderrTail tail = new StderrTail(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));
        tail.run();
        return tail.text();
    }

    @Test
    void little_is_kept_as_it_is() {
        assertThat(tail("")).isEmpty();
        assertThat(tail("one\r\ntwo\n\n")).isEqualTo("one\ntwo");
        assertThat(tail("\u001b[31mred")).isEqualTo("?[31mred");
    }

    @Test
    void of_much_the_last_lines_are_kept() {
        String much = IntStream.range(0, 100_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));

        assertThat(tail(much).length()).isBetween(StderrTail.KEPT - 20, StderrTail.KEPT);
        assertThat(tail(much)).startsWith("line 99").endsWith("\nline 99998\nline 99999");
    }

    @Test
    void exactly_what_fits_is_kept() {
        String fits = "x".repeat(StderrTail.KEPT - 2) + "\ny";

        assertThat(tail(fits)).isEqualTo(fits);
        assertThat(tail("z" + fits)).isEqualTo("y");
    }
}
