package io.github.certidice.report.figure;

import io.github.certidice.evidence.Verdict;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.report.plot.Axis;
import io.github.certidice.report.plot.Plot;
import io.github.certidice.report.plot.Points;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Dice against Jaccard, within its bounds, with the place of the largest gap. */
final class GapFigure {

    private static final int STEPS = 200;

    private GapFigure() {}

    static Optional<Plot> plot(Figures figures) {
        return figures.verdict("dice-jaccard-gap")
                .flatMap(Verdict::closest)
                .map(worst -> plot(worst.example().counts()));
    }

    private static Plot plot(Confusion worst) {
        double[] bounds = {0, 1};
        return Plot.named("dice-jaccard", "Dice against Jaccard")
                .describedAs("Every pair of masks lies on the curve, which lies between the lines D = J and D = 2J."
                        + " The upright line is the largest gap, at J = √2 − 1, in the case found closest to it.")
                .withAxes(Axis.linear("Jaccard index J"), Axis.linear("Dice score D"))
                .withCurve("masks", curve())
                .withReference("D = J", Points.graph(bounds, j -> j))
                .withReference("D = 2J", Points.graph(new double[] {0, 0.5}, j -> 2 * j))
                .withCurve("largest gap, 3 − 2√2", gap(worst));
    }

    /** From D = J up to the curve. */
    private static Points gap(Confusion worst) {
        double j = new Jaccard().of(worst).doubleValue();
        return Points.of(
                new double[] {j, j}, new double[] {j, new Dice().of(worst).doubleValue()});
    }

    /** One mask pair for each step of J. */
    private static Points curve() {
        return points(LongStream.rangeClosed(0, STEPS)
                .mapToObj(tp -> new Confusion(tp, STEPS - tp, 0, 0))
                .toList());
    }

    private static Points points(List<Confusion> masks) {
        return new Points(
                masks.stream().map(c -> new Jaccard().of(c).doubleValue()).toList(),
                masks.stream().map(c -> new Dice().of(c).doubleValue()).toList());
    }
}
