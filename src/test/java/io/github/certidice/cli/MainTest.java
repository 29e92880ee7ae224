package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

    @Command(name = "huge")
    private static final class Huge implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new OutOfMemoryError();
        }
    }

    @Test
    void too_little_memory_is_an_error_of_one_line() {
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(err)).addSubcommand(new Huge());

        assertThat(Main.run(command, "huge")).isEqualTo(2);

        assertThat(err.toString())
                .matches("certidice: memory: found \\d+ MiB, allowed: more of it, by -Xmx "
                        + "\\(of the launcher: CERTIDICE_JAVA_OPTS=-Xmx16g\\)\\R");
    }
}
