package io.github.certidice.claim.ledger.scores;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.MaskTriple;
import io.github.certidice.number.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Symmetric Tversky indices as distances, {@code 1 - T = f(1 - J)} with {@code f(t) = alpha t/(1 - (1 - alpha) t)}.
 *
 * <p>Why {@code (1 - T)^p} is a metric for p up to {@code log 2/log kappa}, {@code kappa = (1 + alpha)/alpha},
 * {@code 0 < alpha < 1} (new here; Dice is alpha = 1/2; formal in {@code TverskyPowerMetric.v}). Let {@code h = f^p}, which
 * increases with h(0) = 0, and {@code c = 1/(1 - alpha) > 1}. A power of a metric is a metric, so let p be the largest.
 *
 * <ol>
 *   <li>It is enough that h(X) + h(Y) &gt;= h(X + Y) for X, Y &gt; 0 with X + Y = s &lt;= 1: Jaccard distances satisfy
 *       Z &lt;= X + Y, and Z &lt;= 1, so that where X + Y &gt; 1 a smaller X will do.
 *   <li>With X = s/2 - v and Y = s/2 + v, h'(X) = h'(Y) reads
 *       {@code (1 - p) artanh(v/(s/2)) = (1 + p) artanh(v/(c - s/2))}, because h'(t) is in proportion to
 *       {@code t^(p-1) (c - t)^(-p-1)}. As s/2 &lt; c - s/2, the ratio of the two artanh increases with v: there is at most one
 *       such v in (0, s/2).
 *   <li>So h(X) + h(Y), which grows from h(s) at X = 0 on since h'(0) is infinite, is least at X = 0 or at X = s/2.
 *   <li>There {@code h(s)/h(s/2) = ((2c - s)/(c - s))^p <= ((2c - 1)/(c - 1))^p = kappa^p = 2}.
 * </ol>
 *
 * For larger p the masks {1}, {1, 2} and {2} have {@code 1 > 2 kappa^-p}.
 */
public final class TverskyMetricLaws {

    /** The Coq file. */
    private static final String DISTANCE = "tversky-distance";

    private static final String SYMMETRIC = "alpha = beta";
    private static final String MASKS = "; two empty masks have distance 0";
    private static final List<Rational> BELOW_ONE = List.of(Rational.of(1, 3), Rational.HALF, Rational.of(2, 3));
    private static final List<Rational> UP_TO_ONE = List.of(Rational.of(1, 4), Rational.HALF, Rational.of(3, 4), ONE);
    private static final List<Rational> FROM_ONE = List.of(ONE, Rational.of(3, 2), TWO, Rational.of(5));

    /** Masks of more voxels say nothing more about exponents: the worst have two. */
    private static final int VOXELS = 3;

    private final Formulas.TverskyFamily tversky;

    public TverskyMetricLaws(Formulas formulas) {
        tversky = formulas.tversky();
    }

    public List<Claim> claims() {
        return List.of(metric(), relaxedTriangle(), inframetric(), powerMetric());
    }

    private TriangleSides sides(Case c) {
        return sides(c.parameter("alpha"), MaskTriple.of(c));
    }

    private TriangleSides sides(Rational alpha, MaskTriple masks) {
        return TriangleSides.of(tversky.of(alpha, alpha), masks);
    }

    private static Domain.Enumeration triples(List<Rational> weights) {
        return Enumerations.bySize(
                "all triples of masks A, B, C with up to %d voxels together, with all alpha from " + weights,
                new int[] {4, 7, 11},
                voxels -> weights.stream()
                        .flatMap(alpha -> MaskTriple.ofUnion(voxels).map(t -> t.with("alpha", alpha))));
    }

    private static Predicate<Case> alpha(Predicate<Rational> test) {
        return c -> test.test(c.parameter("alpha"));
    }

    private static boolean isUpToOne(Rational alpha) {
        return alpha.signum() > 0 && alpha.compareTo(ONE) <= 0;
    }

    private static Case detour() {
        return MaskTriple.detour().with("alpha", Rational.HALF);
    }

    private Claim metric() {
        return Claim.named("tversky-metric", "Symmetric Tversky distances with weights from 1 on are metrics")
                .entry("A9")
                .provedIn(DISTANCE, "tversky_distance_metric")
                .says(
                        "1-T with both weights alpha is a concave function of the Jaccard distance for alpha >= 1.",
                        "\\alpha = \\beta \\ge 1 \\Rightarrow 1-T(A,C) \\le (1-T(A,B)) + (1-T(B,C))")
                .from("Kjos-Hanssen et al., arXiv 2111.02498")
                .follows("jaccard-metric")
                .given(SYMMETRIC + "; alpha >= 1" + MASKS, alpha(a -> a.compareTo(ONE) >= 0))
                .enumerated(triples(FROM_ONE))
                .attained(null, MaskTriple.detour().with("alpha", ONE))
                .solved()
                .measures("1-T(A,C)", c -> sides(c).triangle());
    }

    private Claim relaxedTriangle() {
        return Claim.named("tversky-relaxed-triangle", "How far symmetric Tversky distances are from a metric")
                .entry("A9")
                .provedIn(DISTANCE, "tversky_distance_relaxed_triangle", "tversky_distance_relaxed_triangle_tight")
                .says(
                        "With both weights alpha up to 1, 1-T satisfies the triangle inequality up to the factor"
                                + " (1+alpha)/(2 alpha), which the masks {1}, {1, 2} and {2} attain: 1 for Jaccard, 3/2 for Dice.",
                        "1-T(A,C) \\le \\frac{1+\\alpha}{2\\alpha} \\left((1-T(A,B)) + (1-T(B,C))\\right)")
                .follows("jaccard-metric")
                .given(
                        SYMMETRIC + "; 0 < alpha <= 1" + MASKS + "; A, B and C are not all the same",
                        alpha(TverskyMetricLaws::isUpToOne).and(c -> sides(c).isDetour()))
                .enumerated(triples(UP_TO_ONE))
                .attained(null, detour())
                .solved()
                .measures(
                        "\\frac{1-T(A,C)}{(1-T(A,B)) + (1-T(B,C))}",
                        c -> sides(c).relaxed(kappa(c.parameter("alpha")).over(TWO)));
    }

    private Claim inframetric() {
        return Claim.named("tversky-inframetric", "Symmetric Tversky distances against the longer of two steps")
                .entry("A9")
                .provedIn(DISTANCE, "tversky_distance_inframetric", "tversky_distance_inframetric_tight")
                .says(
                        "With both weights alpha up to 1, 1-T(A,C) is at most (1+alpha)/alpha times the larger of 1-T(A,B) and"
                                + " 1-T(B,C), which the masks {1}, {1, 2} and {2} attain: 2 for Jaccard, 3 for Dice.",
                        "1-T(A,C) \\le \\frac{1+\\alpha}{\\alpha} \\max(1-T(A,B), 1-T(B,C))")
                .follows("jaccard-metric")
                .given(
                        SYMMETRIC + "; 0 < alpha <= 1" + MASKS + "; A, B and C are not all the same",
                        alpha(TverskyMetricLaws::isUpToOne).and(c -> sides(c).isDetour()))
                .enumerated(triples(UP_TO_ONE))
                .attained(null, detour())
                .solved()
                .measures(
                        "\\frac{1-T(A,C)}{\\max(1-T(A,B), 1-T(B,C))}",
                        c -> sides(c).inframetric(kappa(c.parameter("alpha"))));
    }

    /** The distance 1 of disjoint masks over that of either from their union: {@code (1 + alpha)/alpha}. */
    static Rational kappa(Rational alpha) {
        return ONE.plus(alpha).over(alpha);
    }

    private Claim powerMetric() {
        return Claim.named("tversky-power-metric", "Which powers of symmetric Tversky distances are metrics")
                .entry("A9")
                .proved()
                .says(
                        "With both weights alpha below 1, the power p of 1-T is a metric exactly for p up to"
                                + " log 2/log((1+alpha)/alpha), which is 0.631 for Dice. Checked for the stated exponents on masks of up"
                                + " to " + VOXELS + " voxels together.",
                        "(1-T)^p \\text{ is a metric} \\iff \\left(\\frac{1+\\alpha}{\\alpha}\\right)^p \\le 2")
                .follows("jaccard-metric")
                .given(
                        SYMMETRIC + "; 0 < alpha < 1; 0 < p < 1" + MASKS,
                        c -> isBelowOne(c, "alpha") && isBelowOne(c, "p"))
                .enumerated(Enumerations.bySize(
                        "all alpha from " + BELOW_ONE + " and all p with denominators up to %d",
                        new int[] {7, 19, 60},
                        below -> BELOW_ONE.stream().flatMap(alpha -> exponents(alpha, below))))
                .measures(
                        "\\min_{A,B,C} \\mathrm{sgn}(x^p+y^p-z^p)",
                        c -> Measurement.equal(shortest(c), isMetric(c) ? Rational.ZERO : ONE.negated()));
    }

    private static boolean isBelowOne(Case c, String name) {
        return c.parameter(name).signum() > 0 && c.parameter(name).compareTo(ONE) < 0;
    }

    private static Stream<Case> exponents(Rational alpha, int below) {
        return IntStream.range(1, below)
                .filter(above ->
                        BigInteger.valueOf(above).gcd(BigInteger.valueOf(below)).equals(BigInteger.ONE))
                .mapToObj(above -> Case.of("alpha", alpha).with("p", Rational.of(above, below)));
    }

    /** -1 where some detour is shorter than the direct way, else 0: there and back is as long. */
    private Rational shortest(Case c) {
        DistancePower power = DistancePower.of(c.parameter("p"));
        return IntStream.rangeClosed(1, VOXELS)
                .boxed()
                .flatMap(MaskTriple::ofUnion)
                .map(masks -> sides(c.parameter("alpha"), masks))
                .map(sides -> Rational.of(power.signOfDetour(sides)))
                .reduce(Rational::min)
                .orElseThrow();
    }

    /** {@code kappa^p <= 2}, in whole powers. */
    private static boolean isMetric(Case c) {
        Rational p = c.parameter("p");
        Rational power = kappa(c.parameter("alpha")).power(p.numerator().intValueExact());
        return power.compareTo(TWO.power(p.denominator().intValueExact())) <= 0;
    }
}
