package io.github.certidice.gate.planted.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.campaign.Campaign;
import io.github.certidice.gate.campaign.Progress;
import io.github.certidice.gate.campaign.SharedTrials;
import io.github.certidice.gate.campaign.SharedTrials.Outcome;
import io.github.certidice.gate.planted.Mutants;
import io.github.certidice.gate.planted.correct.Correct;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Subject;
import io.github.certidice.report.planted.Planted;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns of the edge cases catch a dozen telling mistakes, and blame nobody. The profile kill-matrix tries all. */
class KillTest {

    /** Only the edge cases, which come first. */
    private static final long CASES = 30;

    private static final String[] TELLING = {
        "alpha-beta-swapped",
        "batch-for-images",
        "label-ids-as-foreground",
        "float32-gradient",
        "denominator-detached",
        "crash-on-empty-target",
        "constant-where-no-class-is-present",
        "nan-slope-of-focal",
        "momentum",
        "input-changed",
        "threads-race",
        "negative-labels-accepted",
        "prediction-by-address"
    };

    static Stream<Mutant> telling() {
        return Arrays.stream(TELLING).map(KillTest::named);
    }

    private static Mutant named(String slug) {
        return Mutants.all().stream()
                .filter(mutant -> mutant.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(slug));
    }

    @ParameterizedTest
    @MethodSource("telling")
    void a_telling_mistake_is_caught_with_its_flag(Mutant mutant) {
        Planted planted = Kill.of(mutant.on(mutant.calls().get(0)), CASES);

        assertThat(planted.flags()).contains(mutant.flag());
        assertThat(planted.isCaughtOnAllCalls()).isTrue();
        // what isn't wrong again on the same question stays as it was found
        int most = mutant.sign() == Sign.BETWEEN_CALLS ? 64 : 8;
        assertThat(planted.smallest().orElseThrow().found().minimal().numbers()).isLessThanOrEqualTo(most);
    }

    /** Where a mistake changes little it looks no different. */
    @ParameterizedTest
    @ValueSource(
            strings = {"alpha-beta-swapped", "mask-before-activation", "ignored-in-denominator", "not-divided-by-batch"
            })
    void small_differences_are_no_finding_of_their_own(String slug) {
        Mutant mutant = named(slug);
        Planted planted = Kill.of(mutant.on(mutant.calls().get(0)), CASES);

        assertThat(planted.flags()).contains(mutant.flag()).doesNotContain("ROUNDING");
    }

    @Test
    void each_sign_is_among_them() {
        assertThat(telling().map(Mutant::sign)).contains(Sign.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"as-it-stands", "float32-dice"})
    void a_right_implementation_is_not_blamed(String slug) {
        Correct correct = correct(slug);
        SharedTrials trials = trials(correct);
        Outcome all = LongStream.range(0, CASES)
                .mapToObj(k -> trials.outcomes(k, List.of(subject(correct))).get(0))
                .reduce(new Outcome(Counts.NONE, List.of()), Outcome::plus);

        assertThat(all.blamed()).isEmpty();
        assertThat(all.counts().agreed()).isGreaterThan(CASES);
    }

    private static Correct correct(String slug) {
        return Correct.all().stream()
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private static SharedTrials trials(Correct correct) {
        return new SharedTrials(Calls.of(correct.calls().get(0)), Kill.SEED, KnownProperties.all());
    }

    private static Subject subject(Correct correct) {
        return InProcess.of(correct.subject().get());
    }

    @Test
    void shared_trials_count_what_a_campaign_counts() {
        Mutant mutant = named("alpha-beta-swapped");
        TestedCall call = Calls.of(mutant.calls().get(0));
        SharedTrials trials = new SharedTrials(call, Kill.SEED, KnownProperties.all());
        Outcome shared = LongStream.range(0, 8)
                .mapToObj(k -> trials.outcomes(
                                k, List.of(InProcess.of(mutant.subject().get())))
                        .get(0))
                .reduce(new Outcome(Counts.NONE, List.of()), Outcome::plus);
        GateResult whole = Campaign.whole("", Kill.SEED, List.of(call), KnownProperties.all())
                .withCases(8)
                .run(InProcess.of(mutant.subject().get()), Progress.NONE);

        assertThat(shared.counts())
                .isEqualTo(whole.calls().get(0).cells().stream()
                        .map(cell -> cell.counts())
                        .reduce(Counts.NONE, Counts::plus));
        assertThat(shared.blamed()).hasSize((int) shared.counts().failed());
    }
}
