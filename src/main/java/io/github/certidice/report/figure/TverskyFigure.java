package io.github.certidice.report.figure;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Measurement;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;
import io.github.certidice.report.plot.Axis;
import io.github.certidice.report.plot.Colour;
import io.github.certidice.report.plot.Layer;
import io.github.certidice.report.plot.Plot;
import io.github.certidice.report.plot.Points;
import io.github.certidice.report.plot.Stroke;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The two Tversky constants against the ratio rho of the weights, with cases that come as far. */
final class TverskyFigure {

    /** Squares from here on have cases that attain the absolute constant. */
    private static final List<Integer> ROOTS = List.of(2, 3, 5, 10, 20, 40, 70, 100);

    private static final int STEPS = 120;
    private static final long MANY = 1L << 40;

    private TverskyFigure() {}

    static Optional<Plot> plot(Figures figures) {
        Optional<Claim> gap = figures.claim("tversky-gap");
        return figures.claim("tversky-factor").flatMap(factor -> gap.map(other -> plot(factor, other)));
    }

    private static Plot plot(Claim factor, Claim gap) {
        return Plot.named("tversky-constants", "How far two Tversky indices can be apart")
                .describedAs("The relative error is at most ρ − 1 and the absolute one at most (√ρ − 1)/(√ρ + 1)."
                        + " Dots are single cases, computed exactly.")
                .withAxes(Axis.log10("largest ratio ρ of two weights"), Axis.log10("error"))
                .with(curve("relative: ρ − 1", Colour.BLUE, rho -> beyond(one(factor, rho, 1))))
                .with(curve(
                        "absolute",
                        Colour.VERMILLION,
                        rho -> one(gap, rho, 1).upper().approximate()))
                .with(dots("one hit, 2^40 false positives", Colour.BLUE, root -> relative(factor, root)))
                .with(dots("fp/tp = 1/√ρ", Colour.VERMILLION, root -> absolute(gap, root)));
    }

    private static double beyond(Measurement m) {
        return m.upper().plus(Rational.ONE.negated()).approximate();
    }

    private static double relative(Claim factor, int root) {
        Measurement m = one(factor, Rational.of((long) root * root), MANY);
        return m.quantity().minus(Rational.ONE).doubleValue();
    }

    private static double absolute(Claim gap, int root) {
        Confusion counts = new Confusion(root, 1, 0, 0);
        return measured(gap, Rational.of((long) root * root), counts).quantity().doubleValue();
    }

    private static Measurement one(Claim claim, Rational rho, long falsePositives) {
        return measured(claim, rho, new Confusion(1, falsePositives, 0, 0));
    }

    /** Of T with weights 1 against T' with weights rho. */
    private static Measurement measured(Claim claim, Rational rho, Confusion counts) {
        return claim.law()
                .of(Case.of(counts)
                        .with("alpha", 1)
                        .with("beta", 1)
                        .with("alpha'", rho)
                        .with("beta'", rho));
    }

    private static Layer curve(String name, Colour colour, Function<Rational, Double> value) {
        List<Rational> rhos = IntStream.rangeClosed(1, STEPS)
                .mapToObj(k -> Rational.of(Math.round(100 * StrictMath.pow(10, 4.0 * k / STEPS)), 100))
                .toList();
        return new Layer.Curve(name, points(rhos, value), colour, Stroke.SOLID);
    }

    private static Layer dots(String name, Colour colour, Function<Integer, Double> value) {
        List<Double> rhos = ROOTS.stream().map(root -> (double) root * root).toList();
        return new Layer.Dots(name, new Points(rhos, ROOTS.stream().map(value).toList()), colour);
    }

    private static Points points(List<Rational> rhos, Function<Rational, Double> value) {
        return new Points(
                rhos.stream().map(Rational::doubleValue).toList(),
                rhos.stream().map(value).toList());
    }
}
