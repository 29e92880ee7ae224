package io.github.certidice.gate.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.subject.ChildProgram.Habit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What becomes of a program's bad habits. */
@Timeout(30)
class ProcessSubjectTest {

    private static final int COUNT = 24;
    private static final int BAD = 13;

    private static List<Reply> replies(Habit habit) {
        return replies(habit, Children.LIMITS);
    }

    private static List<Reply> replies(Habit habit, Limits limits) {
        try (ProcessSubject subject = Children.with(habit, limits)) {
            return subject.askAll(Children.inquiries(0, COUNT));
        }
    }

    private static void requireAnswered(Reply reply, double value) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered ->
                                assertThat(answered.observed().value().at(0)).isEqualTo(value));
    }

    /** All but one question are answered rightly, whatever happened in between. */
    private static Reply onlyBad(List<Reply> replies) {
        assertThat(replies).hasSize(COUNT);
        for (int i = 0; i < COUNT; i++) {
            if (i != BAD) {
                requireAnswered(replies.get(i), i);
            }
        }
        return replies.get(BAD);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"NONE", "NEEDS_FOUR", "WRITES_MUCH_TO_STDERR"})
    void good_answers_come_in_order(Habit habit) {
        requireAnswered(onlyBad(replies(habit)), BAD);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"CRASHES", "HOLDS_BACK_AND_CRASHES", "CRASHES_ONCE_WARM", "BREAKS_OFF"})
    void a_crash_is_that_of_its_question(Habit habit) {
        assertThat(onlyBad(replies(habit)))
                .isEqualTo(new Reply.Crashed(OptionalInt.of(ChildProgram.CRASH_CODE), "about to crash"));
    }

    @Test
    void a_missing_answer_is_a_time_out() {
        Reply reply = onlyBad(replies(Habit.HANGS, Children.LIMITS.withAnswer(Duration.ofSeconds(1))));

        assertThat(reply).isEqualTo(new Reply.TimedOut(Duration.ofSeconds(1)));
        assertThat(reply.says()).isEqualTo("gave no answer within 1.0 s");
    }

    @Test
    void rubbish_is_shown() {
        Reply reply = onlyBad(replies(Habit.PRINTS_RUBBISH));

        assertThat(reply.says())
                .isEqualTo("printed a line that is no answer (answer: found something else, allowed: one JSON object"
                        + " on one line, in UTF-8): loss: 0.25");
    }

    @Test
    void what_would_move_a_terminal_is_not_shown() {
        assertThat(onlyBad(replies(Habit.PRINTS_CONTROLS)).says()).endsWith(": ?[2J?{");
    }

    @Test
    void another_id_is_out_of_order() {
        Reply reply = onlyBad(replies(Habit.ANSWERS_ANOTHER));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.OutOfOrder.class,
                        wrong -> assertThat(wrong.found()).isEqualTo("999999"));
        assertThat(reply.says()).matches("answered request 999999 where request \\d+ was next");
    }

    @Test
    void a_line_without_end_is_cut() {
        assertThat(onlyBad(replies(Habit.WRITES_WITHOUT_END))).isEqualTo(new Reply.TooLarge((1 << 16) + 2 * 64));
    }

    @Test
    void an_error_answer_is_no_failure_even_without_an_id() {
        Reply reply = onlyBad(replies(Habit.REFUSES));

        assertThat(reply).isEqualTo(new Reply.Refused("UNSUPPORTED", "not\nthis"));
        assertThat(((Reply.Refused) reply).isUnsupported()).isTrue();
        assertThat(reply.isFailure()).isFalse();
        assertThat(reply.says()).isEqualTo("answered with the error UNSUPPORTED: not this");
    }

    @Test
    void closed_output_is_no_exit() {
        assertThat(onlyBad(replies(Habit.CLOSES_OUTPUT)).says())
                .isEqualTo("closed its standard output before it answered; its standard error is empty");
    }

    @Test
    void one_that_never_reads_can_fill_no_pipe() {
        Limits limits = new Limits(Duration.ofMillis(300), Duration.ZERO, 64, 2, 20);
        List<Inquiry> large = Children.inquiries(0, 2000);
        try (ProcessSubject subject = Children.with(Habit.IGNORES_INPUT, limits)) {
            List<Reply> replies = subject.askAll(large);

            assertThat(replies.subList(0, 2)).containsOnly(new Reply.TimedOut(Duration.ofMillis(300)));
            assertThat(replies.subList(2, 2000)).containsOnly(new Reply.GivenUp(2, "gave no answer within 0.3 s"));
            assertThat(subject.running()).isNull();
        }
    }

    @Test
    void one_that_ends_at_once_is_given_up_with_its_words() {
        List<Reply> replies = replies(Habit.EXITS_AT_ONCE);

        assertThat(replies).hasSize(COUNT);
        assertThat(replies.get(0)).isEqualTo(new Reply.Crashed(OptionalInt.of(1), "No module named adapters"));
        assertThat(replies.get(COUNT - 1).says())
                .isEqualTo("wasn't asked any more: it had failed 3 times, at last it ended with exit code 1 before it"
                        + " answered; its standard error ends:\nNo module named adapters");
    }

    @Test
    void failures_that_are_too_many_end_it_even_between_answers() {
        List<Inquiry> mixed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            mixed.add(Children.inquiry(BAD));
            mixed.add(Children.inquiry(i));
        }
        try (ProcessSubject subject = Children.with(Habit.PRINTS_RUBBISH, Children.LIMITS.withFailures(9, 2))) {
            List<Reply> replies = subject.askAll(mixed);

            requireAnswered(replies.get(1), 0);
            assertThat(replies.get(2)).isInstanceOf(Reply.Garbled.class);
            assertThat(replies.subList(3, 8)).allMatch(Reply.GivenUp.class::isInstance);
        }
    }

    @Test
    void one_that_cannot_start_is_bad_input() {
        try (ProcessSubject missing = ProcessSubject.of("no-such-program --loss x", Children.LIMITS);
                ProcessSubject broken = Children.with(Habit.EXITS_AT_ONCE, Children.LIMITS)) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> missing.requireStarts(Children.inquiry(1), Children.inquiry(2)))
                    .withMessageStartingWith("--subject: found a command that can't be started: ")
                    .withMessageContaining("no-such-program");
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> broken.requireStarts(Children.inquiry(1), Children.inquiry(2)))
                    .withMessageContaining("which ended with exit code 1 before it answered")
                    .withMessageContaining("No module named adapters");
        }
    }

    /** Nor twice as long, for a second question. */
    @Test
    void one_that_hangs_at_its_start_is_not_waited_for_again() {
        Limits limits = Children.LIMITS.withAnswer(Duration.ofSeconds(1)).withStart(Duration.ofSeconds(3));
        long before = System.nanoTime();
        try (ProcessSubject hanging = Children.with(Habit.HANGS_AT_ONCE, limits)) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> hanging.requireStarts(Children.inquiry(1), Children.inquiry(2)))
                    .withMessageContaining(
                            "which gave no answer within 3.0 s; its standard error ends:\nloading weights");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void nothing_is_left_when_closed() {
        ProcessSubject subject = Children.with(Habit.STARTS_ANOTHER, Children.LIMITS);
        subject.requireStarts(Children.inquiry(1), Children.inquiry(2));
        List<ProcessHandle> processes = subject.running().processes().toList();
        assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);

        subject.close();

        processes.forEach(process -> process.onExit().join());
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void who_takes_replies_may_fail_and_ask_again() {
        try (ProcessSubject subject = Children.with(Habit.NONE, Children.LIMITS)) {
            assertThatThrownBy(() -> subject.askAll(Children.inquiries(0, COUNT).iterator(), (inquiry, reply) -> {
                        throw new IllegalStateException("full");
                    }))
                    .hasMessage("full");

            requireAnswered(subject.askAll(List.of(Children.inquiry(7))).get(0), 7);
        }
    }
}
