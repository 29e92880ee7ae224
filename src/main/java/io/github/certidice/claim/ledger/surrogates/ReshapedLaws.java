package io.github.certidice.claim.ledger.surrogates;

import static io.github.certidice.claim.cases.SoftCases.power;
import static io.github.certidice.claim.cases.SoftCases.twoLevel;
import static io.github.certidice.number.Rational.ONE;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.image.Pair;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.variant.Reshaping;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Losses that are another function of soft Dice than 1 - SD: its negative logarithm, log cosh, powers (focal). They rank
 * predictions of one image alike, and are not equivalent to it up to a factor.
 *
 * <p>Irrational values are enclosed to within 2^-128, and a law is checked at the end of the interval that is worse for it; so what
 * holds of the quantity shown holds of the value.
 */
public final class ReshapedLaws {

    private static final int BITS = 128;
    private static final String NEW = "new here";
    private static final String READING = "a reading of the abstract of Bertels et al., MICCAI 2019";
    private static final String X = "x";
    private static final String LEAST = "least";
    private static final String K = "K";
    private static final String KIND = "kind";
    private static final String BRACKET = "negative-log-bracket";

    private final Loss softDice;
    private final BiFunction<Reshaping, Rational, Real> reshaped;

    public ReshapedLaws(Formulas formulas) {
        softDice = formulas.softDice();
        reshaped = formulas.surrogates().reshaped();
    }

    public List<Claim> claims() {
        return List.of(order(), aboveLoss(), bracket(), negativeLog(), logCosh(), focal(), sameMinimiser());
    }

    private Enclosure value(Reshaping kind, Rational x) {
        return reshaped.apply(kind, x).enclose(BITS);
    }

    private static Reshaping kind(Case c) {
        return Reshaping.values()[c.integer(KIND)];
    }

    /** All pairs of different similarities from {1/m, ..., m/m}. */
    private static Stream<Case> similarities(int m) {
        return IntStream.rangeClosed(1, m)
                .boxed()
                .flatMap(i -> IntStream.range(1, i)
                        .mapToObj(j -> Case.of(LEAST, Rational.of(j, m)).with(X, Rational.of(i, m))));
    }

    private Claim order() {
        return Claim.named("reshaped-dice-order", "Logarithm, log cosh and powers of soft Dice keep its order")
                .entry("C7")
                .from(NEW)
                .says(
                        "-log SD, log cosh(1 - SD) and (1 - SD)^2 fall strictly as soft Dice rises: on one image they rank predictions"
                                + " alike, and have the same best one.",
                        "x' < x \\Rightarrow f(x') > f(x)")
                .enumerated(Enumerations.bySize(
                        "all pairs of similarities from {1/m, ..., 1} for m up to %d, all three functions",
                        new int[] {6, 12, 40},
                        m -> similarities(m)
                                .flatMap(c -> IntStream.range(0, Reshaping.values().length)
                                        .mapToObj(kind -> c.with(KIND, kind)))))
                .measures(
                        "\\mathrm{sgn}(f(x')-f(x))",
                        c -> Measurement.equal(
                                Rational.of(sign(value(kind(c), c.parameter(LEAST)), value(kind(c), c.parameter(X)))),
                                ONE));
    }

    /** 0 where the intervals overlap. */
    private static int sign(Enclosure first, Enclosure second) {
        if (first.low().compareTo(second.high()) > 0) {
            return 1;
        }
        return first.high().compareTo(second.low()) < 0 ? -1 : 0;
    }

    private Claim aboveLoss() {
        return Claim.named("negative-log-above-loss", "-log SD is at least 1 - SD")
                .entry("C7")
                .from(NEW)
                .says(
                        "One direction holds with the factor 1, approached near a perfect prediction, where the logarithm has the"
                                + " slope 1.",
                        "-\\log SD \\ge 1-SD")
                .given("0 < SD < 1", c -> isInside(c.parameter(X)))
                .enumerated(Enumerations.bySize(
                        "all SD = i/m for m up to %d",
                        new int[] {8, 24, 96}, m -> IntStream.range(1, m).mapToObj(i -> Case.of(X, Rational.of(i, m)))))
                .searched(new Domain.Family("SD = 1 - 2^-k", 40, k -> Case.of(X, ONE.minus(half(k + 1)))))
                .approached(Bound.of(1))
                .measures("\\frac{1-SD}{-\\log SD}", c -> {
                    Rational x = c.parameter(X);
                    Rational ratio =
                            ONE.minus(x).over(value(Reshaping.NEGATIVE_LOG, x).low());
                    return new Measurement(ratio, Bound.of(0), Bound.of(1));
                });
    }

    private static boolean isInside(Rational x) {
        return x.signum() > 0 && x.compareTo(ONE) < 0;
    }

    private static Rational half(int k) {
        return Rational.HALF.power(k);
    }

    private Claim bracket() {
        return Claim.named(
                        BRACKET, "Where soft Dice is at least delta, -log SD is 1 - SD up to -log(delta)/(1 - delta)")
                .entry("C7")
                .from(NEW)
                .says(
                        "The ratio of the two losses falls as soft Dice rises. So on predictions that aren't worse than delta they are"
                                + " equivalent, with the ratio at delta as the best factor, which has no bound as delta goes to 0.",
                        "SD \\ge \\delta \\Rightarrow -\\log SD \\le \\frac{-\\log\\delta}{1-\\delta} (1-SD)")
                .given(
                        "0 < delta < SD < 1",
                        c -> isInside(c.parameter(LEAST))
                                && c.parameter(LEAST).compareTo(c.parameter(X)) < 0
                                && isInside(c.parameter(X)))
                .enumerated(Enumerations.bySize(
                        "all delta < SD from {1/m, ..., (m-1)/m} for m up to %d",
                        new int[] {6, 16, 48}, m -> similarities(m)))
                .searched(new Domain.Family(
                        "delta = 1/2, SD = 1/2 + 2^-k",
                        40,
                        k -> Case.of(LEAST, Rational.HALF).with(X, Rational.HALF.plus(half(k + 2)))))
                .measures(
                        "\\frac{-\\log SD}{1-SD}",
                        c -> new Measurement(
                                logRatio(c.parameter(X), true),
                                Bound.of(0),
                                Bound.of(logRatio(c.parameter(LEAST), false))));
    }

    private Rational logRatio(Rational x, boolean high) {
        Enclosure log = value(Reshaping.NEGATIVE_LOG, x);
        return (high ? log.high() : log.low()).over(ONE.minus(x));
    }

    /** A wording that K is a factor for all predictions, on one voxel whose probability depends on K. */
    private Claim.Builder reading(String slug, String name, String law, String how, IntFunction<Case> example) {
        return Claim.named(slug, "All surrogates are equivalent up to one factor: " + name)
                .entry("C7")
                .from(READING)
                .correctedBy(law)
                .enumerated(Enumerations.bySize(
                        "K = 2^0, ..., 2^k for k = %d, each on one voxel with " + how,
                        new int[] {2, 4, 5},
                        k -> Stream.of(example.apply(k).with(K, 1L << k))));
    }

    private Rational dice(Case c) {
        return SoftCases.similarity(softDice, c);
    }

    private Claim negativeLog() {
        return reading(
                        "surrogates-equivalent-log",
                        "the negative logarithm and soft Dice",
                        BRACKET,
                        "p = 4^-K",
                        k -> twoLevel(1, 1, power(2 << k), 0))
                .says(
                        "The literal reading for -log SD, which a total miss makes infinite.",
                        "\\exists K: \\; -\\log SD \\le K (1-SD)")
                .measures(
                        "\\frac{-\\log SD}{1-SD}",
                        c -> new Measurement(logRatio(dice(c), false), Bound.of(0), Bound.of(c.parameter(K))));
    }

    private Claim logCosh() {
        return reading(
                        "surrogates-equivalent-log-cosh",
                        "log cosh and soft Dice",
                        "reshaped-dice-order",
                        "p = 1 - 1/(4K)",
                        k -> twoLevel(1, 1, 1 - power(k + 2), 0))
                .says(
                        "The literal reading for log cosh(1 - SD): it is of second order near a perfect prediction.",
                        "\\exists K: \\; 1-SD \\le K \\log\\cosh(1-SD)")
                .measures(
                        "\\frac{1-SD}{\\log\\cosh(1-SD)}",
                        c -> new Measurement(
                                ONE.minus(dice(c))
                                        .over(value(Reshaping.LOG_COSH, dice(c)).high()),
                                Bound.of(0),
                                Bound.of(c.parameter(K))));
    }

    private Claim focal() {
        return reading(
                        "surrogates-equivalent-focal",
                        "a focal power and soft Dice",
                        "reshaped-dice-order",
                        "p = 1 - 1/(2K)",
                        k -> twoLevel(1, 1, 1 - power(k + 1), 0))
                .says(
                        "The literal reading for the square of the loss, as in the focal Tversky loss: the factor is 1/(1 - SD).",
                        "\\exists K: \\; 1-SD \\le K (1-SD)^2")
                .measures(
                        "\\frac{1}{1-SD}",
                        c -> new Measurement(
                                ONE.minus(dice(c))
                                        .over(value(Reshaping.SQUARE, dice(c)).high()),
                                Bound.of(0),
                                Bound.of(c.parameter(K))));
    }

    private Claim sameMinimiser() {
        return Claim.named(
                        "reshaped-dice-expected",
                        "Losses with the same order have the same best prediction in expectation")
                .entry("C7")
                .from("common reading")
                .correctedBy("reshaped-dice-order")
                .says(
                        "On one image they do. Where the target is {1} or, with probability w, {2}, soft Dice prefers {1} for w below"
                                + " 1/3 and {1, 2} for larger ones; its square prefers {1, 2} from w = 1/9 on.",
                        "\\arg\\min_s E (1-D) \\subset \\arg\\min_s E (1-D)^2")
                .given("0 < w < 1/3", c -> isInside(c.parameter("w").times(Rational.of(3))))
                .enumerated(Enumerations.bySize(
                        "all w = i/m for m up to %d",
                        new int[] {5, 8, 30},
                        m -> IntStream.range(1, m).mapToObj(i -> Case.of("w", Rational.of(i, m)))))
                .measures("\\min_s E (1-D)^2 \\text{ at the minimiser of } E(1-D)", c -> {
                    Rational w = c.parameter("w");
                    String best = MASKS.stream()
                            .min(Comparator.comparing(mask -> risk(mask, w, false)))
                            .orElseThrow();
                    Rational least = MASKS.stream()
                            .map(mask -> risk(mask, w, true))
                            .reduce(Rational::min)
                            .orElseThrow();
                    return Measurement.equal(risk(best, w, true), least);
                });
    }

    private static final List<String> MASKS = List.of("10", "01", "11");

    /** The expected loss of a mask where the target is {1}, or {2} with probability w. */
    private Rational risk(String mask, Rational w, boolean squared) {
        return ONE.minus(w).times(loss("10", mask, squared)).plus(w.times(loss("01", mask, squared)));
    }

    private Rational loss(String target, String mask, boolean squared) {
        Pair pair = SoftCases.literal(target, mask.charAt(0) - '0', mask.charAt(1) - '0')
                .pair();
        Rational plain = softDice.of(pair).rational();
        return squared ? value(Reshaping.SQUARE, ONE.minus(plain)).low() : plain;
    }
}
