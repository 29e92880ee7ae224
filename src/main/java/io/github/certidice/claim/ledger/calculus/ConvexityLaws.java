package io.github.certidice.claim.ledger.calculus;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.RandomPairs;
import io.github.certidice.claim.cases.Segments;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;

/** Which surrogates are convex, or at least quasi-convex, as functions of the prediction. */
public final class ConvexityLaws {

    /** The Coq file. */
    static final String COQ = "lovasz-convex";

    private static final Case SAME_LOSS =
            Segments.of(new double[] {1, 1, 0}, new double[] {1, 0, 0}, new double[] {0, 1, 0});
    private static final String AFFINE =
            " The proof: along a segment numerator and denominator are linear, so the value half-way is their mediant.";

    private final Similarity jaccard;
    private final Loss softDice;
    private final Loss softJaccard;
    private final Loss squared;
    private final Loss lovasz;

    public ConvexityLaws(Formulas formulas) {
        jaccard = formulas.jaccard();
        softDice = formulas.softDice();
        softJaccard = formulas.softJaccard();
        squared = formulas.squaredDice();
        lovasz = formulas.lovaszJaccard();
    }

    public List<Claim> claims() {
        return List.of(
                quasiLinearJaccard(),
                quasiLinearDice(),
                quasiConvexSquared(),
                affine(),
                convexOnForeground(),
                convexLog(),
                convexLovasz(),
                convexClosure());
    }

    static Claim.Builder segments(String slug, String name) {
        return Claim.named(slug, name)
                .entry("C10")
                .enumerated(Segments.grid(2, 4, 5))
                .sampled(Segments.random());
    }

    /** The loss has a value at all three points. */
    private static boolean isDefined(Loss loss, Case c) {
        return Segments.isSegment(c)
                && loss.of(Segments.first(c)).exact().isPresent()
                && loss.of(Segments.second(c)).exact().isPresent();
    }

    private static Claim.Builder quasi(String slug, String name, Loss loss) {
        return segments(slug, name).given(Segments.SEGMENT + "; the loss has a value", c -> isDefined(loss, c));
    }

    private Claim quasiLinearJaccard() {
        return quasi(
                        "soft-jaccard-quasilinear",
                        "Between two predictions the soft Jaccard loss is between their losses",
                        softJaccard)
                .solved()
                .attained(null, SAME_LOSS)
                .says(
                        "The loss is quasi-linear in p, for soft labels too: on every segment it rises or falls throughout."
                                + AFFINE,
                        "\\min(L(p),L(q)) \\le L\\left(\\frac{p+q}{2}\\right) \\le \\max(L(p),L(q)), \\quad L = 1-SJ")
                .measures("L((p+q)/2)", Midpoints.quasiLinear(softJaccard));
    }

    private Claim quasiLinearDice() {
        return quasi(
                        "soft-dice-quasilinear",
                        "Between two predictions the soft Dice loss is between their losses",
                        softDice)
                .solvedAs("soft-jaccard-quasilinear")
                .attained(null, SAME_LOSS)
                .says(
                        "The same for soft Dice." + AFFINE,
                        "\\min(L(p),L(q)) \\le L\\left(\\frac{p+q}{2}\\right) \\le \\max(L(p),L(q)), \\quad L = 1-SD")
                .measures("L((p+q)/2)", Midpoints.quasiLinear(softDice));
    }

    private Claim quasiConvexSquared() {
        return quasi(
                        "squared-dice-quasiconvex",
                        "Between two predictions the squared Dice loss is at most the larger of theirs",
                        squared)
                .solved()
                .attained(null, Segments.of(new double[] {1, 0}, new double[] {1, 0.5}, new double[] {1, 0.5}))
                .says(
                        "With squared denominators the predictions of at most a given loss are a ball cut by the cube, which is"
                                + " convex. The loss itself is quasi-convex, not convex.",
                        "L\\left(\\frac{p+q}{2}\\right) \\le \\max(L(p),L(q)), \\quad L = 1-SD_2")
                .measures("L((p+q)/2)", Midpoints.quasiConvex(squared));
    }

    static boolean isForegroundAlone(Case c) {
        Pair both = c.pair();
        return Segments.isSegment(c)
                && IntStream.range(0, both.size()).allMatch(i -> both.target().at(i) == 1);
    }

    private Claim affine() {
        return segments("soft-jaccard-affine-on-foreground", "Without background the soft Jaccard loss is linear")
                .provedIn(COQ, "soft_jaccard_affine_on_foreground")
                .says(
                        "Where every voxel is foreground it is 1 - |p|/d: convex there, and on no other target.",
                        "n = d \\Rightarrow L\\left(\\frac{p+q}{2}\\right) = \\frac{L(p)+L(q)}{2}, \\quad L = 1-SJ")
                .given(Segments.SEGMENT + "; n = d", ConvexityLaws::isForegroundAlone)
                .measures("L((p+q)/2)", c -> {
                    Midpoints loss = Midpoints.of(softJaccard, c);
                    return Measurement.equal(loss.middle(), loss.mean());
                });
    }

    private Claim convexOnForeground() {
        return segments("soft-dice-convex-on-foreground", "Without background the soft Dice loss is convex")
                .provedIn(COQ, "soft_dice_convex_on_foreground")
                .solved()
                .says(
                        "Where every voxel is foreground, soft Dice is 2T/(n + T) with T = |p|, which is concave; equal losses"
                                + " attain the mean.",
                        "n = d \\Rightarrow L\\left(\\frac{p+q}{2}\\right) \\le \\frac{L(p)+L(q)}{2}, \\quad L = 1-SD")
                .given(Segments.SEGMENT + "; n = d", ConvexityLaws::isForegroundAlone)
                .attained(null, Segments.of(new double[] {1, 1}, new double[] {1, 0}, new double[] {0, 1}))
                .measures("L((p+q)/2)", Midpoints.convex(softDice));
    }

    private Claim convexLog() {
        return segments("log-jaccard-convex-on-foreground", "Without background -log of soft Jaccard is convex")
                .solved()
                .says(
                        "Where every voxel is foreground, soft Jaccard is linear and its logarithm concave: half-way its square is"
                                + " at least the product of the ends.",
                        "n = d \\Rightarrow SJ(p)\\,SJ(q) \\le SJ\\left(\\frac{p+q}{2}\\right)^2")
                .given(Segments.SEGMENT + "; n = d", ConvexityLaws::isForegroundAlone)
                .attained(null, Segments.of(new double[] {1, 1}, new double[] {1, 0}, new double[] {0, 1}))
                .measures("SJ(p)\\,SJ(q)", c -> logarithmic(softJaccard, c));
    }

    /** -log S is convex where the product of the ends is at most the square of the middle. */
    static Measurement logarithmic(Loss loss, Case c) {
        Midpoints of = Midpoints.of(loss, c);
        Rational product = ONE.minus(of.first()).times(ONE.minus(of.second()));
        return new Measurement(
                product, Bound.of(0), Bound.of(ONE.minus(of.middle()).power(2)));
    }

    private Claim convexLovasz() {
        return segments("lovasz-jaccard-convex", "The Lovász-Jaccard loss is convex")
                .provedIn(COQ, "lovasz_jaccard_convex")
                .from("after Yu and Blaschko 2015 and Berman et al., CVPR 2018 (the Jaccard loss is submodular)")
                .says(
                        "The Lovász extension of a submodular set function is convex, and the Jaccard loss is one.",
                        "LJ\\left(\\frac{p+q}{2}\\right) \\le \\frac{LJ(p)+LJ(q)}{2}")
                .given(
                        Segments.SEGMENT + "; " + SoftCases.BINARY,
                        c -> Segments.isSegment(c) && SoftCases.hasForeground(c))
                .attained(null, Segments.of(new double[] {1, 0}, new double[] {1, 0}, new double[] {1, 1}))
                .measures("LJ((p+q)/2)", Midpoints.convex(lovasz));
    }

    private Claim convexClosure() {
        return Claim.named(
                        "lovasz-jaccard-convex-closure",
                        "The Lovász-Jaccard loss is the mean Jaccard loss of masks whose mean is p")
                .entry("C10")
                .follows("lovasz-jaccard-convex")
                .from("after Lovász 1983 and Berman et al., CVPR 2018")
                .says(
                        "For a random level t, take the mask that is wrong exactly where the error is at least t. Its mean is p"
                                + " and its mean Jaccard loss LJ(p). A convex function that is at most the Jaccard loss on masks"
                                + " is therefore at most LJ everywhere: LJ is the tightest convex surrogate.",
                        "LJ(p) = \\int_0^1 \\left(1 - J(y, s_t)\\right) dt, \\quad \\int_0^1 s_t\\, dt = p")
                .given(SoftCases.BINARY, SoftCases::hasForeground)
                .enumerated(SoftCases.grid(3, 4, 5))
                .sampled(RandomPairs.any())
                .measures("LJ(p)", c -> Measurement.equal(SoftCases.loss(lovasz, c), meanOverLevels(c.pair())));
    }

    /** The error is at least t on a set that changes only where t passes an error. */
    private Rational meanOverLevels(Pair pair) {
        List<Rational> levels = IntStream.range(0, pair.size())
                .mapToObj(i -> error(pair, i))
                .filter(error -> error.signum() > 0)
                .sorted()
                .distinct()
                .toList();
        Rational mean = ZERO;
        Rational below = ZERO;
        for (Rational level : levels) {
            mean = mean.plus(level.minus(below).times(jaccard.lossOf(wrongFrom(level, pair))));
            below = level;
        }
        return mean;
    }

    private static Rational error(Pair pair, int voxel) {
        return Rational.of(pair.target().at(voxel))
                .minus(Rational.of(pair.prediction().at(voxel)))
                .abs();
    }

    private static Confusion wrongFrom(Rational level, Pair pair) {
        int[] counts = new int[4];
        for (int i = 0; i < pair.size(); i++) {
            boolean wrong = error(pair, i).compareTo(level) >= 0;
            counts[2 * (int) pair.target().at(i) + (wrong ? 1 : 0)]++;
        }
        return new Confusion(counts[2], counts[1], counts[3], counts[0]);
    }
}
