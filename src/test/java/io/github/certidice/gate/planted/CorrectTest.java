package io.github.certidice.gate.planted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.planted.correct.Correct;
import io.github.certidice.gate.planted.drawn.Asked;
import io.github.certidice.gate.subject.Reply;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Comparison.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No right implementation is blamed, and none answers NaN where there is a number. Cases are dealt out: each implementation
 * gets every 397th, with another first one each, so that those of many calls and kinds are tried;
 * {@code -Dcertidice.tests.planted.seeds=3}, or the profile {@code kill-matrix}, gives all of so many seeds to each.
 */
class CorrectTest {

    private static final int SEEDS = Integer.getInteger("certidice.tests.planted.seeds", 0);
    private static final int DEAL = 397;

    static Stream<Correct> all() {
        return Correct.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_right_implementation_is_not_blamed(Correct correct) {
        List<Trial> trials = trials(correct);

        assertThat(trials).isNotEmpty();
        trials.forEach(trial -> assertNotBlamed(correct, trial));
    }

    private static List<Trial> trials(Correct correct) {
        List<Trial> all = correct.calls().stream()
                .flatMap(call -> Trial.of(Asked.of(call), Math.max(SEEDS, 1)).stream())
                .toList();
        int first = Correct.all().stream().map(Correct::slug).toList().indexOf(correct.slug());
        return IntStream.range(0, all.size())
                .filter(i -> SEEDS > 0 || i % Math.min(DEAL, all.size()) == first % Math.min(DEAL, all.size()))
                .mapToObj(all::get)
                .toList();
    }

    private static void assertNotBlamed(Correct correct, Trial trial) {
        Reply reply = trial.reply(correct.subject().get(), trial.question());
        Comparison comparison = trial.judged(reply);

        assertThat(comparison.verdict())
                .as(() -> correct + " on " + trial + "\n" + comparison.facts(trial.question(), "") + reply.says())
                .isIn(Verdict.AGREE, Verdict.ACCEPTABLE);
        assertThat(trial.isNaNForNumber(((Reply.Answered) reply).observed()))
                .as("%s on %s: NaN for a number", correct, trial)
                .isFalse();
    }

    @Test
    void there_are_a_dozen_at_least_with_names_of_their_own() {
        assertThat(all().map(Correct::slug)).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
    }
}
