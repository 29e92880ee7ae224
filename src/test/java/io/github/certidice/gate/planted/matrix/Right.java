package io.github.certidice.gate.planted.matrix;

import io.github.certidice.gate.campaign.SharedTrials;
import io.github.certidice.gate.campaign.SharedTrials.Outcome;
import io.github.certidice.gate.planted.correct.Correct;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Subject;
import io.github.certidice.report.planted.Spared;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Campaigns with right implementations: all properties on all calls that they change.
 *
 * @param first seed of a campaign that each has of each of its calls
 * @param last seed of another one
 * @param cases of each campaign
 */
record Right(long first, long last, long cases) {

    private static final List<Correct> IMPLEMENTATIONS = Correct.all();

    /** In the order of {@link Correct#all}. */
    List<Spared> all() {
        Map<String, Outcome> outcomes = new TreeMap<>();
        calls().forEach(call -> LongStream.rangeClosed(first, last).forEach(seed -> add(outcomes, call, seed)));
        return IMPLEMENTATIONS.stream()
                .map(correct -> spared(correct, outcomes.get(correct.slug())))
                .toList();
    }

    private static List<String> calls() {
        return IMPLEMENTATIONS.stream()
                .flatMap(correct -> correct.calls().stream())
                .distinct()
                .toList();
    }

    private void add(Map<String, Outcome> outcomes, String call, long seed) {
        List<Correct> concerned = IMPLEMENTATIONS.stream()
                .filter(correct -> correct.calls().contains(call))
                .toList();
        List<Outcome> found = campaign(call, seed, concerned);
        for (int i = 0; i < found.size(); i++) {
            outcomes.merge(concerned.get(i).slug(), found.get(i), Outcome::plus);
        }
    }

    /** One for each of the implementations. */
    private List<Outcome> campaign(String call, long seed, List<Correct> concerned) {
        SharedTrials trials = new SharedTrials(Calls.of(call), seed, KnownProperties.all());
        List<List<Outcome>> all = LongStream.range(0, cases)
                .parallel()
                .mapToObj(k -> trials.outcomes(k, subjects(concerned)))
                .toList();
        return IntStream.range(0, concerned.size())
                .mapToObj(i ->
                        all.stream().map(one -> one.get(i)).reduce(new Outcome(Counts.NONE, List.of()), Outcome::plus))
                .toList();
    }

    private static List<Subject> subjects(List<Correct> all) {
        return all.stream()
                .map(correct -> (Subject) InProcess.of(correct.subject().get()))
                .toList();
    }

    private Spared spared(Correct correct, Outcome outcome) {
        long calls = correct.calls().size();
        long seeds = last - first + 1;
        Spared.Asked asked = new Spared.Asked(calls, calls * seeds, calls * seeds * cases);
        return new Spared(correct.slug(), correct.how(), asked, outcome.counts(), outcome.blamed());
    }
}
