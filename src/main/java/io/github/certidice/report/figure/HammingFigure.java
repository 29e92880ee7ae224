package io.github.certidice.report.figure;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Measurement;
import io.github.certidice.number.Rational;
import io.github.certidice.report.plot.Axis;
import io.github.certidice.report.plot.Colour;
import io.github.certidice.report.plot.Layer;
import io.github.certidice.report.plot.Plot;
import io.github.certidice.report.plot.Points;
import io.github.certidice.report.plot.Stroke;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** The error of the best weight against the number of voxels. */
final class HammingFigure {

    private static final int POWERS = 20;

    private HammingFigure() {}

    static Optional<Plot> plot(Figures figures) {
        Optional<Claim> jaccard = figures.claim("hamming-minimax-envelope-jaccard");
        return figures.claim("hamming-minimax-envelope-dice").flatMap(dice -> jaccard.map(other -> plot(dice, other)));
    }

    private static Plot plot(Claim dice, Claim jaccard) {
        return Plot.named("best-weight", "The best weighted Hamming similarity is a poor stand-in")
                .describedAs(
                        "The smallest largest error that any weight reaches on all masks of d voxels, by the exact"
                                + " formula, with its closed envelope. It tends to 1: on large images the best weight is useless.")
                .withAxes(Axis.log10("number of voxels d"), Axis.linear("smallest largest error"))
                .withDots("Dice", errors(dice))
                .withDots("Jaccard", errors(jaccard))
                .with(envelope("envelope for Dice", dice, Colour.BLUE))
                .with(envelope("envelope for Jaccard", jaccard, Colour.VERMILLION));
    }

    private static Points errors(Claim claim) {
        return points(claim, 1, m -> m.quantity().doubleValue());
    }

    private static Layer envelope(String name, Claim claim, Colour colour) {
        return new Layer.Curve(name, points(claim, 2, m -> m.upper().approximate()), colour, Stroke.DASHED);
    }

    /** d = 2^(k/density), rounded, from 2 to 2^20. */
    private static Points points(Claim claim, int density, ToDoubleFunction<Measurement> value) {
        long[] sizes = LongStream.rangeClosed(density, (long) POWERS * density)
                .map(k -> Math.round(StrictMath.pow(2, (double) k / density)))
                .distinct()
                .toArray();
        return Points.of(
                LongStream.of(sizes).asDoubleStream().toArray(),
                LongStream.of(sizes)
                        .mapToDouble(d -> value.applyAsDouble(claim.law().of(Case.of("d", Rational.of(d)))))
                        .toArray());
    }
}
