package io.github.certidice.evidence.vector;

import io.github.certidice.claim.Formulas;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.PredictionFamily;
import io.github.certidice.sample.Recipe;
import io.github.certidice.sample.TargetFamily;
import java.util.ArrayList;
import java.util.List;

/** What the formulas that the laws are about give at the arguments that all encodings are asked for. */
final class ProofVectors {

    private static final Formulas FORMULAS = Formulas.reference();
    private static final long[][] COUNTS = {
        {1, 0, 0, 0}, {1, 1, 0, 0}, {1, 0, 1, 0}, {0, 1, 1, 1}, {2, 3, 5, 7}, {29, 41, 0, 3}, {12, 10, 7, 1000}
    };
    private static final String[][] MASKS = {
        {"1", "1"}, {"10", "11"}, {"110", "011"}, {"1100", "0111"}, {"10110", "11010"}, {"111000", "101010"}
    };
    private static final double[][] PROBABILITIES = {
        {1}, {0.5, 0.25}, {0, 1, 0.5}, {0.75, 0.125, 1, 0}, {0.5, 0.5, 0.5, 0.5, 0.5}, {1, 0.5, 0.25, 0.75, 0, 0.125}
    };
    private static final Rational[] WEIGHTS = {Rational.HALF, Rational.ONE, Rational.of(3, 10)};

    private ProofVectors() {}

    static List<ProofVector> all() {
        List<ProofVector> all = new ArrayList<>();
        for (long[] c : COUNTS) {
            addOfCounts(all, new Confusion(c[0], c[1], c[2], c[3]));
        }
        for (int i = 0; i < MASKS.length; i++) {
            addOfMasks(all, MASKS[i][0], MASKS[i][1]);
            addOfProbabilities(all, MASKS[i][0], PROBABILITIES[i]);
        }
        return all;
    }

    private static void addOfCounts(List<ProofVector> all, Confusion c) {
        Rational tp = Rational.of(c.tp());
        Rational fp = Rational.of(c.fp());
        Rational fn = Rational.of(c.fn());
        all.add(ProofVector.of("dice", FORMULAS.dice().of(c), tp, fp, fn));
        all.add(ProofVector.of("jaccard", FORMULAS.jaccard().of(c), tp, fp, fn));
        for (Rational weight : WEIGHTS) {
            Rational other = Rational.TWO.minus(weight);
            Similarity tversky = FORMULAS.tversky().of(weight, other);
            all.add(ProofVector.of("tversky", tversky.of(c), weight, other, tp, fp, fn));
            Similarity hamming = FORMULAS.hamming().apply(weight);
            if (hamming.isDefinedAt(c)) {
                all.add(ProofVector.of("hamming", hamming.of(c), weight, tp, fp, fn, Rational.of(c.tn())));
            }
        }
    }

    private static void addOfMasks(List<ProofVector> all, String target, String prediction) {
        ProofVector.Bits y = new ProofVector.Bits(target);
        ProofVector.Bits s = new ProofVector.Bits(prediction);
        Confusion c = counts(target, prediction);
        all.add(ProofVector.of("Dice", FORMULAS.dice().of(c), y, s));
        all.add(ProofVector.of("Jaccard", FORMULAS.jaccard().of(c), y, s));
        if (FORMULAS.hamming().apply(Rational.HALF).isDefinedAt(c)) {
            Rational gamma = Rational.of(1, 3);
            all.add(ProofVector.of("Hamming", FORMULAS.hamming().apply(gamma).of(c), gamma, y, s));
        }
    }

    private static Confusion counts(String target, String prediction) {
        int[] counts = new int[4];
        for (int i = 0; i < target.length(); i++) {
            counts[2 * (target.charAt(i) - '0') + prediction.charAt(i) - '0']++;
        }
        return new Confusion(counts[3], counts[1], counts[2], counts[0]);
    }

    private static void addOfProbabilities(List<ProofVector> all, String target, double[] probabilities) {
        Recipe recipe = Recipe.of(
                Shape.of(target.length()), new TargetFamily.Bits(target), PredictionFamily.Values.of(probabilities), 0);
        Rational[] exact = new Rational[probabilities.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = Rational.of(probabilities[i]);
        }
        ProofVector.Bits y = new ProofVector.Bits(target);
        ProofVector.Values p = ProofVector.Values.of(exact);
        all.add(ProofVector.of("SoftDice", similarity(FORMULAS.softDice(), recipe.pair()), y, p));
        all.add(ProofVector.of("SoftJaccard", similarity(FORMULAS.softJaccard(), recipe.pair()), y, p));
    }

    private static Rational similarity(Loss loss, Pair pair) {
        return Rational.ONE.minus(loss.of(pair).rational());
    }
}
