package io.github.certidice.claim.ledger.calculus;

import static io.github.certidice.number.Rational.TWO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.Segments;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;

/** Where convexity ends: for each size of target a segment on which a surrogate is not convex. */
public final class ConvexityLimits {

    private final Loss softDice;
    private final Loss softJaccard;
    private final Loss squared;
    private final Loss lovaszDice;

    public ConvexityLimits(Formulas formulas) {
        softDice = formulas.softDice();
        softJaccard = formulas.softJaccard();
        squared = formulas.squaredDice();
        lovaszDice = formulas.surrogates().lovaszDice();
    }

    public List<Claim> claims() {
        return List.of(
                jaccardLimit(),
                diceLimit(),
                squaredFew(),
                lovaszDiceOne(),
                lovaszDiceLimit(),
                jaccardReading(),
                diceReading(),
                squaredReading(),
                squaredOnForegroundReading(),
                logReading(),
                lovaszDiceReading());
    }

    private static Domain.Enumeration backgrounds(int quick, int standard, int deep) {
        return Enumerations.bySize(
                "all (n, d) with 1 <= n < d <= %d, between the perfect prediction and the one of everything",
                new int[] {quick, standard, deep},
                d -> IntStream.range(1, d)
                        .mapToObj(n -> Segments.twoLevels(n, d, new double[] {1, 0}, new double[] {1, 1})));
    }

    /** The target without its copy. */
    private static int foreground(Case c) {
        return SoftCases.foreground(Segments.first(c));
    }

    private static int background(Case c) {
        return c.pair().size() / 2 - foreground(c);
    }

    private Claim jaccardLimit() {
        return Claim.named("soft-jaccard-not-convex", "With any background the soft Jaccard loss is not convex")
                .provedIn(ConvexityLaws.COQ, "soft_jaccard_not_convex")
                .entry("C10")
                .says(
                        "Half-way between the perfect prediction and that of everything the loss exceeds the mean by m^2 / (2(n+m)(2n+m)),"
                                + " with m = d - n background voxels: positive for each of them.",
                        "L\\left(\\frac{p+q}{2}\\right) - \\frac{L(p)+L(q)}{2} = \\frac{m^2}{2(n+m)(2n+m)}, \\quad L = 1-SJ")
                .given(Segments.SEGMENT + "; p = y and q = 1", Segments::isSegment)
                .enumerated(backgrounds(12, 24, 48))
                .measures("L((p+q)/2) - (L(p)+L(q))/2", c -> {
                    Rational n = Rational.of(foreground(c));
                    Rational m = Rational.of(background(c));
                    Rational below = TWO.times(n.plus(m)).times(TWO.times(n).plus(m));
                    return Measurement.equal(
                            Midpoints.of(softJaccard, c).excess(), m.times(m).over(below));
                });
    }

    private Claim diceLimit() {
        return Claim.named("soft-dice-not-convex", "With any background the soft Dice loss is not convex")
                .provedIn(ConvexityLaws.COQ, "soft_dice_not_convex")
                .entry("C10")
                .says(
                        "On the same segment the excess of soft Dice is m^2 / (2(2n+m)(4n+m)): with one voxel of each kind 1/5"
                                + " instead of 1/6.",
                        "L\\left(\\frac{p+q}{2}\\right) - \\frac{L(p)+L(q)}{2} = \\frac{m^2}{2(2n+m)(4n+m)}, \\quad L = 1-SD")
                .given(Segments.SEGMENT + "; p = y and q = 1", Segments::isSegment)
                .enumerated(backgrounds(12, 24, 48))
                .measures("L((p+q)/2) - (L(p)+L(q))/2", c -> {
                    Rational n = Rational.of(foreground(c));
                    Rational m = Rational.of(background(c));
                    Rational twice = TWO.times(n).plus(m);
                    Rational below = TWO.times(twice).times(twice.plus(TWO.times(n)));
                    return Measurement.equal(
                            Midpoints.of(softDice, c).excess(), m.times(m).over(below));
                });
    }

    private Claim squaredFew() {
        return ConvexityLaws.segments(
                        "squared-dice-convex-on-three",
                        "On up to three voxels without background the squared Dice loss is convex")
                .solved()
                .says(
                        "With squared denominators convexity holds on the smallest images only. The proof: along every direction"
                                + " the second derivative is at least 0.",
                        "n = d \\le 3 \\Rightarrow L\\left(\\frac{p+q}{2}\\right) \\le \\frac{L(p)+L(q)}{2}, \\quad L = 1-SD_2")
                .given(
                        Segments.SEGMENT + "; n = d <= 3",
                        c -> ConvexityLaws.isForegroundAlone(c) && c.pair().size() <= 6)
                .attained(null, Segments.of(new double[] {1}, new double[] {0.5}, new double[] {0.5}))
                .measures("L((p+q)/2)", Midpoints.convex(squared));
    }

    private Claim lovaszDiceOne() {
        return ConvexityLaws.segments(
                        "lovasz-dice-convex-on-one", "With one foreground voxel the Lovász-Dice loss is convex")
                .provedIn(ConvexityLaws.COQ, "lovasz_dice_convex_on_one")
                .says(
                        "The Dice loss is submodular where the target has a single foreground voxel, so its extension is convex.",
                        "n = 1 \\Rightarrow LD\\left(\\frac{p+q}{2}\\right) \\le \\frac{LD(p)+LD(q)}{2}")
                .given(
                        Segments.SEGMENT + "; " + SoftCases.BINARY + "; n = 1",
                        c -> isBinarySegment(c) && foreground(c) == 1)
                .attained(null, Segments.of(new double[] {1, 0}, new double[] {1, 0}, new double[] {1, 1}))
                .measures("LD((p+q)/2)", Midpoints.convex(lovaszDice));
    }

    private static boolean isBinarySegment(Case c) {
        return Segments.isSegment(c) && SoftCases.hasForeground(c);
    }

    private Claim lovaszDiceLimit() {
        return Claim.named(
                        "lovasz-dice-not-convex",
                        "With two or more foreground voxels the Lovász-Dice loss is not convex")
                .provedIn(ConvexityLaws.COQ, "lovasz_dice_not_convex")
                .entry("C10")
                .says(
                        "Between two predictions that miss one foreground voxel each, not the same, and are right elsewhere, the"
                                + " loss exceeds its mean.",
                        "LD\\left(\\frac{p+q}{2}\\right) - \\frac{LD(p)+LD(q)}{2} = \\frac{1}{(2n-1)(2n-2)}")
                .given(Segments.SEGMENT + "; p and q miss one voxel each", c -> isBinarySegment(c) && foreground(c) > 1)
                .enumerated(Enumerations.bySize(
                        "all (n, d) with 2 <= n <= d <= %d",
                        new int[] {12, 24, 48}, d -> IntStream.rangeClosed(2, d).mapToObj(n -> oneMissed(n, d))))
                .measures("LD((p+q)/2) - (LD(p)+LD(q))/2", c -> {
                    long n = foreground(c);
                    return Measurement.equal(
                            Midpoints.of(lovaszDice, c).excess(), Rational.of(1, (2 * n - 1) * (2 * n - 2)));
                });
    }

    private static Case oneMissed(int n, int d) {
        double[] y = IntStream.range(0, d).mapToDouble(i -> i < n ? 1 : 0).toArray();
        double[] p = y.clone();
        double[] q = y.clone();
        p[0] = 0;
        q[1] = 0;
        return Segments.of(y, p, q);
    }

    private static Claim.Builder reading(String slug, String name, String law) {
        return Claim.named(slug, name)
                .entry("C10")
                .from("common reading")
                .correctedBy(law)
                .given(Segments.SEGMENT + "; " + SoftCases.BINARY, ConvexityLimits::isBinarySegment)
                .enumerated(Segments.grid(2, 3, 4));
    }

    private Claim jaccardReading() {
        return reading("soft-jaccard-convex", "The soft Jaccard loss is convex in p", "soft-jaccard-quasilinear")
                .says(
                        "Literal reading: with one voxel of each kind, (1, 0) has loss 0 and (1, 1) has 1/2, but half-way it is"
                                + " 1/3.",
                        "L\\left(\\frac{p+q}{2}\\right) \\le \\frac{L(p)+L(q)}{2}, \\quad L = 1-SJ")
                .measures("L((p+q)/2)", Midpoints.convex(softJaccard));
    }

    private Claim diceReading() {
        return reading("soft-dice-convex", "The soft Dice loss is convex in p", "soft-dice-quasilinear")
                .says(
                        "Literal reading: on the same segment soft Dice has loss 0 and 1/3, and half-way 1/5.",
                        "L\\left(\\frac{p+q}{2}\\right) \\le \\frac{L(p)+L(q)}{2}, \\quad L = 1-SD")
                .measures("L((p+q)/2)", Midpoints.convex(softDice));
    }

    private Claim squaredReading() {
        return reading("squared-dice-convex", "The squared Dice loss is convex in p", "squared-dice-quasiconvex")
                .says(
                        "Literal reading for squared denominators: beside a right foreground voxel the loss is concave in a"
                                + " background probability above sqrt(2/3).",
                        "L\\left(\\frac{p+q}{2}\\right) \\le \\frac{L(p)+L(q)}{2}, \\quad L = 1-SD_2")
                .measures("L((p+q)/2)", Midpoints.convex(squared));
    }

    private Claim squaredOnForegroundReading() {
        return Claim.named("squared-dice-convex-on-foreground", "Without background the squared Dice loss is convex")
                .entry("C10")
                .from("new here; what a search on few voxels suggests")
                .correctedBy("squared-dice-convex-on-three")
                .says(
                        "What holds for plain soft Dice where every voxel is foreground fails for squared denominators from four"
                                + " voxels on: near (1, 0, 0, 0) towards (0, 1, 1, 1) the loss is concave.",
                        "n = d \\Rightarrow L\\left(\\frac{p+q}{2}\\right) \\le \\frac{L(p)+L(q)}{2}, \\quad L = 1-SD_2")
                .given(Segments.SEGMENT + "; n = d", ConvexityLaws::isForegroundAlone)
                .enumerated(Enumerations.bySize(
                        "d = 1 to %d, from (1, 0, ..., 0) to (31/32, 1/32, ..., 1/32)",
                        new int[] {6, 8, 16}, d -> IntStream.of(d).mapToObj(ConvexityLimits::nearVertex)))
                .measures("L((p+q)/2)", Midpoints.convex(squared));
    }

    private static Case nearVertex(int d) {
        double step = 1.0 / 32;
        double[] y = IntStream.range(0, d).mapToDouble(i -> 1).toArray();
        double[] p = IntStream.range(0, d).mapToDouble(i -> i == 0 ? 1 : 0).toArray();
        double[] q =
                IntStream.range(0, d).mapToDouble(i -> i == 0 ? 1 - step : step).toArray();
        return Segments.of(y, p, q);
    }

    private Claim logReading() {
        return reading("log-jaccard-convex", "-log of soft Jaccard is convex in p", "log-jaccard-convex-on-foreground")
                .says(
                        "Literal reading: with one voxel of each kind, the ends (1, 0) and (1, 1) have soft Jaccard 1 and 1/2, and"
                                + " half-way its square 4/9 is below their product 1/2.",
                        "SJ(p)\\,SJ(q) \\le SJ\\left(\\frac{p+q}{2}\\right)^2")
                .measures("SJ(p)\\,SJ(q)", c -> ConvexityLaws.logarithmic(softJaccard, c));
    }

    private Claim lovaszDiceReading() {
        return reading("lovasz-dice-convex", "The Lovász-Dice loss is convex in p", "lovasz-dice-convex-on-one")
                .says(
                        "Literal reading \"Lovász losses are convex\": for two foreground voxels, (1, 0) and (0, 1) have loss 1/3,"
                                + " and half-way it is 1/2.",
                        "LD\\left(\\frac{p+q}{2}\\right) \\le \\frac{LD(p)+LD(q)}{2}")
                .measures("LD((p+q)/2)", Midpoints.convex(lovaszDice));
    }
}
