package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.ledger.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A report made by a Java that has no desktop module, hence no fonts, that believes to be in Turkey, where I has a dot,
 * writes digits in Arabic, and has another encoding.
 */
class SameBytesElsewhereTest {

    private static final List<String> ELSEWHERE = List.of(
            "--limit-modules",
            "java.base,java.xml,java.logging,jdk.unsupported",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.extensions=u-nu-arab",
            "-Dfile.encoding=ISO-8859-1");

    @TempDir
    private Path folder;

    /** Writes a small report with a plot, a histogram and a counterexample into one file. */
    static final class Writer {
        public static void main(String[] arguments) throws IOException {
            Files.writeString(Path.of(arguments[0]), small());
        }

        private static String small() {
            return Sketches.of(Catalogue.reference(), "dice-jaccard-gap,mean-order").files().entrySet().stream()
                    .map(file -> file.getKey() + "\n" + file.getValue())
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void aReportIsTheSameElsewhere() throws Exception {
        Path file = folder.resolve("elsewhere.txt");
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ELSEWHERE);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Writer.class.getName(), file.toString()));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        assertThat(Files.readString(file)).isEqualTo(Writer.small());
    }
}
