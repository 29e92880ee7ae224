package io.github.certidice.report;

import io.github.certidice.report.plot.Axis;
import io.github.certidice.report.plot.Bins;
import io.github.certidice.report.plot.Colour;
import io.github.certidice.report.plot.Layer;
import io.github.certidice.report.plot.Plot;
import io.github.certidice.report.plot.Points;
import io.github.certidice.report.plot.Stroke;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Plots of real facts, for the tests. */
final class ExamplePlots {

    private ExamplePlots() {}

    static List<Plot> all() {
        return List.of(diceOfJaccard(), weightedHamming(), tversky(), evidence(), slack(), rareSlack());
    }

    static Plot diceOfJaccard() {
        double[] js = steps(0, 1, 100);
        return Plot.named("dice-jaccard", "Dice against Jaccard")
                .describedAs("The curve D = 2J/(1+J) lies between the lines D = J and D = 2J.")
                .withAxes(Axis.linear("Jaccard index J"), Axis.linear("Dice coefficient D"))
                .withCurve("D = 2J/(1+J)", Points.graph(js, j -> 2 * j / (1 + j)))
                .withReference("D = J", Points.graph(js, j -> j))
                .withReference("D = 2J", Points.graph(js, j -> 2 * j))
                .withMark("J = √2 − 1", Math.sqrt(2) - 1);
    }

    static Plot weightedHamming() {
        double[] dimensions = powers(2, 1, 20);
        double[] dense = factors(2, 1 << 20, 120);
        return Plot.named("weighted-hamming", "Best absolute error of a weighted Hamming distance")
                .describedAs("Both errors rise towards 1; the envelope is met where its maximiser is an integer.")
                .withAxes(Axis.log10("number of pixels d"), Axis.linear("worst absolute error"))
                .withDots("Dice: E_D(d)", Points.graph(dimensions, d -> worst(d, 2)))
                .withDots("Jaccard: E_J(d)", Points.graph(dimensions, d -> worst(d, 1)))
                .with(envelope("envelope for Dice", Colour.BLUE, dense, 2))
                .with(envelope("envelope for Jaccard", Colour.VERMILLION, dense, 1))
                .withLevel("limit 1", 1);
    }

    static Plot tversky() {
        double[] rhos = factors(1, 10_000, 120);
        return Plot.named("tversky", "Constants for the Tversky index")
                .describedAs("The relative constant grows without bound, the absolute one stays below 1.")
                .withAxes(Axis.log10("ratio ρ of the two weights"), Axis.log10("constant"))
                .withCurve("relative: ρ − 1", Points.graph(from(rhos, 1.01), rho -> rho - 1))
                .withCurve("absolute: (√ρ − 1)/(√ρ + 1)", Points.graph(from(rhos, 1.01), ExamplePlots::absolute))
                .withLevel("1", 1);
    }

    static Plot evidence() {
        double[] xs = steps(0, 10, 60);
        DoubleUnaryOperator wave = x -> 200_000 * StrictMath.exp(-x / 4);
        return Plot.named("evidence", "Distance to the bound during a search")
                .describedAs("Dots are witnesses; the shaded area holds all of them; the axis has large numbers.")
                .withAxes(Axis.linear("round of the search"), Axis.linear("distance in units in the last place"))
                .withBand("all runs", Points.graph(xs, x -> 0.5 * wave.applyAsDouble(x)), Points.graph(xs, wave))
                .withCurve("median run", Points.graph(xs, x -> 0.7 * wave.applyAsDouble(x)))
                .withDots("witness", Points.graph(steps(0, 10, 10), x -> 0.55 * wave.applyAsDouble(x)))
                .withMark("stopped here", 8);
    }

    static Plot slack() {
        long[] counts = {12, 48, 160, 420, 610, 540, 300, 120, 33, 4};
        return Plot.histogram("slack", "Slack of D ≤ 2J", Bins.equal(0, 1, counts), Axis.linear("slack 2J − D"))
                .describedAs("No case is below zero.");
    }

    static Plot rareSlack() {
        long[] counts = {1, 0, 7, 90, 5_000, 120_000, 48_000, 2_000, 0, 3};
        Plot plot = Plot.histogram(
                "rare-slack", "Slack, rare cases shown", Bins.equal(0, 0.2, counts), Axis.linear("slack"));
        return plot.withAxes(Axis.linear("slack 3 − 2√2 − (D − J)"), Axis.log10("cases"))
                .describedAs("One case comes close to the bound; two bins are empty.")
                .withMark("bound", 0);
    }

    private static Layer envelope(String name, Colour colour, double[] dimensions, double shift) {
        Points points = Points.graph(dimensions, d -> 1 / squared(1 + Math.sqrt(shift / (d - 1))));
        return new Layer.Curve(name, points, colour, Stroke.DASHED);
    }

    /** max over b of b (d - 1) / ((b + shift) (b + d - 1)), b a whole number from 1 to d. */
    private static double worst(double d, double shift) {
        return IntStream.rangeClosed(1, (int) Math.min(d, 5_000))
                .mapToDouble(b -> b * (d - 1) / ((b + shift) * (b + d - 1)))
                .max()
                .orElseThrow();
    }

    private static double absolute(double rho) {
        return (Math.sqrt(rho) - 1) / (Math.sqrt(rho) + 1);
    }

    private static double squared(double x) {
        return x * x;
    }

    private static double[] steps(double low, double high, int number) {
        return IntStream.rangeClosed(0, number)
                .mapToDouble(i -> low + (high - low) * i / number)
                .toArray();
    }

    private static double[] powers(double base, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToDouble(i -> StrictMath.pow(base, i))
                .toArray();
    }

    private static double[] factors(double low, double high, int number) {
        double ratio = high / low;
        return IntStream.rangeClosed(0, number)
                .mapToDouble(i -> low * StrictMath.pow(ratio, (double) i / number))
                .toArray();
    }

    private static double[] from(double[] values, double least) {
        return DoubleStream.of(values).filter(value -> value >= least).toArray();
    }
}
