package io.github.certidice.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseTest {

    @Test
    void a_token_makes_the_same_case_again() {
        Case example = Case.of(new Confusion(1, 2, 3, 4), new Confusion(5, 0, 0, 0))
                .with("gamma", Rational.of(1, 3))
                .with("alpha'", 2);

        assertThat(example.token()).isEqualTo("tp1fp2fn3tn4;tp5fp0fn0tn0;gamma=1/3;alpha'=2");
        assertThat(Case.parse(example.token())).isEqualTo(example);
    }

    @Test
    void a_token_of_a_recipe_makes_the_same_pair_again() {
        Case example = Case.of(Recipe.parse("r1:2x2:bits(0110):values(0,0.25,1,0.5):0"))
                .with("K", 3);
        Case again = Case.parse(example.token());

        assertThat(again.token()).isEqualTo(example.token());
        assertThat(again.pair().prediction()).isEqualTo(example.pair().prediction());
        assertThat(again.size()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tp1", "tp1fp2fn3", "gamma=x", "gamma=1/0", "tp-1fp0fn0tn1", "tp9999999999999999999fp0fn0tn0"
            })
    void what_is_no_token_is_refused(String text) {
        assertThatThrownBy(() -> Case.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("--replay: found \"")
                .hasMessageContaining("a replay token as reports print it, such as tp1fp2fn0tn0");
    }
}
