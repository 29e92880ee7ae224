package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.cli.worker.Done;
import io.github.certidice.cli.worker.Workers;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Plan;
import io.github.certidice.gate.result.PropertyWords;
import java.util.List;
import java.util.stream.IntStream;

/** Splits campaigns over workers, each of which starts the subject for itself. */
final class SplitRunner implements GateRunner {

    private final GateRunner alone = new CampaignRunner();
    private final Workers workers;

    /**
     * Runs one shard.
     *
     * @param subject that it starts
     * @param whole the plan of the whole campaign
     * @param shards into how many parts it is split
     * @param calls under test
     */
    private record Shard(Tested subject, Plan whole, int shards, List<String> calls)
            implements Workers.Work<Integer, String> {

        @Override
        public String on(Integer part) {
            return new CampaignRunner()
                    .campaign(plan(part), calls)
                    .run(subject, ProgressLine.hidden())
                    .toJson()
                    .toString();
        }

        private Plan plan(int part) {
            return new Plan(whole.subject(), whole.seed(), whole.cases(), shards, List.of(part));
        }
    }

    SplitRunner(Workers workers) {
        this.workers = workers;
    }

    @Override
    public List<PropertyWords> properties() {
        return alone.properties();
    }

    @Override
    public Prepared campaign(Plan plan, List<String> calls) {
        if (plan.shards() > 1) {
            throw InvalidInput.of(
                    "--shard", plan.done().get(0) + "/" + plan.shards(), "none here: workers share the whole campaign");
        }
        alone.campaign(plan, calls);
        return (subject, progress) -> shared(subject, plan, calls);
    }

    private GateResult shared(Tested subject, Plan plan, List<String> calls) {
        int shards = (int) Math.min(workers.parts(), plan.cases());
        List<Integer> parts = IntStream.rangeClosed(1, shards).boxed().toList();
        List<String> results = Done.by(workers, parts, new Shard(subject, plan, shards, List.copyOf(calls)));
        return CampaignParts.joined(parts.stream()
                        .map(part -> CampaignParts.Part.read(part + "/" + shards, results.get(part - 1)))
                        .toList())
                .unsplit();
    }

    @Override
    public Prepared replay(String token, String subject) {
        return alone.replay(token, subject);
    }
}
