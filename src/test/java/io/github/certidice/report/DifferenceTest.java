package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void sameReportsHaveNone() {
        assertThat(new Difference(Map.of("a", "x"), Map.of("a", "x")).says()).isEmpty();
    }

    @Test
    void namesTheFilesAndTheLinesAndHowToAccept() {
        Map<String, String> published = Map.of("claims.md", "one\ntwo\nthree\n", "old.svg", "");
        Map<String, String> fresh = Map.of("claims.md", "one\n2\nthree\nfour\n", "new.svg", "");
        assertThat(new Difference(published, fresh).says()).hasValue("""
                the report in reports/ is not the one that this build makes (target/report):
                  changed: claims.md
                  new: new.svg
                  no longer there: old.svg
                first differing lines of claims.md:
                  2 - two
                  2 + 2
                  4 -\s
                  4 + four
                to accept it: mvn verify -Dcertidice.accept""");
    }
}
