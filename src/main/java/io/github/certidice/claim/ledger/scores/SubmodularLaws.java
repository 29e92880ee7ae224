package io.github.certidice.claim.ledger.scores;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.TwoSets;
import io.github.certidice.claim.cases.TwoSets.Which;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Losses as functions of the set of wrong voxels, of which their Lovász extensions are made: a set function L is submodular if
 * {@code L(M union N) + L(M intersection N) <= L(M) + L(N)}, and exactly then its Lovász extension is convex.
 */
public final class SubmodularLaws {

    private static final String SUBMODULAR = "L(M \\cup N) + L(M \\cap N) \\le L(M) + L(N)";
    private static final String LEFT = "L(M \\cup N) + L(M \\cap N)";
    private static final String WRONG =
            "a target; two sets M and N of wrong voxels; no loss where both masks are empty";
    private static final String JACCARD_SOURCE = "Berman et al., CVPR 2018 (Lovász-Softmax)";
    private static final List<Rational> ALPHAS = List.of(Rational.ZERO, Rational.HALF, ONE, Rational.of(3));
    private static final List<Rational> BETAS = List.of(ONE, Rational.of(3, 2), Rational.of(3));
    private static final List<Rational> POSITIVE = List.of(Rational.HALF, ONE, TWO);

    private final Similarity dice;
    private final Similarity jaccard;
    private final Formulas.TverskyFamily tversky;

    public SubmodularLaws(Formulas formulas) {
        dice = formulas.dice();
        jaccard = formulas.jaccard();
        tversky = formulas.tversky();
    }

    public List<Claim> claims() {
        return List.of(
                monotone(),
                jaccardSubmodular(),
                tverskySubmodular(),
                diceSubmodular(),
                notSubmodular(),
                oneVoxel(),
                predictionSubmodular(),
                ofPrediction());
    }

    private Similarity tversky(Case c) {
        return tversky.of(c.parameter("alpha"), c.parameter("beta"));
    }

    private static Rational loss(Similarity similarity, Confusion counts) {
        return TriangleSides.distance(similarity, counts);
    }

    /** {@code L(M union N) + L(M intersection N) <= L(M) + L(N)}. */
    private static Measurement submodular(Similarity similarity, Function<Which, Confusion> counts) {
        Function<Which, Rational> loss = counts.andThen(c -> loss(similarity, c));
        return new Measurement(
                loss.apply(Which.UNION).plus(loss.apply(Which.INTERSECTION)),
                Bound.of(0),
                Bound.of(loss.apply(Which.FIRST).plus(loss.apply(Which.SECOND))));
    }

    private static Measurement ofErrors(Similarity similarity, Case c) {
        return submodular(similarity, TwoSets.of(c)::wrong);
    }

    private static Domain.Enumeration weighted(List<Rational> alphas, List<Rational> betas) {
        return Enumerations.bySize(
                "all two sets of wrong voxels, for all targets of up to %d voxels, with all alpha from " + alphas
                        + " and beta from " + betas,
                new int[] {3, 4, 7},
                voxels -> TwoSets.of(voxels)
                        .map(TwoSets::asCase)
                        .flatMap(sets -> alphas.stream()
                                .flatMap(alpha -> betas.stream()
                                        .map(beta -> sets.with("alpha", alpha).with("beta", beta)))));
    }

    /** The target {1, 2}, M = {1} and N = {2}. */
    private static TwoSets apart() {
        return new TwoSets(new TwoSets.Parts(0, 1, 1, 0), new TwoSets.Parts(0, 0, 0, 0));
    }

    private static boolean isPositive(Case c) {
        return c.parameter("alpha").signum() > 0 && c.parameter("beta").signum() > 0;
    }

    private Claim monotone() {
        return Claim.named("tversky-errors-monotone", "More errors never lower a Tversky loss")
                .entry("A13")
                .provedIn("tversky-submodular", "tversky_monotone")
                .says(
                        "As functions of the set of wrong voxels all Tversky losses, Dice and Jaccard among them, are monotone.",
                        "M \\subseteq N \\Rightarrow L(M) \\le L(N)")
                .from("folklore")
                .given(WRONG + "; " + TverskyLaws.POSITIVE, SubmodularLaws::isPositive)
                .enumerated(weighted(POSITIVE, POSITIVE))
                .solved()
                .measures("L(M)", c -> {
                    Function<Which, Rational> loss =
                            which -> loss(tversky(c), TwoSets.of(c).wrong(which));
                    return new Measurement(
                            loss.apply(Which.FIRST),
                            Bound.of(loss.apply(Which.INTERSECTION)),
                            Bound.of(loss.apply(Which.UNION)));
                });
    }

    private Claim jaccardSubmodular() {
        return Claim.named("jaccard-submodular", "The Jaccard loss is submodular in the errors")
                .entry("A13")
                .provedIn("tversky-submodular", "jaccard_loss_submodular")
                .says(
                        "As a function of the set of wrong voxels the Jaccard loss is submodular, so that its Lovász extension is"
                                + " convex. Two missed voxels attain equality.",
                        SUBMODULAR)
                .from(JACCARD_SOURCE)
                .follows("tversky-submodular")
                .given(WRONG, c -> true)
                .enumerated(TwoSets.all("wrong", 4, 6, 10))
                .attained(null, apart().asCase())
                .solvedAs("tversky-submodular")
                .measures(LEFT, c -> ofErrors(jaccard, c));
    }

    private Claim tverskySubmodular() {
        return Claim.named("tversky-submodular", "Tversky losses with beta from 1 on are submodular in the errors")
                .entry("A13")
                .provedIn("tversky-submodular", "tversky_submodular_if")
                .says(
                        "It is the weight beta of false negatives that decides: for beta >= 1 the Tversky loss is submodular,"
                                + " whatever alpha is.",
                        "\\beta \\ge 1 \\Rightarrow " + SUBMODULAR)
                .given(
                        WRONG + "; alpha >= 0, and alpha > 0 where the target is empty; beta >= 1",
                        SubmodularLaws::isSubmodularCase)
                .enumerated(weighted(ALPHAS, BETAS))
                .attained(null, apart().asCase().with("alpha", ONE).with("beta", ONE))
                .solved()
                .measures(LEFT, c -> ofErrors(tversky(c), c));
    }

    private static boolean isSubmodularCase(Case c) {
        int least = TwoSets.of(c).foreground().count() == 0 ? 1 : 0;
        return c.parameter("alpha").signum() >= least && c.parameter("beta").compareTo(ONE) >= 0;
    }

    private Claim diceSubmodular() {
        return Claim.named("dice-submodular", "The Dice loss is submodular in the errors")
                .entry("A13")
                .partlyProvedIn("tversky-submodular", "dice_loss_not_submodular", "the counterexample")
                .says(
                        "Literal reading of \"Dice and Jaccard are equivalent\", behind Lovász extensions of the Dice loss as convex"
                                + " surrogates.",
                        SUBMODULAR)
                .from("common reading")
                .correctedBy("tversky-submodular")
                .given(WRONG, c -> true)
                .enumerated(TwoSets.all("wrong", 4, 6, 10))
                .measures(LEFT, c -> ofErrors(dice, c));
    }

    private Claim notSubmodular() {
        return Claim.named("tversky-not-submodular", "For beta below 1 two missed voxels break submodularity")
                .entry("A13")
                .provedIn("tversky-submodular", "tversky_submodular_only_if")
                .says(
                        "For the target {1, 2}, M = {1} and N = {2} missed have the losses beta/(1+beta) each, and both together"
                                + " 1: less than 1 in sum where beta < 1, as for Dice, where it is 2/3.",
                        "L(\\{1\\}) + L(\\{2\\}) = \\frac{2\\beta}{1+\\beta} < 1 = L(\\{1,2\\}) + L(\\emptyset)")
                .given(
                        "0 < beta < 1; alpha > 0",
                        c -> isPositive(c) && c.parameter("beta").compareTo(ONE) < 0)
                .enumerated(Enumerations.bySize(
                        "all beta with denominators up to %d, with all alpha from " + POSITIVE,
                        new int[] {12, 64, 256},
                        below -> IntStream.range(1, below)
                                .boxed()
                                .flatMap(above -> POSITIVE.stream()
                                        .map(a -> Case.of("alpha", a).with("beta", Rational.of(above, below))))))
                .solved()
                .measures("\\frac{L(\\{1\\}) + L(\\{2\\})}{L(\\{1,2\\}) + L(\\emptyset)}", c -> {
                    Measurement sums = submodular(tversky(c), apart()::wrong);
                    Rational apart = sums.upper().rational();
                    Rational beta = c.parameter("beta");
                    return Measurement.equal(
                            apart.over(sums.quantity()), TWO.times(beta).over(ONE.plus(beta)));
                });
    }

    private Claim oneVoxel() {
        return Claim.named("tversky-submodular-one", "For targets of one voxel all Tversky losses are submodular")
                .entry("A13")
                .provedIn("tversky-submodular", "tversky_submodular_one")
                .says(
                        "Where the target has at most one voxel there are no two voxels to miss: all Tversky losses are submodular"
                                + " there, Dice too. Not modular: the Dice losses of 0, 1 and 2 false positives are 0, 1/3 and 1/2.",
                        "n \\le 1 \\Rightarrow " + SUBMODULAR)
                .given(
                        WRONG + "; " + TverskyLaws.POSITIVE + "; at most one foreground voxel",
                        c -> isPositive(c) && TwoSets.of(c).foreground().count() <= 1)
                .enumerated(weighted(POSITIVE, POSITIVE))
                .solved()
                .measures(LEFT, c -> ofErrors(tversky(c), c));
    }

    private Claim predictionSubmodular() {
        return Claim.named("jaccard-prediction-submodular", "The Jaccard loss is submodular in the prediction")
                .entry("A13")
                .says(
                        "Literal reading of \"the Jaccard loss is submodular\": as a function of the predicted set.",
                        "L(s \\cup t) + L(s \\cap t) \\le L(s) + L(t)")
                .from("common reading")
                .correctedBy("jaccard-submodular-sizes")
                .given("a target; two predictions s and t; no loss where both masks are empty", c -> true)
                .enumerated(TwoSets.all("predicted", 4, 6, 10))
                .measures("L(s \\cup t) + L(s \\cap t)", c -> submodular(jaccard, TwoSets.of(c)::predicted));
    }

    private Claim ofPrediction() {
        return Claim.named("jaccard-submodular-sizes", "When the Jaccard loss is submodular in the prediction")
                .entry("A13")
                .provedIn("tversky-submodular", "jaccard_submodular_sizes")
                .says(
                        "As a function of the predicted set the Jaccard loss is submodular only if all voxels or none belong to the"
                                + " target. Else one hit and one false positive together lose more than apart.",
                        "L(s \\cup t) + L(s \\cap t) \\le L(s) + L(t) \\text{ for all } s, t \\iff n \\in \\{0, d\\}")
                .given("no loss where both masks are empty", c -> true)
                .enumerated(Enumerations.bySize(
                        "all (n, d) with 0 <= n <= d <= %d, over all targets and two predictions of these sizes",
                        new int[] {4, 6, 9},
                        d -> IntStream.rangeClosed(0, d)
                                .mapToObj(n -> Case.of("n", Rational.of(n)).with("d", d))))
                .measures("\\min_{s,t} \\mathrm{sgn}(L(s)+L(t)-L(s \\cup t)-L(s \\cap t))", c -> {
                    boolean one = c.integer("n") == 0 || c.integer("n") == c.integer("d");
                    return Measurement.equal(worstPrediction(c), one ? Rational.ZERO : ONE.negated());
                });
    }

    private Rational worstPrediction(Case c) {
        Predicate<TwoSets> hasSize = sets -> sets.foreground().count() == c.integer("n");
        Stream<Measurement> all =
                TwoSets.of(c.integer("d")).filter(hasSize).map(sets -> submodular(jaccard, sets::predicted));
        return all.map(m -> Rational.of(m.upper().compareTo(m.quantity())))
                .reduce(Rational::min)
                .orElseThrow();
    }
}
