package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected outputs kept as files; {@code -Dcertidice.accept} writes them anew, for the diff to be reviewed. */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    public static void assertSameBytes(String file, String actual) throws IOException {
        Path golden = FOLDER.resolve(file);
        if (!System.getProperty("certidice.accept", "false").equals("false")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual.getBytes(StandardCharsets.UTF_8)).as(file).isEqualTo(Files.readAllBytes(golden));
    }
}
