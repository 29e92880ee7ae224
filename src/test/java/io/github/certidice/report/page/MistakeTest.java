package io.github.certidice.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class MistakeTest {

    /** A new reading has to be put to one of them, or brings a new one. */
    @Test
    void each_false_reading_came_about_in_exactly_one_way() {
        List<String> explained = Mistake.ALL.stream()
                .flatMap(mistake -> mistake.slugs().stream())
                .toList();
        List<String> readings = Catalogue.reference().claims().stream()
                .filter(Claim::isLiteralReading)
                .map(Claim::slug)
                .toList();

        assertThat(explained).containsExactlyInAnyOrderElementsOf(readings);
    }
}
