package io.github.certidice.claim.ledger.scores;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.MaskCounts;
import io.github.certidice.claim.cases.RandomMasks;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.SplitMix64;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tversky indices against each other: the tight constants. */
public final class TverskyLaws {

    static final String POSITIVE = "all weights positive";
    private static final String SOURCE =
            "new here with these constants; the qualitative claim after Eelbode et al., IEEE TMI 2020";
    static final Rational[] WEIGHTS = {Rational.of(1, 3), Rational.HALF, ONE, TWO};

    private final Formulas.TverskyFamily tversky;
    private final Similarity dice;
    private final Similarity jaccard;

    public TverskyLaws(Formulas formulas) {
        tversky = formulas.tversky();
        dice = formulas.dice();
        jaccard = formulas.jaccard();
    }

    public List<Claim> claims() {
        return List.of(specialCases(), factor(), gap(), lossFactor(), finiteFactor(), factorOfSizes(), recallGap());
    }

    private Rational first(Case c) {
        return tversky.of(c.parameter("alpha"), c.parameter("beta")).of(c.counts());
    }

    private Rational second(Case c) {
        return tversky.of(c.parameter("alpha'"), c.parameter("beta'")).of(c.counts());
    }

    private static Predicate<Case> some(Predicate<Confusion> counts) {
        return c -> counts.test(c.counts());
    }

    /** Small counts with all choices of four weights. */
    private static Domain.Enumeration small() {
        return Enumerations.bySize(
                "all (tp, fp, fn) with sum at most %d, with all four weights from {1/3, 1/2, 1, 2}",
                new int[] {4, 9, 14},
                total -> TverskyWeights.all(WEIGHTS)
                        .flatMap(weights ->
                                MaskCounts.of(total).filter(c -> c.tn() == 0).map(c -> weights.into(Case.of(c)))));
    }

    private static Domain.Sampler random() {
        return RandomMasks.with("four weights from 1/16 to 16", TverskyLaws::randomWeights);
    }

    private static Case randomWeights(Case masks, SplitMix64 seed) {
        return new TverskyWeights(weight(seed), weight(seed), weight(seed), weight(seed)).into(masks);
    }

    private static Rational weight(SplitMix64 seed) {
        return Rational.of(1 + seed.nextInt(16), 1 + seed.nextInt(16));
    }

    private Claim specialCases() {
        return Claim.named("tversky-special-cases", "Precision, recall, Dice and Jaccard are Tversky indices")
                .provedIn("special-scores", "tversky_special_cases")
                .entry("A10")
                .says(
                        "alpha weighs false positives and beta false negatives, not the other way round: at (1, 0) the index is"
                                + " precision, at (0, 1) recall, at (1/2, 1/2) Dice and at (1, 1) Jaccard.",
                        "T_{1,0} = \\frac{tp}{tp+fp}, \\quad T_{0,1} = \\frac{tp}{tp+fn}, \\quad"
                                + " T_{1/2,1/2} = D, \\quad T_{1,1} = J")
                .from("Tversky, Psychological Review 1977")
                .given("tp > 0 (so that all four are defined)", some(c -> c.tp() > 0))
                .enumerated(Enumerations.quadruples(16, 64, 128))
                .sampled(RandomMasks.of64())
                .ofCounts(UnaryOperator.identity())
                .measures(
                        "\\text{sum of the four differences}",
                        c -> Measurement.equal(distanceOfSpecialCases(c.counts()), Rational.ZERO));
    }

    private Rational distanceOfSpecialCases(Confusion c) {
        return distance(tversky.of(ONE, Rational.ZERO).of(c), Rational.of(c.tp(), c.predicted()))
                .plus(distance(tversky.of(Rational.ZERO, ONE).of(c), Rational.of(c.tp(), c.foreground())))
                .plus(distance(tversky.of(Rational.HALF, Rational.HALF).of(c), dice.of(c)))
                .plus(distance(tversky.of(ONE, ONE).of(c), jaccard.of(c)));
    }

    private static Rational distance(Rational a, Rational b) {
        return a.minus(b).abs();
    }

    private static Claim.Builder started(String slug, String name) {
        return Claim.named(slug, name)
                .entry("A10")
                .from(SOURCE)
                .enumerated(small())
                .sampled(random())
                .ofCounts(TverskyLaws::againstDice)
                .solved()
                .proved("tight");
    }

    /** Data is looked at with the weights (3/10, 7/10), a common choice, against Dice. */
    private static Case againstDice(Case counts) {
        return new TverskyWeights(Rational.of(3, 10), Rational.of(7, 10), Rational.HALF, Rational.HALF).into(counts);
    }

    private Claim factor() {
        return started("tversky-factor", "Two Tversky indices differ by a factor of at most rho")
                .says(
                        "rho is the largest ratio between the two weights of false positives, or of false negatives. Dice and"
                                + " Jaccard are the case rho = 2.",
                        "\\frac{T'}{\\rho} \\le T \\le \\rho\\, T', \\quad"
                                + " \\rho = \\max\\left(\\frac{\\alpha}{\\alpha'}, \\frac{\\alpha'}{\\alpha},"
                                + " \\frac{\\beta}{\\beta'}, \\frac{\\beta'}{\\beta}\\right)")
                .given(POSITIVE + "; tp > 0 (else both are 0)", some(c -> c.tp() > 0))
                .searched(new Domain.Family(
                        "one hit, 2^k false positives, alpha = 1, alpha' = 4",
                        40,
                        k -> weighted(new Confusion(1, 1L << k, 0, 0))))
                .approached(null)
                .measures("T/T'", c -> {
                    Rational rho = TverskyWeights.of(c).rho();
                    return new Measurement(first(c).over(second(c)), Bound.of(rho.inverse()), Bound.of(rho));
                });
    }

    private static Case weighted(Confusion counts) {
        return new TverskyWeights(ONE, ONE, Rational.of(4), Rational.of(4)).into(Case.of(counts));
    }

    private Claim gap() {
        return started("tversky-gap", "Two Tversky indices differ by at most tanh(ln(rho)/4)")
                .says(
                        "The absolute error belongs to the relative one: for rho = 2 it is the 3 - 2 sqrt 2 of Dice and Jaccard.",
                        "|T-T'| \\le \\frac{\\sqrt{\\rho}-1}{\\sqrt{\\rho}+1}")
                .given(POSITIVE + "; target and prediction are not both empty", some(c -> !c.isBothEmpty()))
                .searched(new Domain.Family(
                        "fp/tp = 1/2, alpha = 1, alpha' = 4", 1, k -> weighted(new Confusion(2, 1, 0, 0))))
                .attained(null, weighted(new Confusion(2, 1, 0, 0)))
                .measures(
                        "|T-T'|",
                        c -> new Measurement(
                                first(c).minus(second(c)).abs(),
                                Bound.of(0),
                                TverskyWeights.of(c).gap()));
    }

    private Claim lossFactor() {
        return started("tversky-loss-factor", "Two Tversky losses differ by a factor of at most rho")
                .says(
                        "The same rho bounds the ratio of the losses, approached by nearly perfect predictions.",
                        "\\frac{1-T'}{\\rho} \\le 1-T \\le \\rho\\,(1-T')")
                .given(POSITIVE + "; at least one voxel is wrong", some(c -> c.fp() + c.fn() > 0))
                .searched(new Domain.Family(
                        "2^k hits, one false positive, alpha = 4, alpha' = 1",
                        40,
                        k -> new TverskyWeights(Rational.of(4), ONE, ONE, ONE)
                                .into(Case.of(new Confusion(1L << k, 1, 0, 0)))))
                .approached(null)
                .measures("(1-T)/(1-T')", c -> {
                    Rational rho = TverskyWeights.of(c).rho();
                    Rational ratio = ONE.minus(first(c)).over(ONE.minus(second(c)));
                    return new Measurement(ratio, Bound.of(rho.inverse()), Bound.of(rho));
                });
    }

    private Claim finiteFactor() {
        return Claim.named("tversky-factor-finite", "The best factor between two Tversky indices on d voxels")
                .entry("A10")
                .provedIn("finite-sizes", "tversky_factor_finite")
                .says(
                        "On images of d voxels the largest T/T' is reached with one hit and all other voxels wrong in the same"
                                + " way.",
                        "\\max \\frac{T}{T'} = \\max\\left(1, \\frac{1+\\alpha'(d-1)}{1+\\alpha(d-1)},"
                                + " \\frac{1+\\beta'(d-1)}{1+\\beta(d-1)}\\right)")
                .given(POSITIVE, c -> true)
                .enumerated(Enumerations.bySize(
                        "all d to %d and all four weights from {1/3, 1/2, 1, 2}, over all masks of d voxels",
                        new int[] {5, 9, 14},
                        d -> TverskyWeights.all(WEIGHTS).map(w -> w.into(Case.of("d", Rational.of(d))))))
                .attained(null, new TverskyWeights(ONE, ONE, TWO, TWO).into(Case.of("d", Rational.of(5))))
                .measures("\\max T/T'", c -> Measurement.equal(largestRatio(tversky, c), expectedRatio(c)));
    }

    private Claim factorOfSizes() {
        return Claim.named("tversky-factor-sizes", "The best factor between two Tversky indices for given sizes")
                .entry("A10")
                .provedIn("finite-sizes", "tversky_factor_sizes")
                .says(
                        "With n of d voxels foreground, the largest T/T' is reached by one of four predictions: one hit or all n, and"
                                + " no false positive or all d - n. It can be smaller than without given sizes.",
                        "\\max_{|y|=n,\\,tp>0} \\frac{T}{T'} = \\max_{tp \\in \\{1,n\\},\\, fp \\in \\{0,d-n\\}} \\frac{T}{T'}")
                .given(POSITIVE + "; 1 <= n <= d", c -> c.integer("n") > 0 && c.integer("n") <= c.integer("d"))
                .enumerated(Enumerations.bySize(
                        "all n and d with 1 <= n <= d <= %d and all four weights from {1/3, 1/2, 1, 2}, over all masks of these"
                                + " sizes",
                        new int[] {4, 6, 10},
                        d -> IntStream.rangeClosed(1, d)
                                .boxed()
                                .flatMap(n -> TverskyWeights.all(WEIGHTS)
                                        .map(w -> w.into(
                                                Case.of("n", Rational.of(n)).with("d", d))))))
                .measures(
                        "\\max T/T'",
                        c -> Measurement.equal(
                                largestRatio(
                                        tversky, TverskyWeights.of(c), MaskCounts.of(c.integer("n"), c.integer("d"))),
                                largestOfFour(c)));
    }

    private Rational largestOfFour(Case c) {
        TverskyWeights w = TverskyWeights.of(c);
        long n = c.integer("n");
        long d = c.integer("d");
        return ratio(w, 1, 0, n - 1)
                .max(ratio(w, 1, d - n, n - 1))
                .max(ratio(w, n, 0, 0))
                .max(ratio(w, n, d - n, 0));
    }

    /** T/T' from the formula, {@code (tp + alpha' fp + beta' fn)/(tp + alpha fp + beta fn)}. */
    private static Rational ratio(TverskyWeights w, long tp, long fp, long fn) {
        return below(w.alpha2(), w.beta2(), tp, fp, fn).over(below(w.alpha(), w.beta(), tp, fp, fn));
    }

    private static Rational below(Rational alpha, Rational beta, long... counts) {
        return Rational.of(counts[0])
                .plus(alpha.times(Rational.of(counts[1])))
                .plus(beta.times(Rational.of(counts[2])));
    }

    private Claim recallGap() {
        return Claim.named("recall-dice-gap", "Recall may exceed Dice by nearly 1")
                .entry("A10")
                .says(
                        "With a weight of 0 nothing is left of the bounds. Recall, where alpha = 0 and beta = 1, exceeds Dice by"
                                + " nearly 1, and by a factor without limit, where one voxel is hit among many false positives; it falls"
                                + " below Dice by at most 3 - 2 sqrt 2.",
                        "-(3-2\\sqrt{2}) \\le T_{0,1} - D < 1")
                .given("the target is not empty", some(c -> c.foreground() > 0))
                .enumerated(Enumerations.quadruples(12, 30, 80))
                .ofCounts(UnaryOperator.identity())
                .searched(new Domain.Family(
                        "one hit, 2^k false positives", 40, k -> Case.of(new Confusion(1, 1L << k, 0, 0))))
                .approached(Bound.of(1))
                .solved()
                .measures(
                        "T_{0,1}-D",
                        c -> new Measurement(
                                tversky.of(Rational.ZERO, ONE).of(c.counts()).minus(dice.of(c.counts())),
                                DiceJaccardLaws.LARGEST_GAP.times(ONE.negated()),
                                Bound.of(1)));
    }

    /** The largest T/T' over all masks of d voxels. */
    static Rational largestRatio(Formulas.TverskyFamily tversky, Case c) {
        return largestRatio(tversky, TverskyWeights.of(c), MaskCounts.of(c.integer("d")));
    }

    private static Rational largestRatio(Formulas.TverskyFamily tversky, TverskyWeights w, Stream<Confusion> masks) {
        Similarity above = tversky.of(w.alpha(), w.beta());
        Similarity below = tversky.of(w.alpha2(), w.beta2());
        return MaskCounts.largest(masks, m -> m.tp() > 0, m -> above.of(m).over(below.of(m)));
    }

    private static Rational expectedRatio(Case c) {
        TverskyWeights w = TverskyWeights.of(c);
        Rational others = Rational.of(c.integer("d") - 1L);
        return ONE.max(allWrong(w.alpha2(), others).over(allWrong(w.alpha(), others)))
                .max(allWrong(w.beta2(), others).over(allWrong(w.beta(), others)));
    }

    private static Rational allWrong(Rational weight, Rational others) {
        return ONE.plus(weight.times(others));
    }
}
