package io.github.certidice.claim.ledger.rounding;

import static io.github.certidice.claim.ledger.rounding.FormatNumbers.at;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.loss.variant.FlooredCrossEntropy;
import io.github.certidice.number.Bound;
import io.github.certidice.number.FloatFormat;
import io.github.certidice.number.LogSum;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import io.github.certidice.sample.SplitMix64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where a floor of -100 below logarithms acts: PyTorch's BCELoss. */
public final class LogFloorLaws {

    private static final int FLOAT32 = 24;
    private static final int FLOAT64 = FloatArithmetic.OF_DOUBLES;
    private static final Rational MOST = FlooredCrossEntropy.MOST;

    /** The last number below e^-100 = 26.55 2^-149 of each format, by its digits: 0 in those that have none. */
    private static final Map<Integer, Long> LAST =
            Map.of(8, 0L, 11, 0L, FLOAT32, 26L, FLOAT64, 3_957_129_287_720_677_212L);

    private static final String SOURCE = "documentation of PyTorch's BCELoss";
    private static final int MOST_POWER = 40;

    private final Function<Rational, Real> floored;
    private final Formulas.Rounding rounding;

    public LogFloorLaws(Formulas formulas) {
        floored = formulas.surrogates().floored();
        rounding = formulas.rounding();
    }

    public List<Claim> claims() {
        return List.of(numbers(), error(), ofInfinityOnly(), background(), symmetric());
    }

    private static Rational high(Real x) {
        return x.enclose(Logarithms.BITS).high();
    }

    private static Real minusLog(Rational q) {
        return new LogSum(List.of(new LogSum.Term(Rational.of(-1), q)));
    }

    private Rational indicatorOfFloor(Rational q) {
        return floored.apply(q).asRational().filter(MOST::equals).isPresent() ? Rational.ONE : Rational.ZERO;
    }

    private Claim numbers() {
        return Claim.named("log-floor-numbers", "A floor of -100 below logarithms acts on 27 numbers of float32")
                .entry("E4")
                .says(
                        "It acts below e^-100: in float32 on 0 and 26 of the subnormal numbers, in float16 and bfloat16, and wherever"
                                + " subnormal numbers are taken for 0 in float32, on 0 alone. In float64 it acts on 85.9% of the numbers"
                                + " from 0 to 1, all below 3.7201 10^-44. The logarithm increases, so that numbers K and K + 1 decide all.",
                        "\\min(-\\log p, 100) = 100 \\iff k \\le K, \\quad K = 0, 0, 26, 3957129287720677212")
                .from(SOURCE)
                .given(FormatNumbers.WORDS, FormatNumbers::isOne)
                .enumerated(FormatNumbers.around("K", LAST))
                .sampled(anyNumber())
                .searched(new Domain.Family(
                        "the 64 numbers of float64 around e^-100", 64, k -> at(FLOAT64, LAST.get(FLOAT64) + k - 31)))
                .measures("[\\min(-\\log p, 100) = 100]", c -> {
                    boolean below = c.parameter("k").compareTo(Rational.of(LAST.get(c.integer("digits")))) <= 0;
                    return Measurement.equal(
                            indicatorOfFloor(FormatNumbers.number(c)), below ? Rational.ONE : Rational.ZERO);
                });
    }

    private static Domain.Sampler anyNumber() {
        return new Domain.Sampler() {
            @Override
            public String words() {
                return "random numbers of float32 and float64, as many of each size";
            }

            @Override
            public int cases(Budget budget) {
                return budget.choose(300, 3_000, 100_000);
            }

            @Override
            public Case sample(long seed, long index) {
                SplitMix64 random = SplitMix64.of(seed, index);
                int digits = random.nextInt(2) == 0 ? FLOAT32 : FLOAT64;
                return at(digits, Math.floorMod(random.nextLong(), FormatNumbers.ofOne(digits) + 1));
            }
        };
    }

    /** The exact cross-entropy, minus the one with a floor. */
    private Rational excess(Rational p) {
        return high(minusLog(p)).minus(high(floored.apply(p)));
    }

    private static Claim.Builder ofPositive(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E4")
                .given(
                        FormatNumbers.WORDS + "; p > 0",
                        c -> FormatNumbers.isOne(c) && c.parameter("k").signum() > 0)
                .enumerated(FormatNumbers.around("K", LAST));
    }

    private Claim error() {
        return ofPositive("log-floor-error", "What a floor of -100 takes from the loss of a positive prediction")
                .says(
                        "At most what the format's smallest positive number exceeds 100 by: 3.28 in float32, 644.44 in float64, nothing in"
                                + " float16 and bfloat16, whose largest losses of positive predictions are 16.64 and 92.19. For p = 0 it"
                                + " is 100 in place of infinity.",
                        "0 \\le -\\log p - \\min(-\\log p, 100) \\le \\max(0, m \\log 2 - 100), \\quad 2^{-m} = \\min\\{p > 0\\}")
                .searched(new Domain.Family("the smallest numbers of float64", 8, k -> at(FLOAT64, k + 1L)))
                .attained(null, at(FLOAT64, 1))
                .measures("-\\log p - \\min(-\\log p, 100)", c -> {
                    Rational largest = high(minusLog(FormatNumbers.of(c).number(1)));
                    Rational most = largest.minus(MOST).max(Rational.ZERO);
                    return new Measurement(excess(FormatNumbers.number(c)), Bound.of(0), Bound.of(most));
                });
    }

    private Claim ofInfinityOnly() {
        return ofPositive("log-floor-of-zero", "A floor below logarithms replaces infinity and nothing else")
                .from("common reading")
                .correctedBy("log-floor-numbers")
                .says(
                        "Literal reading: the loss of a prediction that isn't 0 is the exact one. In float64 p = 10^-50 has the loss 100,"
                                + " not 115.1, and in float32 so have 26 numbers.",
                        "p > 0 \\implies \\min(-\\log p, 100) = -\\log p")
                .searched(new Domain.Family("the smallest numbers of float32", 32, k -> at(FLOAT32, k + 1L)))
                .measures(
                        "-\\log p - \\min(-\\log p, 100)",
                        c -> Measurement.equal(excess(FormatNumbers.number(c)), Rational.ZERO));
    }

    /** 1 - p, as the program has it. */
    private Rational background(int digits, Rational p) {
        return Rational.of(FloatArithmetic.of(digits, rounding).minus(1, p.doubleValue()));
    }

    private Claim background() {
        return Claim.named("log-floor-background", "On the background, a floor of -100 acts at p = 1 alone")
                .entry("E4")
                .says(
                        "The largest number below 1 is 1 - u, whose loss t log 2 is 16.64 in float32, 36.74 in float64, 7.62 in float16 and"
                                + " 5.55 in bfloat16. The next prediction, 1, has the loss 100: no background voxel has one in between.",
                        "p < 1 \\implies \\min(-\\log\\mathrm{fl}(1-p), 100) \\le t \\log 2, \\quad p = 1 \\implies 100")
                .given(FormatNumbers.WORDS, FormatNumbers::isOne)
                .enumerated(FormatNumbers.ends())
                .searched(new Domain.Family(
                        "the largest numbers of float32", 8, k -> at(FLOAT32, FormatNumbers.ofOne(FLOAT32) - k)))
                .attained(null, at(FLOAT32, FormatNumbers.ofOne(FLOAT32) - 1))
                .measures("\\min(-\\log\\mathrm{fl}(1-p), 100)", c -> {
                    int digits = c.integer("digits");
                    Rational p = FormatNumbers.number(c);
                    Rational loss = high(floored.apply(background(digits, p)));
                    return p.equals(Rational.ONE)
                            ? Measurement.equal(loss, MOST)
                            : new Measurement(loss, Bound.of(0), Bound.of(high(minusLog(RoundingCases.unit(digits)))));
                });
    }

    private Claim symmetric() {
        return Claim.named("log-floor-symmetric", "A floor below logarithms treats foreground and background alike")
                .entry("E4")
                .from("common reading")
                .correctedBy("log-floor-background")
                .says(
                        "Literal reading: a foreground voxel predicted as 2^-j and a background voxel predicted as 1 - 2^-j have the same"
                                + " loss. From j = 25 on, 1 - 2^-j is 1 in float32, and the losses are 17.3 and 100.",
                        "\\min(-\\log 2^{-j}, 100) = \\min(-\\log\\mathrm{fl}(1-\\mathrm{fl}(1-2^{-j})), 100)")
                .given(
                        "a format of 2 to 25 digits, or of 53; j is an integer up to " + MOST_POWER,
                        c -> FloatArithmetic.isPossible(c.integer("digits")) && c.integer("j") <= MOST_POWER)
                .enumerated(Enumerations.bySize(
                        "float16, float32 and float64; j up to %d",
                        new int[] {MOST_POWER, MOST_POWER, MOST_POWER},
                        j -> Stream.of(FloatFormat.FLOAT16, FloatFormat.FLOAT32, FloatFormat.FLOAT64)
                                .map(format -> Case.of("digits", Rational.of(format.digits()))
                                        .with("j", j))))
                .measures("\\min(-\\log\\mathrm{fl}(1-\\hat{p}), 100), \\quad \\hat{p} = \\mathrm{fl}(1-2^{-j})", c -> {
                    int digits = c.integer("digits");
                    Rational small = RoundingCases.unit(c.integer("j"));
                    Rational other = background(digits, background(digits, small));
                    return Measurement.equal(high(floored.apply(other)), high(floored.apply(small)));
                });
    }
}
