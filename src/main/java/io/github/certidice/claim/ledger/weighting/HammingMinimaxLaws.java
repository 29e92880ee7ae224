package io.github.certidice.claim.ledger.weighting;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.MaskCounts;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How well the best weighted Hamming similarity approximates Dice and Jaccard, at given sizes. */
public final class HammingMinimaxLaws {

    /** The Coq file. */
    static final String COQ = "hamming-minimax";

    private static final String NEW = "new here; sharpens the impossibility of Bertels et al., MICCAI 2019";
    private static final String BEST_ERROR = "\\min_\\gamma \\max |S-H_\\gamma|";

    private final Similarity dice;
    private final Similarity jaccard;
    private final Function<Rational, Similarity> hamming;

    public HammingMinimaxLaws(Formulas formulas) {
        dice = formulas.dice();
        jaccard = formulas.jaccard();
        hamming = formulas.hamming();
    }

    public List<Claim> claims() {
        return List.of(
                ofVoxels("dice", dice, 2),
                ofVoxels("jaccard", jaccard, 1),
                weight("dice", dice, 2),
                weight("jaccard", jaccard, 1),
                envelope("dice", 2),
                envelope("jaccard", 1),
                fractionDice(),
                fractionDiceExact(),
                fractionJaccard());
    }

    /** The smallest largest |S - H| over all masks of d voxels. */
    private Rational best(Similarity similarity, Stream<Confusion> masks) {
        return HammingMinimax.of(similarity, hamming, masks).error();
    }

    /** {@code max_b b m / ((c + b)(b + m))} over b = 1 to m. */
    static Rational largestTerm(long m, long c) {
        return LongStream.rangeClosed(1, m)
                .mapToObj(b -> Rational.of(b, c + b).times(Rational.of(m, b + m)))
                .reduce(Rational.ZERO, Rational::max);
    }

    private Claim ofVoxels(String name, Similarity similarity, int hits) {
        return Claim.named("hamming-minimax-" + name, "The best weight on d voxels, for " + capitalised(name))
                .entry("B4")
                .provedIn(COQ, "hamming_minimax_" + name)
                .says(
                        "With one weight gamma for all masks of d voxels, this is the smallest possible largest error. It"
                                + " tends to 1 with d.",
                        BEST_ERROR.replace('S', name.equals("dice") ? 'D' : 'J') + " = \\max_{1 \\le b \\le d-1}"
                                + " \\frac{b(d-1)}{(b+" + hits + ")(b+d-1)}")
                .from(NEW)
                .given("d >= 2; foreground and background in the target", c -> c.integer("d") > 1)
                .enumerated(Enumerations.sizes(12, 48, 64))
                .attained(null, Case.of("d", Rational.of(12)))
                .measures(
                        BEST_ERROR.replace('S', name.equals("dice") ? 'D' : 'J'),
                        c -> Measurement.equal(
                                best(similarity, MaskCounts.of(c.integer("d"))),
                                largestTerm(c.integer("d") - 1L, hits)));
    }

    private Claim weight(String name, Similarity similarity, int hits) {
        String letter = name.equals("dice") ? "D" : "J";
        return Claim.named(
                        "hamming-minimax-weight-" + name,
                        "The best weight is 1 minus the best error, for " + capitalised(name))
                .entry("B4")
                .provedIn(COQ, "hamming_minimax_" + name)
                .says(
                        "With E the best error on d voxels, gamma = 1 - E reaches it. As E tends to 1 the best weight tends to 0:"
                                + " it approximates best where it ignores misses.",
                        "\\max |" + letter + "-H_{1-E}| = E, \\quad E = \\max_b \\frac{b(d-1)}{(b+" + hits
                                + ")(b+d-1)}")
                .from(NEW)
                .given("d >= 2; foreground and background in the target", c -> c.integer("d") > 1)
                .enumerated(Enumerations.sizes(12, 48, 64))
                .attained(null, Case.of("d", Rational.of(12)))
                .measures("\\max |" + letter + "-H_{1-E}|", c -> {
                    Rational error = largestTerm(c.integer("d") - 1L, hits);
                    Similarity best = hamming.apply(ONE.minus(error));
                    return Measurement.equal(
                            MaskCounts.largest(
                                    MaskCounts.of(c.integer("d")),
                                    best::isDefinedAt,
                                    m -> similarity.of(m).minus(best.of(m)).abs()),
                            error);
                });
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private Claim envelope(String name, int hits) {
        return Claim.named(
                        "hamming-minimax-envelope-" + name,
                        "The best error on d voxels has a closed envelope, for " + capitalised(name))
                .entry("B4")
                .provedIn(COQ, "hamming_minimax_envelope")
                .says(
                        "The best error stays below a curve that tends to 1 like 1 minus a constant over the root of d.",
                        "\\max_b \\frac{b(d-1)}{(b+" + hits + ")(b+d-1)} \\le \\left(1+\\sqrt{\\frac{" + hits
                                + "}{d-1}}\\right)^{-2}")
                .from(NEW)
                .given("d >= 2", c -> c.integer("d") > 1)
                .enumerated(Enumerations.sizes(64, 512, 2048))
                .measures(
                        "\\max_b",
                        c -> new Measurement(
                                largestTerm(c.integer("d") - 1L, hits),
                                Bound.of(0),
                                inverseSquare(Rational.of(hits, c.integer("d") - 1L))));
    }

    /** {@code 1/(1 + sqrt(q))^2 = (1 + q - 2 sqrt(q)) / (1 - q)^2}. */
    static Bound inverseSquare(Rational q) {
        if (q.equals(ONE)) {
            return Bound.of(Rational.of(1, 4));
        }
        Rational below = ONE.minus(q).times(ONE.minus(q));
        return Bound.of(ONE.plus(q).over(below), TWO.negated().over(below), q);
    }

    private static Stream<Confusion> masks(Case c) {
        return MaskCounts.of(c.integer("n"), c.integer("d"));
    }

    private static Rational inverseFraction(Case c) {
        return Rational.of(c.integer("d"), c.integer("n"));
    }

    private Claim fractionDice() {
        return Claim.named("hamming-minimax-fraction-dice", "The best weight for given foreground, for Dice")
                .entry("B5")
                .solved()
                .provedIn("hamming-minimax-fraction", "hamming_minimax_fraction_dice")
                .says(
                        "If gamma may depend on n and d, the best error is at most a function of r = d/n, which it meets up to"
                                + " rounding to whole voxels. The function isn't monotone in the foreground fraction: it is least,"
                                + " 1/9, from r = 1.31 to 11/7, and tends to 1 for rare foreground.",
                        "\\min_\\gamma \\max |D-H_\\gamma| \\le \\left(1+\\sqrt{\\frac{2}{r-1}}\\right)^{-2} (r \\ge 3),"
                                + " \\; \\frac{r-1}{2(r+1)} \\left(\\frac{11}{7} \\le r \\le 3\\right), \\; \\frac{1}{9}"
                                + " \\left(r_0 \\le r \\le \\frac{11}{7}\\right), \\;"
                                + " \\left(\\frac{2-\\sqrt{r}}{\\sqrt{2}+\\sqrt{r}}\\right)^2 (r \\le r_0)")
                .from(NEW)
                .given("foreground and background in the target", c -> true)
                .enumerated(Enumerations.foregroundSizes(12, 40, 60))
                .measures(
                        "\\min_\\gamma \\max |D-H_\\gamma|",
                        c -> new Measurement(best(dice, masks(c)), Bound.of(0), curve(inverseFraction(c))));
    }

    /** The continuum curve of the best error for Dice by r = d/n. */
    public static Bound curve(Rational r) {
        if (r.compareTo(Rational.of(3)) >= 0) {
            return inverseSquare(TWO.over(r.minus(ONE)));
        }
        if (r.compareTo(Rational.of(11, 7)) >= 0) {
            return Bound.of(r.minus(ONE).over(TWO.times(r.plus(ONE))));
        }
        Bound change = Bound.of(Rational.of(19, 8), Rational.of(-3, 4), TWO);
        return change.compareTo(r) <= 0 ? Bound.of(Rational.of(1, 9)) : fullForeground(r);
    }

    /**
     * A rational just below {@code ((2 - sqrt r)/(sqrt 2 + sqrt r))^2}, which has two different roots and so isn't a
     * {@link Bound}: what stays below this stays below the curve.
     */
    private static Bound fullForeground(Rational r) {
        int bits = 128;
        Enclosure root = Bound.of(Rational.ZERO, ONE, r).enclose(bits);
        Enclosure rootOfTwo = Bound.of(Rational.ZERO, ONE, TWO).enclose(bits);
        Rational ratio = TWO.minus(root.high()).over(rootOfTwo.high().plus(root.high()));
        return Bound.of(ratio.times(ratio));
    }

    private Claim fractionDiceExact() {
        return Claim.named("hamming-minimax-fraction-dice-exact", "The best weight for given rare foreground, exactly")
                .entry("B5")
                .provedIn("hamming-minimax-fraction", "hamming_minimax_fraction_dice_exact")
                .says(
                        "Where at most 7/11 of the voxels are foreground, the best error in whole voxels.",
                        "\\min_\\gamma \\max |D-H_\\gamma| = \\max_{1 \\le b \\le d-n} \\frac{b(d-n)}{(2n+b)(b+d-n)}"
                                + " \\quad (11n \\le 7d)")
                .from(NEW)
                .given("11 n <= 7 d", c -> 11 * c.integer("n") <= 7 * c.integer("d"))
                .enumerated(Enumerations.foregroundSizes(12, 40, 60))
                .attained(null, Case.of("n", Rational.of(3)).with("d", 12))
                .measures(
                        "\\min_\\gamma \\max |D-H_\\gamma|",
                        c -> Measurement.equal(
                                best(dice, masks(c)),
                                largestTerm(c.integer("d") - c.integer("n"), 2L * c.integer("n"))));
    }

    private Claim fractionJaccard() {
        return Claim.named("hamming-minimax-fraction-jaccard", "The best weight for given foreground, for Jaccard")
                .entry("B5")
                .provedIn("hamming-minimax-fraction", "hamming_minimax_fraction_jaccard")
                .says(
                        "If gamma may depend on n and d: the best error for Jaccard, exactly, for all sizes.",
                        "\\min_\\gamma \\max |J-H_\\gamma| = \\max_{1 \\le b \\le d-n} \\frac{b(d-n)}{(n+b)(b+d-n)}")
                .from(NEW)
                .given("foreground and background in the target", c -> true)
                .enumerated(Enumerations.foregroundSizes(12, 40, 60))
                .attained(null, Case.of("n", Rational.of(3)).with("d", 12))
                .measures(
                        "\\min_\\gamma \\max |J-H_\\gamma|",
                        c -> Measurement.equal(
                                best(jaccard, masks(c)), largestTerm(c.integer("d") - c.integer("n"), c.integer("n"))));
    }
}
