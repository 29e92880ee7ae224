package io.github.certidice.loss.evaluation;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.dense.DenseOverlap;
import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.number.Arithmetic;
import io.github.certidice.number.Certified;
import io.github.certidice.number.DoubleDoubles;
import io.github.certidice.number.Precision;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Refined;
import io.github.certidice.number.Undecided;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * Evaluates pipelines in certified arithmetic: in pairs of doubles first, where a hundred binary digits mostly decide. What a
 * precision leaves open, a comparison or the last digit of some number, is computed again with more.
 */
public final class Evaluator {

    private final Pipeline pipeline;
    private final Case tensors;
    private final Function<Front, Grid> grids;
    private final Rounded values = new Rounded();
    private final Rounded gradient;
    private final Set<Event> events = EnumSet.noneOf(Event.class);
    private List<Integer> shape;
    private List<Certified> certified;

    private Evaluator(Pipeline pipeline, Case tensors, boolean gradient) {
        this.pipeline = pipeline;
        this.tensors = tensors;
        this.grids = Context.grids(tensors);
        this.gradient = gradient ? new Rounded(tensors.prediction().size()) : null;
    }

    /**
     * Value and, where wanted, gradient.
     *
     * @throws io.github.certidice.InvalidInput where the tensors don't fit the loss
     */
    public static Outcome evaluate(Pipeline pipeline, Case tensors, boolean gradient) {
        Evaluator evaluator = new Evaluator(pipeline, tensors, gradient);
        return DenseRoute.outcome(pipeline, gradient, evaluator.context(Precision.FIRST))
                .orElseGet(evaluator::refined);
    }

    /** The same without short cuts: values before rounding are fractions where they are rational, or have many digits. */
    public static Outcome evaluateInDigits(Pipeline pipeline, Case tensors, boolean gradient) {
        Evaluator evaluator = new Evaluator(pipeline, tensors, gradient);
        evaluator.refine(Precision.DIGITS);
        return evaluator.outcome();
    }

    private Context context(Arithmetic arithmetic) {
        return new Context(tensors, grids, arithmetic, events, gradient != null);
    }

    private Outcome refined() {
        if (!isDecidedBy(DoubleDoubles.ARITHMETIC)) {
            refine(Precision.FIRST);
        }
        return outcome();
    }

    private void refine(Precision first) {
        Precision precision = first;
        while (!isDecidedBy(precision)) {
            precision = precision.more();
            if (!precision.isWorthwhile()) {
                giveUp();
                return;
            }
        }
    }

    private boolean isDecidedBy(Arithmetic arithmetic) {
        try {
            Run run = Runs.of(pipeline, context(arithmetic));
            shape = run.shape();
            certified = run.values().stream()
                    .map(value -> ((Refined) value).certified())
                    .toList();
            values.take(run.values());
            if (gradient != null) {
                gradient.starts();
                run.gradient(gradient);
                gradient.passed();
            }
        } catch (Undecided undecided) {
            return false;
        }
        return values.isComplete() && (gradient == null || gradient.isComplete());
    }

    /** Numbers that no precision decided keep the middle of their enclosure; NaN where there was none. */
    private void giveUp() {
        if (certified == null) {
            shape = List.of();
            certified = List.of();
            values.fill(1);
        }
        if (gradient != null && !gradient.passed) {
            gradient.fill(gradient.size);
        }
        events.add(Event.UNDECIDED);
    }

    private Outcome outcome() {
        note(values);
        Optional<Tensor> slopes = Optional.empty();
        if (gradient != null) {
            note(gradient);
            slopes = Optional.of(
                    Tensor.of(ElementType.FLOAT64, tensors.prediction().shape(), gradient.numbers()));
        }
        return new Outcome(
                Tensor.of(ElementType.FLOAT64, shape, values.numbers()), slopes, certified, Set.copyOf(events));
    }

    private void note(Rounded numbers) {
        if (numbers.hasNaN()) {
            events.add(Event.UNDEFINED);
        }
        if (numbers.hasInfinity()) {
            events.add(Event.INFINITE);
        }
    }

    /** Numbers that are rounded as soon as a precision decides how. */
    private static final class Rounded implements Run.Sink {

        private double[] numbers;
        private final int size;
        private final BitSet open = new BitSet();
        private final BitSet given = new BitSet();
        private boolean passed;

        /** As many as will be taken. */
        private Rounded() {
            this(0);
        }

        private Rounded(int size) {
            this.size = size;
        }

        private void take(List<Quantity> quantities) {
            if (numbers == null) {
                numbers = new double[quantities.size()];
                open.set(0, numbers.length);
            }
            for (int i = 0; i < numbers.length; i++) {
                if (open.get(i)) {
                    accept(i, quantities.get(i));
                }
            }
        }

        @Override
        public boolean wants(int index) {
            return !passed || open.get(index);
        }

        /** Room is made when it is needed, for shortcuts bring their own. */
        private void starts() {
            given.clear();
            numbers = numbers == null ? new double[size] : numbers;
        }

        /** What a pass left out is 0, also where an earlier one had an enclosure of it. */
        private void passed() {
            passed = true;
            for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
                numbers[i] = given.get(i) ? numbers[i] : 0;
            }
            open.and(given);
        }

        private void fill(int size) {
            numbers = new double[size];
            Arrays.fill(numbers, Double.NaN);
        }

        @Override
        public void accept(int index, Quantity coordinate) {
            given.set(index);
            try {
                numbers[index] = ((Refined) coordinate).doubleValue();
                if (!open.isEmpty()) {
                    open.clear(index);
                }
            } catch (Undecided undecided) {
                numbers[index] = ((Refined) coordinate).approximate();
                open.set(index);
            }
        }

        @Override
        public void accept(int from, byte[] target, Quantity off, Quantity on) {
            if (target.length == numbers.length && !passed && isDecided(off) && isDecided(on)) {
                DenseOverlap.fill(target, ((Refined) off).doubleValue(), ((Refined) on).doubleValue(), numbers);
            } else {
                Run.Sink.super.accept(from, target, off, on);
            }
        }

        private static boolean isDecided(Quantity quantity) {
            try {
                ((Refined) quantity).doubleValue();
                return true;
            } catch (Undecided undecided) {
                return false;
            }
        }

        private boolean isComplete() {
            return open.isEmpty();
        }

        private double[] numbers() {
            return numbers;
        }

        private boolean hasNaN() {
            return has(Double::isNaN);
        }

        private boolean hasInfinity() {
            return has(Double::isInfinite);
        }

        private boolean has(DoublePredicate kind) {
            for (double number : numbers) {
                if (kind.test(number)) {
                    return true;
                }
            }
            return false;
        }
    }
}
