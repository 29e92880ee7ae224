package io.github.certidice.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTextTest {

    @Test
    void lines_are_masks_and_probabilities() {
        List<String> lines = List.of("# which masks", "", "011 5/7  # two voxels", "  100\t0.5", "111 -0");

        assertThat(DistributionText.parse("d.txt", List.of("011 5/7 # two", "", "100 2/7")))
                .hasToString("{011=5/7, 100=2/7}");
        assertThatThrownBy(() -> DistributionText.parse("d.txt", lines))
                .hasMessage(
                        "d.txt, line 5: found probability \"-0\", allowed: a number above 0 and at most 1, such as 3/4"
                                + " or 0.75");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "011 1/2;011 1/2 | d.txt, line 2: found 011 for the second time, allowed: each mask once",
                "011 1/2;0110 1/2 | d.txt, line 2: found \"0110\", allowed: 3 digits 0 or 1, as in the first line",
                "021 1 | d.txt, line 1: found \"021\", allowed: 3 digits 0 or 1, as in the first line",
                "011 | d.txt, line 1: found \"011\", allowed: a mask of digits 0 and 1 and its probability, such as 0110 3/4",
                "011 much | d.txt, line 1: found probability \"much\", allowed: a number above 0 and at most 1, such as 3/4"
                        + " or 0.75",
                "011 3/2 | d.txt, line 1: found probability \"3/2\", allowed: a number above 0 and at most 1, such as 3/4 or"
                        + " 0.75",
                "011 1/2;100 1/3 | distribution: found probabilities of sum 5/6, allowed: a sum of exactly 1",
                "011 0.3333;100 0.6666 | distribution: found probabilities of sum 9999/10000, allowed: a sum of exactly 1",
                "# nothing | distribution: found no mask, allowed: at least one"
            })
    void what_is_wrong_is_named(String text, String message) {
        assertThatThrownBy(() -> DistributionText.parse("d.txt", List.of(text.split(";"))))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(message);
    }
}
