package io.github.certidice.oracle;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Outcome;
import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.oracle.Tolerances.Bounds;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What becomes of a subject's answer.
 *
 * @param verdict in one word
 * @param flag why: the convention of an acceptable answer, the {@link Mistake} of a disagreement, a code of an error
 * @param wrong the numbers that are too far off, the farthest first
 * @param ratio the largest distance over what is allowed, of all numbers
 * @param usual true where {@code rtol = 1e-5, atol = 1e-8} would have said that it agrees
 * @param says what the subject said of an error, or a sentence on a shape or a gradient that is missing; may be empty
 * @param like what the flag is in numbers: the factor, the format that rounding is that of; may be empty
 */
public record Comparison(
        Verdict verdict, String flag, List<Difference> wrong, double ratio, boolean usual, String says, String like) {

    private static final String WITHOUT_GRADIENT = "in the value; no gradient was given";

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
        return new Comparison(verdict, flag, List.of(), Double.NaN, false, message, "");
    }

    /** With the tolerance of the weakest plausible program in the subject's format. */
    public static Comparison of(Oracle oracle, Question question, Observed observed) {
        return of(oracle, question, observed, DerivedTolerances.WEAKEST);
    }

    /**
     * With declared tolerances; the gradient is compared where the subject gave one. Where one was asked for and isn't there,
     * an agreement says that it is one of values alone.
     */
    public static Comparison of(Oracle oracle, Question question, Observed observed, DerivedTolerances tolerances) {
        Question asked = new Question(question.tensors(), observed.gradient().isPresent(), question.asShipped());
        Outcome outcome = oracle.answer(asked).outcome();
        Optional<Comparison> shapes = shapes(outcome, observed);
        if (shapes.isPresent()) {
            return shapes.get();
        }
        Answered answered = new Answered(outcome, observed, Margins.of(oracle, asked, tolerances));
        Comparison comparison = judged(answered, answered::both);
        boolean isHalf = question.gradient() && observed.gradient().isEmpty() && comparison.verdict() == Verdict.AGREE;
        return isHalf ? comparison.saying(WITHOUT_GRADIENT) : comparison;
    }

    /** Of the value alone. */
    public static Comparison ofValue(Outcome outcome, Observed observed, Margins margins) {
        Answered answered = new Answered(outcome, observed, margins);
        return shape("value", outcome.value(), observed.value())
                .orElseGet(() -> judgedNumbers(answered, answered::value));
    }

    /** Of the gradient alone, which both must have. */
    public static Comparison ofGradient(Outcome outcome, Observed observed, Margins margins) {
        Answered answered = new Answered(outcome, observed, margins);
        return shape(
                        "gradient",
                        outcome.gradient().orElseThrow(),
                        observed.gradient().orElseThrow())
                .orElseGet(() -> judged(answered, answered::gradient));
    }

    /** Of these numbers, where another choice of the oracle would have been as good. */
    private static Comparison judged(Answered answered, Function<Bounds, List<Differences>> numbers) {
        List<Differences> all = numbers.apply(answered.margins().bounds(answered.declared()));
        boolean chose = answered.outcome().isGradientSet()
                && Differences.areWithin(all)
                && !Differences.areWithin(numbers.apply(answered.margins().narrowBounds(answered.declared())));
        return chose ? chosen(answered.outcome(), all) : judgedNumbers(answered, numbers);
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

    private static Comparison judgedNumbers(Answered answered, Function<Bounds, List<Differences>> numbers) {
        List<Differences> all = numbers.apply(answered.margins().bounds(answered.declared()));
        double ratio = Differences.ratio(all);
        if (ratio <= 1) {
            return of(Verdict.AGREE, "", List.of(), all, ratio);
        }
        List<Difference> each = Differences.list(all);
        List<Difference> wrong = each.stream()
                .filter(one -> !one.isWithin())
                .sorted(Comparator.comparingDouble(Difference::ratio).reversed())
                .toList();
        Diagnosis diagnosis = Diagnosis.of(of(wrong.get(0).part(), each), answered::formatInside);
        return of(Verdict.DISAGREE, diagnosis.mistake().name(), wrong, all, ratio)
                .like(diagnosis.like());
    }

    /** The part with the farthest number says what is wrong. */
    private static List<Difference> of(String part, List<Difference> all) {
        return all.stream().filter(one -> one.part().equals(part)).toList();
    }

    private Comparison saying(String words) {
        return new Comparison(verdict, flag, wrong, ratio, usual, words, like);
    }

    private Comparison like(String words) {
        return new Comparison(verdict, flag, wrong, ratio, usual, says, words);
    }

    private static Comparison chosen(Outcome outcome, List<Differences> all) {
        Event event = outcome.flags().contains(Event.TIE_ORDER) ? Event.TIE_ORDER : Event.KINK;
        return of(Verdict.ACCEPTABLE, event.name(), List.of(), all, Differences.ratio(all));
    }

    private static Comparison of(
            Verdict verdict, String flag, List<Difference> wrong, List<Differences> all, double ratio) {
        return new Comparison(verdict, flag, wrong, ratio, Differences.areUsuallyClose(all), "", "");
    }

    /** The facts, one a line. */
    public String facts(Question question, String replay) {
        return new Facts(this, question, replay).toString();
    }
}
