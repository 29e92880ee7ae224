package io.github.certidice.oracle;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Outcome;
import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.oracle.Tolerances.Bounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What becomes of a subject's answer.
 *
 * @param verdict in one word
 * @param flag why: the convention of an acceptable answer, the {@link Mistake} of a disagreement, a code of an error
 * @param wrong the numbers that are too far off, the farthest first
 * @param ratio the largest distance over what is allowed, of all numbers
 * @param usual true where {@code rtol = 1e-5, atol = 1e-8} would have said that it agrees
 * @param says what the subject said of an error, or a sentence on a shape; may be empty
 */
public record Comparison(
        Verdict verdict, String flag, List<Difference> wrong, double ratio, boolean usual, String says) {

    /** The verdicts. */
    public enum Verdict {
        /** All numbers are where rounding may take them. */
        AGREE,
        /** Some are not. */
        DISAGREE,
        /** The subject chose another element of a set than the oracle, or a convention that both may choose. */
        ACCEPTABLE,
        /** The subject failed. */
        ERROR,
        /** The subject doesn't have this loss, or not for this input. */
        UNSUPPORTED
    }

    /** Copies the list. */
    public Comparison {
        wrong = List.copyOf(wrong);
    }

    /** The subject failed. */
    public static Comparison error(String code, String message) {
        return without(Verdict.ERROR, code, message);
    }

    /** The subject can't. */
    public static Comparison unsupported(String message) {
        return without(Verdict.UNSUPPORTED, "", message);
    }

    private static Comparison without(Verdict verdict, String flag, String message) {
        return new Comparison(verdict, flag, List.of(), Double.NaN, false, message);
    }

    /** With the tolerance of the weakest plausible program in the subject's format. */
    public static Comparison of(Oracle oracle, Question question, Observed observed) {
        return of(oracle, question, observed, DerivedTolerances.WEAKEST);
    }

    /** With declared tolerances; the gradient is compared where the subject gave one. */
    public static Comparison of(Oracle oracle, Question question, Observed observed, DerivedTolerances tolerances) {
        Question asked = new Question(question.tensors(), observed.gradient().isPresent(), question.asShipped());
        Outcome outcome = oracle.answer(asked).outcome();
        Optional<Comparison> shapes = shapes(outcome, observed);
        if (shapes.isPresent()) {
            return shapes.get();
        }
        Bounds bounds = tolerances.bounds(oracle, asked, observed.dtype());
        return judged(
                outcome,
                differences(outcome, observed, bounds),
                () -> differences(
                        outcome, observed, tolerances.ofSameChoice().bounds(oracle, asked, observed.dtype())));
    }

    /** Of the value alone. */
    public static Comparison ofValue(Outcome outcome, Observed observed, Bounds bounds) {
        return shape("value", outcome.value(), observed.value())
                .orElseGet(() -> judged(value(outcome, observed, bounds)));
    }

    /**
     * Of the gradient alone, which both must have.
     *
     * @param bounds of a subject that may choose where the gradient is a set
     * @param narrow of one that chooses as the oracle does
     */
    public static Comparison ofGradient(Outcome outcome, Observed observed, Bounds bounds, Supplier<Bounds> narrow) {
        return shape(
                        "gradient",
                        outcome.gradient().orElseThrow(),
                        observed.gradient().orElseThrow())
                .orElseGet(() -> judged(
                        outcome, gradient(outcome, observed, bounds), () -> gradient(outcome, observed, narrow.get())));
    }

    private static Comparison judged(Outcome outcome, List<Difference> all, Supplier<List<Difference>> narrow) {
        boolean chose = outcome.isGradientSet()
                && all.stream().allMatch(Difference::isWithin)
                && !narrow.get().stream().allMatch(Difference::isWithin);
        return chose ? chosen(outcome, all) : judged(all);
    }

    private static Optional<Comparison> shapes(Outcome outcome, Observed observed) {
        return shape("value", outcome.value(), observed.value())
                .or(() -> observed.gradient()
                        .flatMap(
                                gradient -> shape("gradient", outcome.gradient().orElseThrow(), gradient)));
    }

    private static Optional<Comparison> shape(String part, Tensor expected, Tensor observed) {
        return expected.shape().equals(observed.shape())
                ? Optional.empty()
                : Optional.of(without(
                        Verdict.DISAGREE,
                        Mistake.SHAPE.name(),
                        part + " of shape " + observed.shape() + ", expected " + expected.shape()));
    }

    private static List<Difference> differences(Outcome outcome, Observed observed, Bounds bounds) {
        List<Difference> all = new ArrayList<>(value(outcome, observed, bounds));
        if (observed.gradient().isPresent()) {
            all.addAll(gradient(outcome, observed, bounds));
        }
        return all;
    }

    private static List<Difference> value(Outcome outcome, Observed observed, Bounds bounds) {
        return Difference.of("value", observed.value(), outcome.value(), bounds.value());
    }

    private static List<Difference> gradient(Outcome outcome, Observed observed, Bounds bounds) {
        return Difference.of(
                "gradient",
                observed.gradient().orElseThrow(),
                outcome.gradient().orElseThrow(),
                bounds.gradient().orElseThrow());
    }

    private static Comparison judged(List<Difference> all) {
        List<Difference> wrong = all.stream()
                .filter(one -> !one.isWithin())
                .sorted(Comparator.comparingDouble(Difference::ratio).reversed())
                .toList();
        return wrong.isEmpty()
                ? of(Verdict.AGREE, "", all)
                : of(Verdict.DISAGREE, mistake(all, wrong.get(0)), wrong, all);
    }

    /** Of the part with the farthest number. */
    private static String mistake(List<Difference> all, Difference worst) {
        return Mistake.of(all.stream()
                        .filter(one -> one.part().equals(worst.part()))
                        .toList())
                .name();
    }

    private static Comparison chosen(Outcome outcome, List<Difference> all) {
        Event event = outcome.flags().contains(Event.TIE_ORDER) ? Event.TIE_ORDER : Event.KINK;
        return of(Verdict.ACCEPTABLE, event.name(), all);
    }

    private static Comparison of(Verdict verdict, String flag, List<Difference> all) {
        return of(verdict, flag, List.of(), all);
    }

    private static Comparison of(Verdict verdict, String flag, List<Difference> wrong, List<Difference> all) {
        double ratio = all.stream().mapToDouble(Difference::ratio).max().orElse(0);
        return new Comparison(verdict, flag, wrong, ratio, all.stream().allMatch(Difference::isUsuallyClose), "");
    }

    /** The facts, one a line. */
    public String facts(Question question, String replay) {
        return new Facts(this, question, replay).toString();
    }
}
