package io.github.certidice.gate.campaign;

import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.gate.subject.Reply;
import io.github.certidice.gate.subject.Subject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;

/**
 * The questions of a campaign, made as they are wanted, and the judgement of their replies. Some trials are made and judged
 * at a time, on all processors; what is counted is in order.
 */
final class Trials implements Iterator<Inquiry>, Subject.Replies {

    private static final int AT_A_TIME = 32;

    private final Campaign campaign;
    private final Progress progress;
    private final List<List<CellTally>> tallies;
    private final List<Panel> panels;

    /** Being asked, or waiting for replies. */
    private final Deque<Batch> waiting = new ArrayDeque<>();

    private Iterator<Inquiry> asking = List.<Inquiry>of().iterator();
    private int call;
    private long next;
    private long judged;

    /** Trials of one call that were made together. */
    private static final class Batch {

        private final int call;
        private final List<Sitting> sittings;
        private final Iterator<Due> due;
        private int open;

        private record Due(Sitting sitting, Inquiry inquiry) {}

        private Batch(int call, List<Sitting> sittings) {
            List<Due> all = sittings.stream()
                    .flatMap(sitting -> sitting.inquiries().stream().map(inquiry -> new Due(sitting, inquiry)))
                    .toList();
            this.call = call;
            this.sittings = sittings;
            this.due = all.iterator();
            this.open = all.size();
        }

        private List<Inquiry> inquiries() {
            return sittings.stream()
                    .flatMap(sitting -> sitting.inquiries().stream())
                    .toList();
        }

        private void take(Inquiry inquiry, Reply reply) {
            due.next().sitting().take(inquiry, reply);
            open--;
        }
    }

    Trials(Campaign campaign, Progress progress) {
        this.campaign = campaign;
        this.progress = progress;
        this.next = first();
        this.panels = campaign.calls().stream()
                .map(tested -> Panel.of(tested, campaign.properties()))
                .toList();
        this.tallies = campaign.calls().stream()
                .map(tested ->
                        campaign.properties().stream().map(CellTally::new).toList())
                .toList();
    }

    private long first() {
        return campaign.plan().done().get(0) - 1L;
    }

    /** By property. */
    List<CellTally> tallies(int ofCall) {
        return tallies.get(ofCall);
    }

    @Override
    public boolean hasNext() {
        while (!asking.hasNext() && makeBatch()) {
            finishEmpty();
        }
        return asking.hasNext();
    }

    @Override
    public Inquiry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all is asked");
        }
        return asking.next();
    }

    /** The next trials of the call, or the first ones of the next call; false where there are none. */
    private boolean makeBatch() {
        if (next >= campaign.plan().cases()) {
            next = first();
            call++;
        }
        if (call >= campaign.calls().size() || next >= campaign.plan().cases()) {
            return false;
        }
        Batch batch = new Batch(call, sittings(campaign.calls().get(call)));
        asking = batch.inquiries().iterator();
        waiting.add(batch);
        return true;
    }

    private List<Sitting> sittings(TestedCall tested) {
        long seed = campaign.plan().seed();
        long[] numbers = LongStream.iterate(
                        next,
                        k -> k < campaign.plan().cases(),
                        k -> k + campaign.plan().shards())
                .limit(AT_A_TIME)
                .toArray();
        next += (long) numbers.length * campaign.plan().shards();
        Panel panel = panels.get(call);
        return LongStream.of(numbers)
                .parallel()
                .mapToObj(k -> Sitting.of(Trial.drawn(tested, seed, k), k, panel))
                .toList();
    }

    @Override
    public void take(Inquiry inquiry, Reply reply) {
        waiting.element().take(inquiry, reply);
        finishEmpty();
    }

    /** Judges trials that wait for nothing any more. */
    private void finishEmpty() {
        while (!waiting.isEmpty() && waiting.element().open == 0) {
            Batch done = waiting.remove();
            done.sittings.parallelStream().forEach(Sitting::judge);
            done.sittings.forEach(sitting -> count(done.call, sitting));
            judged += done.sittings.size();
            progress.judged(judged, total());
        }
    }

    private void count(int ofCall, Sitting sitting) {
        for (int k = 0; k < campaign.properties().size(); k++) {
            CellTally tally = tallies.get(ofCall).get(k);
            sitting.judgements().get(k).ifPresent(judgement -> tally.add(judgement, sitting));
        }
    }

    private long total() {
        long shards = campaign.plan().shards();
        return (campaign.plan().cases() - first() + shards - 1)
                / shards
                * campaign.calls().size();
    }

    /** Where a subject left questions without a reply, that is a mistake of the subject's code. */
    void finish() {
        if (!waiting.isEmpty() || asking.hasNext()) {
            throw new IllegalStateException("the subject left questions without a reply");
        }
    }
}
