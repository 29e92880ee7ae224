package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What sums of predictions lose in floating point. */
public final class SumLaws {

    /** Families run through formats of so many digits, from {@value #LEAST_DIGITS}: from coarse ones to that of floats. */
    static final int FORMATS = 20;

    static final int LEAST_DIGITS = 5;

    private static final String ERROR =
            "\\frac{1}{u} \\cdot \\frac{\\lvert \\hat{s}-s \\rvert}{s}, \\quad s = \\sum_i p_i";

    private final Formulas.Rounding rounding;

    public SumLaws(Formulas formulas) {
        rounding = formulas.rounding();
    }

    public List<Claim> claims() {
        return List.of(oneByOne(), byHalves(), compensated(), counts());
    }

    private static Claim.Builder ofSums(String slug, String name) {
        return Claim.named(slug, name).entry("E1").sampled(RoundingCases.sampled());
    }

    private static Predicate<Case> sums(Predicate<FloatCase> more) {
        return c -> RoundingCases.isOfStandardModel(c) && isSum(RoundingCases.exact(c), more);
    }

    private static boolean isSum(FloatCase c, Predicate<FloatCase> more) {
        return c.size() > 1 && c.exactly(i -> c.prediction()[i]).signum() > 0 && more.test(c);
    }

    private Measurement measured(Case example, Function<FloatCase, Rational> most) {
        FloatCase c = FloatCase.of(example, rounding);
        Rational exact = c.exactly(i -> c.prediction()[i]);
        Rational error =
                Rational.of(c.summed(i -> c.prediction()[i])).minus(exact).abs();
        return new Measurement(c.arithmetic().inUnits(error.over(exact)), Bound.of(0), Bound.of(most.apply(c)));
    }

    private static Domain.Family formats(String words, Function<Rational, Case> ofUnit, int block) {
        return new Domain.Family(
                words + ", with " + LEAST_DIGITS + " to " + (LEAST_DIGITS + FORMATS - 1) + " digits",
                FORMATS,
                k -> RoundingCases.in(ofUnit.apply(RoundingCases.unit(LEAST_DIGITS + k)), LEAST_DIGITS + k, block));
    }

    private Claim oneByOne() {
        return ofSums(
                        "sum-one-by-one",
                        "A sum of d numbers, one after the other, has a relative error of at most (d-1)u")
                .says(
                        "Of numbers of at least 0; u is half the distance from 1 to the next number. Approached, as u tends to 0, by"
                                + " 1, u, ..., u: every addition loses u.",
                        "\\lvert \\hat{s}-s \\rvert \\le (d-1)\\, u \\, s")
                .from("Rump, BIT 2012; Jeannerod and Rump, SIAM J. Matrix Anal. Appl. 2013")
                .given(
                        RoundingCases.MODEL + "; d > 1; block is at least d; the sum is not 0",
                        sums(c -> c.sum().block() >= c.size()))
                .enumerated(RoundingCases.ofFewDigits(RoundingCases.NAIVE))
                .searched(formats(
                        "1 and eight times u", u -> RoundingCases.ofLevels(9, 0, Rational.ONE, u), RoundingCases.NAIVE))
                .approached(null)
                .measures(ERROR, c -> measured(c, sum -> Rational.of(sum.size() - 1L)));
    }

    private Claim byHalves() {
        return ofSums(
                        "sum-by-halves",
                        "A pairwise sum of d numbers has a relative error of at most gamma of log2 d, rounded up")
                .says(
                        "Of numbers of at least 0; with blocks of b numbers, b - 1 additions more. Approached, as u tends to 0, where each"
                                + " half loses u to the other: 1, u, u, 0, u, 0, 0, 0.",
                        "\\lvert \\hat{s}-s \\rvert \\le \\gamma_k \\, s, \\quad k = \\lceil \\log_2 \\lceil d/b \\rceil \\rceil + b - 1,"
                                + " \\quad \\gamma_k = \\frac{k u}{1-k u}")
                .from("Higham, Accuracy and Stability of Numerical Algorithms, section 4.2")
                .given(
                        RoundingCases.MODEL + "; d > 1; block is at least 1; the sum is not 0",
                        sums(c -> c.sum().block() > 0))
                .enumerated(RoundingCases.ofFewDigits(1))
                .searched(formats("1, u, u, 0, u, 0, 0, 0", SumLaws::halvesLoseUnits, 1))
                .approached(null)
                .measures(ERROR, c -> measured(c, SumLaws::gammaOfDepth));
    }

    private static Case halvesLoseUnits(Rational unit) {
        double u = unit.doubleValue();
        return Case.of(SoftCases.literal("00000000", 1, u, u, 0, u, 0, 0, 0));
    }

    private static Rational gammaOfDepth(FloatCase c) {
        return c.arithmetic().inUnits(c.arithmetic().gamma(c.depth()));
    }

    private Claim compensated() {
        return ofSums(
                        "sum-compensated",
                        "Neumaier's sum has a relative error of little more than u, for any number of terms")
                .says(
                        "Of numbers of at least 0: the one rounding at the end, and a rest of second order. Approached, as u tends to 0,"
                                + " by 1 + u.",
                        "\\lvert \\hat{s}-s \\rvert \\le (u + \\gamma_{d-1}^2) \\, s")
                .from("Neumaier 1974; Ogita, Rump and Oishi, SIAM J. Sci. Comput. 2005")
                .given(
                        RoundingCases.MODEL + "; d > 1; block is 0; the sum is not 0",
                        sums(c -> c.sum().block() == FloatSum.COMPENSATED))
                .enumerated(RoundingCases.ofFewDigits(FloatSum.COMPENSATED))
                .searched(formats("1 + u", u -> RoundingCases.ofLevels(2, 0, Rational.ONE, u), FloatSum.COMPENSATED))
                .approached(null)
                .measures(ERROR, c -> measured(c, SumLaws::gammaOfDepth));
    }

    private Claim counts() {
        return Claim.named("sum-of-counts", "Counting in floating point stops at 2^digits")
                .entry("E3")
                .says(
                        "A sum of d ones, one after the other, is exact up to d = 2^t in a format of t digits, and 2^t for every larger d:"
                                + " 2^24 = 16,777,216 voxels in float32, 2048 in float16. Sums of counts need integers, or more digits.",
                        "\\hat{s} = \\min(d, 2^t)")
                .from("folklore")
                .given(
                        "d > 0; digits is that of a format",
                        c -> c.integer("d") > 0 && FloatArithmetic.isPossible(c.integer("digits")))
                .enumerated(Enumerations.bySize(
                        "t from 2 to %d + 1, all d from 1 to 2^(t+1)", new int[] {5, 8, 12}, t -> upToTwice(t + 1)))
                .measures("\\hat{s}", c -> {
                    int digits = c.integer("digits");
                    FloatSum sum = new FloatSum(FloatArithmetic.of(digits, rounding), RoundingCases.NAIVE);
                    double[] ones = IntStream.range(0, c.integer("d"))
                            .mapToDouble(i -> 1)
                            .toArray();
                    return Measurement.equal(
                            Rational.of(sum.of(ones)), Rational.of(Math.min(ones.length, 1L << digits)));
                });
    }

    private static Stream<Case> upToTwice(int digits) {
        return IntStream.rangeClosed(1, 2 << digits)
                .mapToObj(d -> Case.of("d", Rational.of(d)).with("digits", digits));
    }
}
