package io.github.certidice.gate.campaign;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.result.CallResult;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Plan;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.subject.Subject;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * All properties of many trials of some calls. A trial's number says all about it, and shard i of n has the numbers that
 * are i - 1 modulo n; so the joined results of all shards are those of one campaign.
 *
 * @param plan subject, seed, cases for each call, and which shard this is: the only one that the plan says is done
 * @param calls under test
 * @param properties that are checked
 */
public record Campaign(Plan plan, List<TestedCall> calls, List<Property> properties) {

    /** How many trials a call gets where nobody says otherwise. */
    public static final long USUAL_CASES = 500;

    /** Rejects what asks nothing. */
    public Campaign {
        List<TestedCall> all = List.copyOf(calls);
        calls = all;
        properties = properties.stream().map(property -> property.among(all)).toList();
        require(!calls.isEmpty(), "--loss", "no call", "at least one");
        require(!properties.isEmpty(), "--property", "none", "at least one");
        require(plan.cases() >= 1, "--cases", plan.cases(), "at least 1");
        require(plan.shards() >= 1, "--shard", plan.shards() + " shards", "at least 1");
        require(
                plan.done().size() == 1
                        && plan.done().get(0) >= 1
                        && plan.done().get(0) <= plan.shards(),
                "--shard",
                plan.done(),
                "one of 1 to " + plan.shards());
    }

    private static void require(boolean fits, String argument, Object found, String allowed) {
        if (!fits) {
            throw InvalidInput.of(argument, found, allowed);
        }
    }

    /** The whole campaign as one shard. */
    public static Campaign whole(String subject, long seed, List<TestedCall> calls, List<Property> properties) {
        return new Campaign(new Plan(subject, seed, USUAL_CASES, 1, List.of(1)), calls, properties);
    }

    /** The same with so many trials for each call, in all shards together. */
    public Campaign withCases(long cases) {
        return new Campaign(
                new Plan(plan.subject(), plan.seed(), cases, plan.shards(), plan.done()), calls, properties);
    }

    /** Shard i of n. */
    public Campaign shard(int i, int n) {
        return new Campaign(new Plan(plan.subject(), plan.seed(), plan.cases(), n, List.of(i)), calls, properties);
    }

    /**
     * Asks, judges, counts, and shrinks what failed.
     *
     * @throws InvalidInput where the subject can't be started
     */
    public GateResult run(Subject subject, Progress progress) {
        Trials trials = new Trials(this, progress);
        subject.askAll(trials, trials);
        trials.finish();
        return result(trials::tallies, subject);
    }

    /** Of what was counted, by the number of a call; what failed is shrunk. */
    GateResult result(IntFunction<List<CellTally>> tallies, Subject subject) {
        Shrinker shrinker = new Shrinker(subject);
        return new GateResult(
                plan,
                properties.stream().map(Property::words).toList(),
                IntStream.range(0, calls.size())
                        .mapToObj(k -> result(calls.get(k), tallies.apply(k), shrinker))
                        .toList());
    }

    private CallResult result(TestedCall call, List<CellTally> tallies, Shrinker shrinker) {
        return new CallResult(
                call.toString(),
                IntStream.range(0, properties.size())
                        .mapToObj(k -> cell(call, properties.get(k), tallies.get(k), shrinker))
                        .toList());
    }

    private static Cell cell(TestedCall call, Property property, CellTally tally, Shrinker shrinker) {
        return property.silence(call)
                .map(reason -> Cell.notApplicable(property.words().slug(), reason))
                .orElseGet(() -> tally.cell(shrinker));
    }
}
