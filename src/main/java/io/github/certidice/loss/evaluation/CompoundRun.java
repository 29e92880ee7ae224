package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.number.Quantity;
import java.util.ArrayList;
import java.util.List;

/** A weighted sum of losses. */
final class CompoundRun implements Run {

    private final CompoundLoss loss;
    private final List<Run> runs = new ArrayList<>();
    private final List<Quantity> values = new ArrayList<>();

    CompoundRun(CompoundLoss loss, Context context) {
        this.loss = loss;
        for (CompoundLoss.Term term : loss.terms()) {
            runs.add(Runs.of(term.loss(), context));
        }
        requireSameShape();
        for (int i = 0; i < runs.get(0).values().size(); i++) {
            values.add(value(i));
        }
    }

    private void requireSameShape() {
        for (Run run : runs) {
            if (!run.shape().equals(shape())) {
                throw InvalidInput.of(
                        "reduction", "parts of shapes " + shape() + " and " + run.shape(), "parts of one shape");
            }
        }
    }

    private Quantity value(int i) {
        Quantity sum = null;
        for (int term = 0; term < runs.size(); term++) {
            Quantity weighted =
                    runs.get(term).values().get(i).times(loss.terms().get(term).weight());
            sum = sum == null ? weighted : sum.plus(weighted);
        }
        return sum;
    }

    @Override
    public List<Integer> shape() {
        return runs.get(0).shape();
    }

    @Override
    public List<Quantity> values() {
        return values;
    }

    @Override
    public void gradient(Sink sink) {
        Sums sums = new Sums(sink);
        for (int term = 0; term < runs.size(); term++) {
            sums.weight(loss.terms().get(term));
            runs.get(term).gradient(sums);
        }
        sums.deliver();
    }

    /** Adds up what the terms give. */
    private static final class Sums implements Sink {

        private final Sink sink;
        private final List<Quantity> sums = new ArrayList<>();
        private CompoundLoss.Term term;

        private Sums(Sink sink) {
            this.sink = sink;
        }

        private void weight(CompoundLoss.Term next) {
            term = next;
        }

        @Override
        public boolean wants(int index) {
            return sink.wants(index);
        }

        @Override
        public void accept(int index, Quantity coordinate) {
            while (sums.size() <= index) {
                sums.add(null);
            }
            Quantity weighted = coordinate.times(term.weight());
            Quantity known = sums.get(index);
            sums.set(index, known == null ? weighted : known.plus(weighted));
        }

        private void deliver() {
            for (int i = 0; i < sums.size(); i++) {
                if (sums.get(i) != null) {
                    sink.accept(i, sums.get(i));
                }
            }
        }
    }
}
