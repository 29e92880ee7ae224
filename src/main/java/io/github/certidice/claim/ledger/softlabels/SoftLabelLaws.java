package io.github.certidice.claim.ledger.softlabels;

import static io.github.certidice.claim.cases.SoftCases.similarity;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Law;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.RandomPairs;
import io.github.certidice.claim.cases.SoftLabelCases;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Target;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;

/** Where soft Dice and soft Jaccard are best for a target with soft labels: not at the target itself. */
public final class SoftLabelLaws {

    /** The Coq file. */
    private static final String COQ = "soft-label-best";

    private static final String NONEMPTY = "some label is positive";
    private static final String PAPER = "after Wang et al., NeurIPS 2023 (Jaccard metric losses)";

    private final Loss softDice;
    private final Loss softJaccard;

    public SoftLabelLaws(Formulas formulas) {
        softDice = formulas.softDice();
        softJaccard = formulas.softJaccard();
    }

    public List<Claim> claims() {
        return List.of(bestDice(), bestJaccard(), threshold(), ofItself(), diceReading(), jaccardReading());
    }

    private static Claim.Builder best(String slug, String name) {
        return Claim.named(slug, name)
                .entry("C14")
                .given(NONEMPTY, SoftLabelCases::isNonempty)
                .enumerated(SoftLabelCases.pairs(2, 4, 5))
                .sampled(RandomPairs.any())
                .ofProbabilities()
                .attained(null, SoftLabelCases.of(new double[] {0.5}, 1));
    }

    private Claim bestDice() {
        return best("soft-dice-best-vertex", "Soft Dice is highest at a 0/1 prediction, for soft labels too")
                .provedIn(COQ, "soft_label_best_vertex")
                .follows("soft-dice-quasilinear")
                .says(
                        "Along every voxel soft Dice is a fraction of linear functions, so it is highest at an end: no"
                                + " prediction beats the best mask, which takes the voxels of largest y.",
                        "SD(y,p) \\le \\max_{s \\in \\{0,1\\}^d} SD(y,s)")
                .measures(
                        "SD(y,p)", upTo(softDice, c -> BestVertex.dice(c.pair().target())));
    }

    private Claim bestJaccard() {
        return best("soft-jaccard-best-vertex", "Soft Jaccard is highest at a 0/1 prediction, for soft labels too")
                .provedIn(COQ, "soft_label_best_vertex")
                .follows("soft-jaccard-quasilinear")
                .says(
                        "The same for soft Jaccard; a soft target is never predicted as it is.",
                        "SJ(y,p) \\le \\max_{s \\in \\{0,1\\}^d} SJ(y,s)")
                .measures(
                        "SJ(y,p)",
                        upTo(softJaccard, c -> BestVertex.jaccard(c.pair().target())));
    }

    private interface Best {
        Rational of(Case c);
    }

    private static Law upTo(Loss loss, Best best) {
        return c -> new Measurement(similarity(loss, c), Bound.of(0), Bound.of(best.of(c)));
    }

    private Claim threshold() {
        return Claim.named("soft-label-threshold", "The best prediction of soft labels is a threshold at SD*/2")
                .provedIn(COQ, "soft_label_threshold")
                .entry("C14")
                .follows("soft-dice-best-vertex", "soft-jaccard-best-vertex")
                .says(
                        "With SD* and SJ* the highest values, the mask of voxels with y > SD*/2 = SJ*/(1 + SJ*) attains both.",
                        "SD(y, [y > SD^*/2]) = SD^*, \\quad SJ(y, [y > SD^*/2]) = SJ^*")
                .given(NONEMPTY, SoftLabelCases::isNonempty)
                .enumerated(SoftLabelCases.targets(4, 5, 7))
                .sampled(RandomPairs.any())
                .ofProbabilities()
                .measures(
                        "\\text{sum of what is missing}",
                        c -> Measurement.equal(missing(c.pair().target()), ZERO));
    }

    private Rational missing(Target y) {
        Rational dice = BestVertex.dice(y);
        Rational jaccard = BestVertex.jaccard(y);
        Pair above = BestVertex.above(dice.over(TWO), y);
        Pair alike = BestVertex.above(jaccard.over(ONE.plus(jaccard)), y);
        return missing(softDice, above, dice).plus(missing(softJaccard, alike, jaccard));
    }

    private static Rational missing(Loss loss, Pair pair, Rational best) {
        return best.minus(ONE.minus(loss.of(pair).rational())).abs();
    }

    private Claim ofItself() {
        return Claim.named("soft-label-jaccard-of-itself", "Predicting soft labels exactly costs soft Jaccard")
                .provedIn(COQ, "soft_label_jaccard_of_itself")
                .entry("C14")
                .from(PAPER)
                .says(
                        "At p = y the soft Jaccard loss is positive unless every label is 0 or 1: labels between them are"
                                + " counted as half wrong.",
                        "1-SJ(y,y) = \\frac{2\\sum y_i(1-y_i)}{\\sum y_i(2-y_i)}")
                .given(NONEMPTY, SoftLabelCases::isNonempty)
                .enumerated(SoftLabelCases.targets(4, 5, 7))
                .sampled(RandomPairs.any())
                .ofProbabilities()
                .measures("1-SJ(y,y)", c -> {
                    Target y = c.pair().target();
                    Rational above = TWO.times(sum(y, ONE));
                    return Measurement.equal(softJaccard.of(itself(y)).rational(), above.over(sum(y, TWO)));
                });
    }

    /** The target as its own prediction. */
    private static Pair itself(Target y) {
        return new Pair(y, ProbabilityMap.of(y.shape(), y::at));
    }

    /** The sum of y (c - y). */
    private static Rational sum(Target y, Rational c) {
        return IntStream.range(0, y.shape().size())
                .mapToObj(voxel -> Rational.of(y.at(voxel)))
                .map(label -> label.times(c.minus(label)))
                .reduce(ZERO, Rational::plus);
    }

    private Claim diceReading() {
        return reading("soft-dice-minimal-at-target", "The soft Dice loss is lowest at p = y", "soft-dice-best-vertex")
                .says(
                        "Literal reading of \"a loss for soft labels\": one voxel with y = 1/2 is predicted best by p = 1.",
                        "SD(y,p) \\le SD(y,y)")
                .measures("SD(y,p)", upTo(softDice, c -> ofItself(softDice, c)));
    }

    private Claim jaccardReading() {
        return reading(
                        "soft-jaccard-minimal-at-target",
                        "The soft Jaccard loss is lowest at p = y",
                        "soft-jaccard-best-vertex")
                .says(
                        "The same reading for soft Jaccard: at y = 1/2 it is p/(1 + p), which rises up to p = 1.",
                        "SJ(y,p) \\le SJ(y,y)")
                .measures("SJ(y,p)", upTo(softJaccard, c -> ofItself(softJaccard, c)));
    }

    private static Rational ofItself(Loss loss, Case c) {
        return ONE.minus(loss.of(itself(c.pair().target())).rational());
    }

    private static Claim.Builder reading(String slug, String name, String law) {
        return Claim.named(slug, name)
                .entry("C14")
                .from("common reading")
                .correctedBy(law)
                .given(NONEMPTY, SoftLabelCases::isNonempty)
                .enumerated(SoftLabelCases.pairs(2, 3, 4));
    }
}
