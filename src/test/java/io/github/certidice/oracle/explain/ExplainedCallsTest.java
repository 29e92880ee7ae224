package io.github.certidice.oracle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.oracle.call.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Formulas as they were read and found right: those of calls that between them have most of the stages. */
class ExplainedCallsTest {

    private static final Path READ = Path.of("src/test/resources/oracle/explained.txt");
    private static final String HEAD = "# ";

    private static String explained(String head) {
        Formula formula = Formula.of(Explanation.of(Call.parse(head.substring(HEAD.length())))
                .meaning()
                .documented());
        return String.join("\n", head, formula.text().strip(), formula.latex()).strip();
    }

    @Test
    void formulas_are_those_that_were_read() throws IOException {
        List<String> calls = Files.readAllLines(READ).stream()
                .filter(line -> line.startsWith(HEAD))
                .toList();

        assertThat(calls).hasSizeGreaterThan(25);
        assertThat(calls.stream().map(ExplainedCallsTest::explained).toList())
                .isEqualTo(calls.stream().map(this::kept).toList());
    }

    private String kept(String head) {
        try {
            String all = "\n" + Files.readString(READ);
            int from = all.indexOf("\n" + head + "\n") + 1;
            int to = all.indexOf("\n" + HEAD, from);
            return all.substring(from, to < 0 ? all.length() : to).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
