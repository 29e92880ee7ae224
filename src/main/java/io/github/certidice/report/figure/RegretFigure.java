package io.github.certidice.report.figure;

import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import io.github.certidice.report.plot.Axis;
import io.github.certidice.report.plot.Colour;
import io.github.certidice.report.plot.Layer;
import io.github.certidice.report.plot.Plot;
import io.github.certidice.report.plot.Points;
import io.github.certidice.report.plot.Stroke;
import io.github.certidice.risk.Metric;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The worst-case regret of weighted cross-entropy against the ratio of its weights. With weights w1 and w0 the thresholded
 * minimiser takes the voxels of probability above t = w0/(w0 + w1). Beside the curves lie regrets of explicit distributions,
 * which no weights of that ratio can avoid.
 */
final class RegretFigure {

    private static final int STEPS = 160;
    private static final double DECADES = 1.4;

    /** How close to the threshold the marginal probabilities of the distributions are. */
    private static final Rational STEP = Rational.of(1, 400);

    private static final int VOXELS = 400;
    private static final int SHARED = 200;
    private static final long SCATTERED = 1_000_000;

    private RegretFigure() {}

    static Optional<Plot> plot(Figures figures) {
        return Stream.of("threshold-regret-dice", "threshold-regret-jaccard")
                .flatMap(slug -> figures.claim(slug).stream())
                .findFirst()
                .map(claim -> plot());
    }

    /** The plot itself, which is about formulas, not about what ran. */
    static Plot plot() {
        return Plot.named("threshold-regret", "No weights of a cross-entropy serve all distributions")
                .describedAs(
                        "How much of the best expected score the thresholded minimiser of a weighted cross-entropy loses on"
                                + " the worst distribution: max(2t/(1+t), 1−t) for Dice and max(t, 1−t) for Jaccard, where"
                                + " t = 1/(1 + w₁/w₀). The best ratio for Dice is √2, for Jaccard 1; beyond √2 both"
                                + " curves are one. Small dots are single distributions, computed exactly.")
                .withAxes(Axis.log10("weight of the foreground / weight of the background"), Axis.linear("regret"))
                .with(curve("Dice", Colour.BLUE, RegretFigure::dice))
                .with(curve("Jaccard", Colour.VERMILLION, RegretFigure::jaccard))
                .with(dots("distributions, Dice", Colour.BLUE, Metric.DICE.score()))
                .with(dots("distributions, Jaccard", Colour.VERMILLION, Metric.JACCARD.score()))
                .with(minimum("least for Dice: 2 − √2", Colour.GREEN, Math.sqrt(2), 2 - Math.sqrt(2)))
                .with(minimum("least for Jaccard: 1/2", Colour.PURPLE, 1, 0.5));
    }

    /** {@code max(2t/(1+t), 1-t)}. */
    static Rational dice(Rational t) {
        return t.times(Rational.TWO).over(t.plus(Rational.ONE)).max(Rational.ONE.minus(t));
    }

    /** {@code max(t, 1-t)}. */
    static Rational jaccard(Rational t) {
        return t.max(Rational.ONE.minus(t));
    }

    /** A regret that some distribution has at threshold t: the larger of two. */
    static Rational attained(Similarity score, Rational t) {
        long size = -t.times(Rational.of(-VOXELS)).floor().longValueExact() - 1;
        return excluding(score, size, VOXELS).max(including(score, t.plus(STEP), SHARED, SCATTERED));
    }

    /**
     * The target is one of the K cyclic intervals of m of K voxels, all alike. For t > m/K the minimiser is empty and scores
     * 0, whereas all voxels would score as m hits with K - m false positives.
     */
    static Rational excluding(Similarity score, long m, long k) {
        return score.of(new Confusion(m, k - m, 0, 0));
    }

    /**
     * The target is one voxel S, with probability 1 - q, or S, the set V and one of two large disjoint sets, with q/2 each.
     * For q/2 < t < q the minimiser is S and V, whereas S alone would mostly be right.
     *
     * @param q a probability
     * @param shared the size of V
     * @param scattered the size of each of the two sets
     */
    static Rational including(Similarity score, Rational q, long shared, long scattered) {
        Rational tooLarge = score.of(new Confusion(1, shared, 0, 0));
        Rational bothOfAll = score.of(new Confusion(1 + shared, 0, scattered, 0));
        Rational oneOfAll = score.of(new Confusion(1, 0, shared + scattered, 0));
        return Rational.ONE.minus(q).times(Rational.ONE.minus(tooLarge)).plus(q.times(oneOfAll.minus(bothOfAll)));
    }

    private static Layer curve(String name, Colour colour, Function<Rational, Rational> regret) {
        List<Rational> ratios = IntStream.rangeClosed(-STEPS, STEPS)
                .mapToObj(k -> Rational.of(Math.round(1e6 * StrictMath.pow(10, DECADES * k / STEPS)), 1_000_000))
                .toList();
        return new Layer.Curve(name, points(ratios, r -> regret.apply(threshold(r))), colour, Stroke.SOLID);
    }

    private static Layer dots(String name, Colour colour, Similarity score) {
        List<Rational> ratios = IntStream.rangeClosed(1, 19)
                .mapToObj(k -> Rational.of(20 - k, k))
                .toList();
        return new Layer.Dots(name, points(ratios, r -> attained(score, threshold(r))), colour);
    }

    private static Layer minimum(String name, Colour colour, double ratio, double regret) {
        return new Layer.Dots(name, Points.of(new double[] {ratio}, new double[] {regret}), colour);
    }

    /** t of w1/w0. */
    private static Rational threshold(Rational ratio) {
        return Rational.ONE.over(ratio.plus(Rational.ONE));
    }

    private static Points points(List<Rational> ratios, Function<Rational, Rational> regret) {
        return new Points(
                ratios.stream().map(Rational::doubleValue).toList(),
                ratios.stream().map(r -> regret.apply(r).doubleValue()).toList());
    }
}
