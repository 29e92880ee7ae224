package io.github.certidice.oracle.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import org.junit.jupiter.api.Test;

/** Dictionaries among arguments. */
class MappingTest {

    private static final Signature OUTER = Signature.parse("outer(kwargs=REQUIRED)");
    private static final Signature INNER = Signature.parse("inner(smooth=1.0, weights=None)");

    @Test
    void dictionaries_print_as_they_are_read() {
        String text = "outer(kwargs={'smooth': 0.5, 'weights': [1, {'a': None}]})";

        assertThat(Call.parse(text)).hasToString(text);
        assertThat(Call.parse("outer({\"smooth\":1,})")).hasToString("outer({'smooth': 1})");
        assertThat(Call.parse("outer({})")).hasToString("outer({})");
    }

    @Test
    void dictionaries_are_the_arguments_of_another_call() {
        Arguments inner = nested("outer({'smooth': 0.5})");

        assertThat(inner.number("smooth")).isEqualTo(Rational.HALF);
        assertThat(inner.isNone("weights")).isTrue();
    }

    private static Arguments nested(String call) {
        return Arguments.of(Call.parse(call), OUTER).nested("kwargs", INNER);
    }

    @Test
    void mistakes_are_named() {
        assertThatThrownBy(() -> nested("outer([1])"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("kwargs: found [1], allowed: a dictionary, {'argument': value}");
        assertThatThrownBy(() -> nested("outer({'smoth': 1})"))
                .hasMessage("smoth: found an argument of that name, allowed: perhaps smooth or weights");
        assertThatThrownBy(() -> Call.parse("outer({smooth: 1})"))
                .hasMessage("call: found 'smooth: 1})' at character 8, allowed: a key in quotes");
        assertThatThrownBy(() -> Call.parse("outer({'smooth' 1})"))
                .hasMessage("call: found '1})' at character 17, allowed: ':'");
        assertThatThrownBy(() -> Call.parse("outer({'a': 1, 'a': 2})"))
                .hasMessage("a: found it twice, allowed: each argument once");
    }

    /** Only what lies within each other is deep. */
    @Test
    void many_mappings_and_lists_may_lie_beside_each_other() {
        String text = "a.b(x=[" + "{'k': [1]}, ".repeat(500) + "{'k': [1]}])";

        assertThat(Call.parse(text).named().get("x").toString()).hasSizeGreaterThan(5000);
    }
}
