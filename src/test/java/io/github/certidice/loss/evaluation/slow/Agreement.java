package io.github.certidice.loss.evaluation.slow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.evaluation.Evaluator;
import io.github.certidice.loss.evaluation.Outcome;
import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.loss.evaluation.slow.SlowReference.Range;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.number.Certified;
import io.github.certidice.number.Enclosures;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** The engine beside the reference, bit for bit. */
public final class Agreement {

    /** Differences of the last reference are below this where the derivative is 0. */
    private static final double HOELDER = 1e-18;

    private final Pipeline pipeline;
    private final Case tensors;
    private final Outcome outcome;
    private final SlowReference[] references;
    private int compared;

    private Agreement(Pipeline pipeline, Case tensors) {
        this.pipeline = pipeline;
        this.tensors = tensors;
        outcome = Evaluator.evaluate(pipeline, tensors, true);
        // the last one tells zeros from everything that doesn't round to it
        references = new SlowReference[] {
            new SlowReference(pipeline, tensors, 190, 40),
            new SlowReference(pipeline, tensors, 500, 50),
            new SlowReference(pipeline, tensors, 1200, 60)
        };
    }

    /** Value and gradient agree; gives the number of derivatives that were compared. */
    public static int check(Pipeline pipeline, Case tensors) {
        Agreement agreement = new Agreement(pipeline, tensors);
        agreement.checkValues();
        agreement.checkGradient();
        return agreement.compared;
    }

    /** The values agree: where derivatives are a matter of conventions. */
    public static void checkValues(Pipeline pipeline, Case tensors) {
        new Agreement(pipeline, tensors).checkValues();
    }

    private void checkEnclosure(int i) {
        Certified certified = outcome.certified().get(i);
        Optional<BigDecimal> slow = references[0].number(i);
        assertThat(certified.isFinite()).isEqualTo(slow.isPresent());
        slow.ifPresent(x -> assertThat(Enclosures.meets(certified, x, references[0].error(x)))
                .isTrue());
    }

    private void checkValues() {
        assertThat(outcome.flags()).as("%s of %s", pipeline, tensors).doesNotContain(Event.UNDECIDED);
        for (int i = 0; i < outcome.value().size(); i++) {
            assertRounded("value " + i, outcome.value().at(i), value(i));
            checkEnclosure(i);
        }
        assertThat(outcome.value().size()).isEqualTo(references[0].values().size());
    }

    private Range value(int i) {
        Range range = null;
        for (SlowReference reference : references) {
            range = reference.values().get(i);
            if (range.isDecided()) {
                return range;
            }
        }
        return range;
    }

    private void checkGradient() {
        if (hasNumbersOnly()) {
            for (int i = 0; i < tensors.prediction().size(); i++) {
                if (!isAtEndOfKink(i)) {
                    checkDerivative(i);
                }
            }
        }
    }

    /** Not with infinite slopes, those of roots at 0, nor with ties, where differences see one order. */
    private boolean hasNumbersOnly() {
        return outcome.flags().stream().allMatch(event -> event == Event.KINK);
    }

    /** At 0 and 1 differences see one side only, where the slope 0 of a kink is neither side's. */
    private boolean isAtEndOfKink(int i) {
        double p = tensors.prediction().at(i);
        return outcome.flags().contains(Event.KINK) && (p == 0 || p == 1);
    }

    private void checkDerivative(int i) {
        Optional<Range> range = derivative(i);
        double found = outcome.gradient().orElseThrow().at(i);
        if (range.isPresent() && !(found == 0 && vanishes(range.get()))) {
            assertRounded("derivative " + i, found, range.get());
            compared++;
        }
    }

    /** Where a loss grows as h^(4/3), say, differences over 10^-60 are still 10^-20, and no rounding is decided. */
    private static boolean vanishes(Range range) {
        return !range.isDecided() && Math.max(Math.abs(range.low()), Math.abs(range.high())) < HOELDER;
    }

    private Optional<Range> derivative(int i) {
        Optional<Range> range = Optional.empty();
        for (SlowReference reference : references) {
            range = reference.derivative(i);
            if (range.isEmpty() || range.get().isDecided()) {
                return range;
            }
        }
        return range;
    }

    private void assertRounded(String what, double found, Range expected) {
        if (!expected.contains(found)) {
            throw new AssertionError(
                    what + ": found " + found + ", expected " + expected + "\n" + pipeline + "\n" + describe());
        }
    }

    private String describe() {
        return "prediction " + tensors.prediction() + " "
                + Arrays.toString(tensors.prediction().toDoubles()) + "\ntarget " + tensors.target() + " "
                + Arrays.toString(tensors.target().toDoubles()) + "\n" + extras() + "\n" + outcome;
    }

    private String extras() {
        StringBuilder text = new StringBuilder();
        tensors.extra()
                .forEach((name, tensor) -> text.append(name)
                        .append(' ')
                        .append(tensor)
                        .append(' ')
                        .append(Arrays.toString(tensor.toDoubles())));
        return text.toString();
    }
}
