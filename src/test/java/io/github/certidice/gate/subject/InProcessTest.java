package io.github.certidice.gate.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InProcessTest {

    private static Reply reply(InProcess.Losses losses) {
        Inquiry inquiry = Children.inquiry(1);
        try (InProcess subject = InProcess.of(losses)) {
            return subject.ask(inquiry.call().toString(), inquiry.question());
        }
    }

    @Test
    void an_answer_is_handed_on() {
        Observed half = Observed.of(ElementType.FLOAT64, Tensor.scalar(0.5));

        assertThat(reply((call, question) -> half)).isEqualTo(new Reply.Answered(half));
        assertThat(reply((call, question) -> half).says()).isEqualTo("answered float64[]");
    }

    static Stream<Arguments> whatIsThrown() {
        return Stream.of(
                Arguments.of(new IOException("no disk"), "SUBJECT_FAILED", "java.io.IOException: no disk"),
                Arguments.of(new AssertionError("p > 1"), "SUBJECT_FAILED", "java.lang.AssertionError: p > 1"),
                Arguments.of(new StackOverflowError(), "SUBJECT_FAILED", "java.lang.StackOverflowError"),
                Arguments.of(new UnsupportedOperationException("only Dice"), "UNSUPPORTED", "only Dice"),
                Arguments.of(
                        InvalidInput.of("alpha", -1, "at least 0"),
                        "INVALID_ARGUMENT",
                        "alpha: found -1, allowed: at least 0"));
    }

    @ParameterizedTest
    @MethodSource("whatIsThrown")
    void what_is_thrown_is_an_error_answer(Throwable thrown, String code, String message) {
        Reply reply = reply((call, question) -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        });

        assertThat(reply).isEqualTo(new Reply.Refused(code, message));
    }

    @Test
    void no_answer_is_an_error_answer() {
        assertThat(reply((call, question) -> null)).isEqualTo(new Reply.Refused("SUBJECT_FAILED", "it returned null"));
    }

    @Test
    void several_are_asked_in_order() {
        try (InProcess subject = InProcess.of((call, question) -> Observed.of(
                ElementType.FLOAT64,
                Tensor.scalar(question.tensors().prediction().at(0))))) {
            List<Reply> replies = subject.askAll(Children.inquiries(0, 5));

            assertThat(replies.stream()
                            .map(reply ->
                                    ((Reply.Answered) reply).observed().value().at(0)))
                    .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        }
    }
}
