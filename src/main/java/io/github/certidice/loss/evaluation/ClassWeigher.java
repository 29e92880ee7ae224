package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.number.Arithmetic;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The weights of classes in an average; without slope. */
final class ClassWeigher {

    private final Averaging.Weights rule;
    private final Tape tape;
    private final Averager.Source source;
    private final Grid grid;

    ClassWeigher(Averaging.Weights rule, Tape tape, Averager.Source source) {
        this.rule = rule;
        this.tape = tape;
        this.source = source;
        this.grid = source.grid();
    }

    /** A weight for each loss, by image and class. */
    Quantity[][] weights(Variable[][] losses) {
        return rule instanceof Averaging.Skipping skipping ? without(skipping, losses) : all(losses);
    }

    private Quantity[][] without(Averaging.Skipping skipping, Variable[][] losses) {
        Quantity[][] weights = new ClassWeigher(skipping.others(), tape, source).weights(losses);
        for (Quantity[] row : weights) {
            if (skipping.skipped() < row.length) {
                row[skipping.skipped()] = tape.number(Rational.ZERO);
            }
        }
        return weights;
    }

    private Quantity[][] all(Variable[][] losses) {
        Quantity[][] weights = new Quantity[losses.length][];
        boolean shared =
                !(rule instanceof Averaging.Support) || !source.grouping().perClass();
        List<Quantity> same = shared ? ofAllImages(losses) : null;
        for (int image = 0; image < losses.length; image++) {
            List<Quantity> row = same != null ? same : support(image);
            weights[image] = row.toArray(Quantity[]::new);
        }
        return weights;
    }

    private List<Quantity> ofAllImages(Variable[][] losses) {
        int groups = source.columns();
        if (rule instanceof Averaging.Given given) {
            if (losses.length > 0) {
                OverlapRun.requireSize(given.argument(), given.weights().size(), groups);
            }
            return given.weights().stream().map(tape::number).toList();
        }
        if (rule instanceof Averaging.InverseSquareFrequency frequencies
                && source.grouping().perClass()) {
            return inverseSquares(frequencies.epsilon());
        }
        Quantity[] ones = new Quantity[groups];
        Arrays.fill(ones, tape.number(Rational.ONE));
        return List.of(ones);
    }

    /** G_c / sum G of the classes that count: of an image, or of all of them where they share ratios. */
    private List<Quantity> support(int image) {
        int from = source.grouping().perImage() ? image : 0;
        int to = source.grouping().perImage() ? image + 1 : grid.images();
        List<Quantity> volumes =
                source.classes().stream().map(c -> volume(from, to, c)).toList();
        Quantity sum = volumes.stream().reduce(tape.number(Rational.ZERO), Quantity::plus);
        return volumes.stream().map(volume -> volume.over(sum)).toList();
    }

    private Quantity volume(int from, int to, int c) {
        Arithmetic.Accumulator sum = tape.accumulator();
        for (int image = from; image < to; image++) {
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                double counts = grid.counts(image, c, voxel);
                if (counts > 0) {
                    sum.addProduct(counts, grid.target(image, c, voxel));
                }
            }
        }
        return sum.total();
    }

    /** {@code 1 / (G_c^2 + epsilon)}, over the mean of all classes. */
    private List<Quantity> inverseSquares(Rational epsilon) {
        List<Quantity> raw = new ArrayList<>();
        IntStream.range(0, grid.classes()).forEach(c -> {
            Quantity volume = volume(0, grid.images(), c);
            raw.add(tape.number(Rational.ONE).over(volume.times(volume).plus(epsilon)));
        });
        Quantity sum = raw.stream().reduce(Quantity::plus).orElseThrow();
        Quantity mean = sum.over(tape.number(Rational.of(raw.size())));
        return source.classes().stream().map(c -> raw.get(c).over(mean)).toList();
    }
}
