package io.github.certidice.claim.ledger.weighting;

import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The best weight gamma for approximating a similarity S by the weighted Hamming similarity H, exactly: the minimum over
 * gamma in [0, 1] of the largest |S - H| over given masks.
 *
 * <p>For each mask, S - H is a straight line in gamma, so this is a linear programme in two unknowns. It is solved by
 * cutting planes: two lines, one falling and one rising, meet; the line that is worst at that point replaces one of
 * them, until none is worse.
 *
 * @param error the smallest largest error
 * @param gamma a weight that reaches it
 */
public record HammingMinimax(Rational error, Rational gamma) {

    /** {@code intercept + slope * gamma}. */
    private record Line(Rational intercept, Rational slope) {

        Rational at(Rational gamma) {
            return intercept.plus(slope.times(gamma));
        }

        Line negated() {
            return new Line(intercept.negated(), slope.negated());
        }

        Rational crossing(Line that) {
            return that.intercept.minus(intercept).over(slope.minus(that.slope));
        }
    }

    public static HammingMinimax of(
            Similarity similarity, Function<Rational, Similarity> hamming, Stream<Confusion> masks) {
        Similarity atZero = hamming.apply(Rational.ZERO);
        Similarity atOne = hamming.apply(Rational.ONE);
        List<Line> lines = masks.filter(atZero::isDefinedAt)
                .flatMap(mask -> difference(similarity.of(mask), atZero.of(mask), atOne.of(mask)))
                .distinct()
                .toList();
        return solve(lines);
    }

    private static Stream<Line> difference(Rational score, Rational hammingAtZero, Rational hammingAtOne) {
        Line line = new Line(score.minus(hammingAtZero), hammingAtZero.minus(hammingAtOne));
        return Stream.of(line, line.negated());
    }

    private static HammingMinimax solve(List<Line> lines) {
        Line falling = worst(lines, Rational.ZERO);
        Line rising = worst(lines, Rational.ONE);
        if (falling.slope.signum() >= 0) {
            return new HammingMinimax(falling.intercept, Rational.ZERO);
        }
        if (rising.slope.signum() <= 0) {
            return new HammingMinimax(rising.at(Rational.ONE), Rational.ONE);
        }
        while (true) {
            Rational gamma = falling.crossing(rising);
            Line worst = worst(lines, gamma);
            boolean isOptimal = worst.slope.signum() == 0 || worst.at(gamma).equals(falling.at(gamma));
            if (isOptimal) {
                return new HammingMinimax(worst.at(gamma), gamma);
            }
            falling = worst.slope.signum() < 0 ? worst : falling;
            rising = worst.slope.signum() > 0 ? worst : rising;
        }
    }

    private static Line worst(List<Line> lines, Rational gamma) {
        return lines.stream().max(Comparator.comparing(line -> line.at(gamma))).orElseThrow();
    }
}
