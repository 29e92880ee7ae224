package io.github.certidice.loss.dense;

import io.github.certidice.number.Rational;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Correctly rounded losses and gradients of 2^24 voxels, float32 with a byte target, on one thread: milliseconds. Gradients
 * are new arrays, as PyTorch makes them; {@code src/test/python/torch_benchmark.py} measures the same there. Run it with
 *
 * <pre>mvn test-compile exec:exec@bench -Dbench="DenseBenchmark -prof gc"</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class DenseBenchmark {

    private static final int VOXELS = 1 << 24;

    private byte[] y;
    private float[] p;
    private float[] z;

    /** A noisy prediction of objects in runs of 640 voxels: a fifth is foreground. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        y = new byte[VOXELS];
        p = new float[VOXELS];
        z = new float[VOXELS];
        for (int i = 0; i < VOXELS; i++) {
            y[i] = (byte) (i / 640 % 5 == 0 ? 1 : 0);
            double error = 0.4 * random.nextDouble();
            double x = y[i] == 1 ? 1 - error : error;
            p[i] = (float) x;
            z[i] = (float) Math.log(x / (1 - x));
        }
    }

    /** {@code 1 - 2 I / (P + G)}. */
    @Benchmark
    public double diceValue() {
        return new Dice(DenseOverlap.of(p, y)).value();
    }

    /** With the derivative in floats. */
    @Benchmark
    public float[] diceFloats() {
        Dice dice = new Dice(DenseOverlap.of(p, y));
        return floats(dice.value(), dice.off(), dice.on());
    }

    /** With the derivative in doubles. */
    @Benchmark
    public double[] diceDoubles() {
        Dice dice = new Dice(DenseOverlap.of(p, y));
        return doubles(dice.value(), dice.off(), dice.on());
    }

    /** {@code 1 - I / (P + G - I)}, with the derivative in floats. */
    @Benchmark
    public float[] jaccardFloats() {
        Jaccard jaccard = new Jaccard(DenseOverlap.of(p, y));
        return floats(jaccard.value(), jaccard.off(), jaccard.on());
    }

    /** With the derivative in doubles. */
    @Benchmark
    public double[] jaccardDoubles() {
        Jaccard jaccard = new Jaccard(DenseOverlap.of(p, y));
        return doubles(jaccard.value(), jaccard.off(), jaccard.on());
    }

    /** Lovász-Jaccard of the whole volume. */
    @Benchmark
    public double lovaszValue() {
        return DenseLovasz.value(p, y);
    }

    /** With the derivative in floats. */
    @Benchmark
    public float[] lovaszFloats() {
        float[] gradient = new float[VOXELS];
        DenseLovasz.valueAndGradient(p, y, gradient);
        return gradient;
    }

    /** With the derivative in doubles. */
    @Benchmark
    public double[] lovaszDoubles() {
        double[] gradient = new double[VOXELS];
        DenseLovasz.valueAndGradient(p, y, gradient);
        return gradient;
    }

    /** Mean binary cross-entropy of logits. */
    @Benchmark
    public double crossEntropyValue() {
        return DenseCrossEntropy.mean(z, y);
    }

    /** With the derivative in floats. */
    @Benchmark
    public float[] crossEntropyFloats() {
        float[] gradient = new float[VOXELS];
        DenseCrossEntropy.meanAndGradient(z, y, gradient);
        return gradient;
    }

    /** With the derivative in doubles. */
    @Benchmark
    public double[] crossEntropyDoubles() {
        double[] gradient = new double[VOXELS];
        DenseCrossEntropy.meanAndGradient(z, y, gradient);
        return gradient;
    }

    private float[] floats(double value, Rational off, Rational on) {
        float[] gradient = new float[VOXELS];
        DenseOverlap.fill(y, off.floatValue(), on.floatValue(), gradient);
        return value < 0 ? null : gradient; // so that the value is used
    }

    private double[] doubles(double value, Rational off, Rational on) {
        double[] gradient = new double[VOXELS];
        DenseOverlap.fill(y, off.doubleValue(), on.doubleValue(), gradient);
        return value < 0 ? null : gradient;
    }

    private record Dice(DenseOverlap sums) {

        private Rational below() {
            return sums.prediction().plus(sums.target());
        }

        private double value() {
            Rational similarity = Rational.TWO.times(sums.intersection()).over(below());
            return Rational.ONE.minus(similarity).doubleValue();
        }

        private Rational off() {
            return Rational.TWO.times(sums.intersection()).over(below().times(below()));
        }

        private Rational on() {
            return off().minus(Rational.TWO.over(below()));
        }
    }

    private record Jaccard(DenseOverlap sums) {

        private Rational below() {
            return sums.prediction().plus(sums.target()).minus(sums.intersection());
        }

        private double value() {
            return Rational.ONE.minus(sums.intersection().over(below())).doubleValue();
        }

        private Rational off() {
            return sums.intersection().over(below().times(below()));
        }

        /** The derivative of P + G - I by a foreground voxel is 0. */
        private Rational on() {
            return Rational.ONE.over(below()).negated();
        }
    }
}
