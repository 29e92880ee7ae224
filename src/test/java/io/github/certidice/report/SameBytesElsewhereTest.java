package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples drawn by a Java that has no desktop module, hence no fonts, and by one that believes to be in Turkey. */
class SameBytesElsewhereTest {

    @TempDir
    private Path folder;

    @Test
    void withoutFonts() throws Exception {
        assertThat(drawnWith("--limit-modules", "java.base,java.xml,java.logging,jdk.unsupported"))
                .isEqualTo(drawnHere());
    }

    @Test
    void inTurkish() throws Exception {
        assertThat(drawnWith("-Duser.language=tr", "-Duser.country=TR")).isEqualTo(drawnHere());
    }

    @Test
    void withArabicDigitsAndAnotherEncoding() throws Exception {
        assertThat(drawnWith("-Duser.language=ar", "-Duser.extensions=u-nu-arab", "-Dfile.encoding=ISO-8859-1"))
                .isEqualTo(drawnHere());
    }

    private String drawnHere() throws IOException {
        Path page = folder.resolve("here.html");
        DemonstrationPage.main(new String[] {page.toString(), "light"});
        return Files.readString(page);
    }

    private String drawnWith(String... options) throws IOException, InterruptedException {
        Path page = folder.resolve("elsewhere.html");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DemonstrationPage.class.getName()));
        command.addAll(List.of(page.toString(), "light"));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        return Files.readString(page);
    }
}
