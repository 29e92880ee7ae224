package io.github.certidice.loss;

import io.github.certidice.image.Labels;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Exact soft Dice of an image of 2^24 voxels beside the plain loop that rounds: nanoseconds per voxel. Run it with
 *
 * <pre>mvn test-compile exec:exec@bench -Dbench="SoftDiceBenchmark -wi 3 -i 5 -prof gc"</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SoftDiceBenchmark.VOXELS)
@Fork(1)
public class SoftDiceBenchmark {

    static final int VOXELS = 1 << 24;

    private static final Loss DICE = SoftOverlap.dice(Exponent.ONE);

    private Shape shape;
    private byte[] y;
    private float[] p;
    private Pair pair;

    /** A noisy prediction of a ball-like target: a fifth is foreground. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        shape = Shape.of(256, 256, 256);
        y = new byte[VOXELS];
        p = new float[VOXELS];
        for (int i = 0; i < VOXELS; i++) {
            y[i] = (byte) (i / 640 % 5 == 0 ? 1 : 0);
            p[i] = (float) (y[i] == 1 ? 1 - 0.4 * random.nextDouble() : 0.4 * random.nextDouble());
        }
        pair = new Pair(Labels.of(shape, 2, y), ProbabilityMap.of(shape, p));
    }

    /** The loss as it is usually written, in double. */
    @Benchmark
    public double plainValue() {
        double[] sums = plainSums();
        return 1 - 2 * sums[0] / (sums[1] + sums[2]);
    }

    /** One pass for the sums, one to fill the gradient. */
    @Benchmark
    public double[] plainValueAndGradient() {
        double[] sums = plainSums();
        double below = sums[1] + sums[2];
        double off = 2 * sums[0] / (below * below);
        double on = off - 2 / below;
        double[] gradient = new double[VOXELS];
        for (int i = 0; i < VOXELS; i++) {
            gradient[i] = y[i] == 0 ? off : on;
        }
        return gradient;
    }

    private double[] plainSums() {
        double intersection = 0;
        double prediction = 0;
        long target = 0;
        for (int i = 0; i < VOXELS; i++) {
            intersection += p[i] * y[i];
            prediction += p[i];
            target += y[i];
        }
        return new double[] {intersection, prediction, target};
    }

    /** The correctly rounded value. */
    @Benchmark
    public double exactValue() {
        return DICE.of(pair).value();
    }

    /** The correctly rounded value, and each coordinate of the gradient correctly rounded. */
    @Benchmark
    public double[] exactValueAndGradient() {
        Evaluation answer = DICE.of(pair);
        answer.value();
        return answer.gradient().doubles();
    }

    /** What checking the input costs. */
    @Benchmark
    public Pair validation() {
        return new Pair(Labels.of(shape, 2, y), ProbabilityMap.of(shape, p));
    }
}
