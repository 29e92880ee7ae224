package io.github.certidice.evidence.smt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SolverTranscriptTest {

    private static final List<CheckAnswer> ANNOUNCED =
            List.of(new CheckAnswer(3, Answer.UNSAT, Answer.NONE), new CheckAnswer(6, Answer.SAT, Answer.NONE));

    @Test
    void all_answers_as_announced_decide() {
        SolverOutcome outcome = outcome("version 1.2", "check 3 unsat", "check 6 sat", "done");

        assertThat(outcome.decides()).isTrue();
        assertThat(outcome.says()).isEqualTo("z3 1.2 decided all 2 checks as announced");
    }

    @Test
    void an_unknown_a_missing_a_swapped_and_a_surplus_answer_do_not_decide() {
        assertThat(outcome("version 1", "check 3 unknown", "check 6 sat", "done")
                        .decides())
                .isFalse();
        assertThat(outcome("version 1", "check 3 unsat", "done").decides()).isFalse();
        assertThat(outcome("version 1", "check 6 sat", "check 3 unsat", "done").decides())
                .isFalse();
        assertThat(outcome("version 1", "check 3 unsat", "check 6 sat", "check 9 sat", "done")
                        .decides())
                .isFalse();
    }

    @Test
    void answers_without_an_end_are_no_outcome() {
        assertThat(transcript("version 1", "check 3 unsat", "check 6 sat").outcome())
                .isEmpty();
    }

    @Test
    void a_missing_library_is_not_a_failure_of_the_law() {
        assertThat(outcome("unavailable no such library").says()).isEqualTo("z3 is not available: no such library");
    }

    @Test
    void the_open_check_is_the_first_without_an_answer() {
        assertThat(transcript("version 1").openLine()).isEqualTo(3);
        assertThat(transcript("version 1", "check 3 unsat").openLine()).isEqualTo(6);
    }

    private static SolverOutcome outcome(String... lines) {
        return transcript(lines).outcome().orElseThrow();
    }

    private static SolverTranscript transcript(String... lines) {
        return new SolverTranscript(Solver.Z3, ANNOUNCED, List.of(lines));
    }
}
