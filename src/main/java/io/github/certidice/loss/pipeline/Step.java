package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;

/** One step from a ratio x to a loss. */
public sealed interface Step {

    /** 1 - x. */
    Step ONE_MINUS = new OneMinus();
    /** -x. */
    Step NEGATED = new Negated();
    /** log(cosh(x)). */
    Step LOG_COSH = new LogCosh();

    /** 1 - x. */
    record OneMinus() implements Step {}

    /** -x. */
    record Negated() implements Step {}

    /**
     * -log(max(x, floor)); without slope below the floor.
     *
     * @param floor where there is one
     */
    record NegativeLog(Optional<Rational> floor) implements Step {}

    /**
     * x^exponent.
     *
     * @param exponent above 0
     */
    record Power(Rational exponent) implements Step {
        /** Rejects others. */
        public Power {
            Checks.requirePositive("gamma", exponent);
        }
    }

    /** log(cosh(x)) (Jadon 2020, of 1 - Dice). */
    record LogCosh() implements Step {}

    /**
     * factor * x.
     *
     * @param factor any number
     */
    record Times(Rational factor) implements Step {}

    /**
     * x / (1 + k (1 - x)) (Yang et al. 2019).
     *
     * @param k at least 0
     */
    record Penalty(Rational k) implements Step {
        /** Rejects others. */
        public Penalty {
            Checks.requireNotNegative("k", k);
        }
    }

    /**
     * Other steps for each class.
     *
     * @param steps one list for each class
     */
    record ByClass(List<List<Step>> steps) implements Step {
        /** Copies them. */
        public ByClass {
            steps = steps.stream().map(List::copyOf).toList();
        }
    }

    /** -log(x). */
    static Step negativeLog() {
        return new NegativeLog(Optional.empty());
    }
}
