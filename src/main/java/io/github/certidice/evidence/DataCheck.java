package io.github.certidice.evidence;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.Evaluation;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.LossRegistry;
import io.github.certidice.loss.Similarity;
import io.github.certidice.loss.Tversky;
import io.github.certidice.loss.WeightedHamming;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every score and surrogate of a user's own pair, and every law of the ledger that speaks of such a pair, checked on it.
 *
 * @param pair target and prediction
 * @param counts of the mask of voxels with p above the threshold; empty where the target is soft
 * @param scores similarities of that mask, then losses of the probabilities
 * @param findings the laws
 */
public record DataCheck(Pair pair, Optional<Confusion> counts, List<Score> scores, List<Finding> findings) {

    /** Beyond this, the fraction of a Lovász extension is too long to be worth computing. */
    private static final int MOST_VOXELS_IN_FRACTIONS = 1 << 10;

    private static final List<Similarity> SIMILARITIES = List.of(
            new Dice(),
            new Jaccard(),
            new Tversky(Rational.of(3, 10), Rational.of(7, 10)),
            new WeightedHamming(Rational.HALF),
            new WeightedHamming(Rational.ONE));

    /**
     * A number with its name.
     *
     * @param name of the similarity or loss
     * @param exact the value as a fraction, where it is a rational number of bearable length
     * @param value correctly rounded; NaN where there is none
     */
    public record Score(String name, Optional<Rational> exact, double value) {}

    /**
     * A law on this pair.
     *
     * @param claim the law
     * @param measurement quantity and limits; of the Lovász extension, at one end of an interval around its value
     * @param holds true where it holds for certain
     */
    public record Finding(Claim claim, Measurement measurement, boolean holds) {

        /** The distance to the upper limit, rounded; of the Lovász extension, within 2^-256 before rounding. */
        public double slack() {
            return measurement.slack(claim.tightness().side()).doubleValue();
        }
    }

    /**
     * Checks a pair.
     *
     * @param threshold a voxel is predicted foreground where p is above it; from 0 to 1
     * @throws InvalidInput if the threshold is outside [0, 1]
     */
    public static DataCheck of(Pair pair, double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw InvalidInput.of("--threshold", threshold, "a number from 0 to 1");
        }
        Optional<Confusion> counts = counts(pair, threshold);
        return new DataCheck(pair, counts, scores(pair, counts), findings(pair, counts));
    }

    private static Optional<Confusion> counts(Pair pair, double threshold) {
        if (!pair.target().isBinary()) {
            return Optional.empty();
        }
        long[] counts = new long[4];
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            int y = (int) pair.target().at(voxel);
            counts[2 * y + (pair.prediction().at(voxel) > threshold ? 1 : 0)]++;
        }
        return Optional.of(new Confusion(counts[3], counts[1], counts[2], counts[0]));
    }

    private static List<Score> scores(Pair pair, Optional<Confusion> counts) {
        Stream<Score> similarities = counts.stream()
                .flatMap(
                        c -> SIMILARITIES.stream().filter(s -> s.isDefinedAt(c)).map(s -> score(s, c)));
        Stream<Score> losses = LossRegistry.all().stream()
                .filter(loss -> loss.accepts(pair.target()))
                .map(loss -> score(loss, pair));
        return Stream.concat(similarities, losses).toList();
    }

    private static Score score(Similarity similarity, Confusion counts) {
        Rational value = similarity.of(counts);
        return new Score(similarity.name(), Optional.of(value), value.doubleValue());
    }

    private static Score score(Loss loss, Pair pair) {
        Evaluation evaluation = loss.of(pair);
        Optional<Rational> exact = evaluation
                .exact()
                .filter(v -> v instanceof Rational || pair.size() <= MOST_VOXELS_IN_FRACTIONS)
                .flatMap(Real::asRational);
        return new Score(loss.name() + " loss", exact, evaluation.value());
    }

    private static List<Finding> findings(Pair pair, Optional<Confusion> counts) {
        List<Claim> exact = Catalogue.reference().claims();
        List<Claim> low = Catalogue.of(enclosed(false)).claims();
        List<Claim> high = Catalogue.of(enclosed(true)).claims();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < exact.size(); i++) {
            List<Claim> versions = List.of(low.get(i), high.get(i), exact.get(i));
            caseOf(low.get(i), pair, counts).ifPresent(example -> findings.add(finding(versions, example)));
        }
        return List.copyOf(findings);
    }

    private static Formulas enclosed(boolean high) {
        Formulas reference = Formulas.reference();
        // a law about both extensions rises in one and falls in the other: their ends are opposite
        Loss dice = new EnclosedLoss(reference.surrogates().lovaszDice(), !high);
        return reference
                .withLovaszJaccard(new EnclosedLoss(reference.lovaszJaccard(), high))
                .with(reference.surrogates().withLovaszDice(dice));
    }

    private static Optional<Case> caseOf(Claim claim, Pair pair, Optional<Confusion> counts) {
        return Optional.of(claim)
                .filter(law -> !law.isLiteralReading())
                .flatMap(law -> law.domain().data())
                .flatMap(fromData -> fromData.of(pair, counts))
                .filter(claim.domain()::contains);
    }

    /** The versions are the law at the low end, at the high end, and exactly; the last only where the ends disagree. */
    private static Finding finding(List<Claim> versions, Case example) {
        Measurement low = versions.get(0).law().of(example);
        boolean decided = low.holds() == versions.get(1).law().of(example).holds();
        boolean holds =
                decided ? low.holds() : versions.get(2).law().of(example).holds();
        return new Finding(versions.get(2), low, holds);
    }

    /** True where every law holds. */
    public boolean holds() {
        return findings.stream().allMatch(Finding::holds);
    }
}
