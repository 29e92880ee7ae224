package io.github.certidice.sample;

import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@code mvn test-compile exec:exec@bench -Dbench=MaskSamplingBenchmark}: time per case, drawing included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MaskSamplingBenchmark {

    private long index;

    /** Two masks of up to 64 voxels, and their counts. */
    @Benchmark
    public Confusion maskPairToCounts() {
        return MaskPairs.of(1, index++).confusion();
    }

    /** A recipe of up to 64 voxels, and its pair. */
    @Benchmark
    public Pair recipeToPair() {
        return Recipes.of(1, index++).pair();
    }
}
