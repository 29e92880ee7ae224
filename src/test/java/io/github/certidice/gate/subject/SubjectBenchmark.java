package io.github.certidice.gate.subject;

import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Question;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Questions per second, value and gradient, to a program that answers at once. Run it with
 *
 * <pre>mvn test-compile exec:exec@bench -Dbench=SubjectBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@OperationsPerInvocation(SubjectBenchmark.QUESTIONS)
@Fork(1)
public class SubjectBenchmark {

    static final int QUESTIONS = 2000;

    @Param("64")
    private int voxels;

    /** How many are under way. */
    @Param({"1", "64"})
    private int window;

    private ProcessSubject subject;
    private List<Inquiry> inquiries;

    /** Random numbers of 16 digits, as random campaigns have them. */
    @Setup(Level.Trial)
    public void start() {
        Random random = new Random(1);
        inquiries = IntStream.range(0, QUESTIONS).mapToObj(i -> inquiry(random)).toList();
        subject = ProcessSubject.of(
                Children.command(ConstantProgram.class, String.valueOf(voxels)), Limits.USUAL.withWindow(window));
        subject.requireStarts(inquiries.get(0), inquiries.get(1));
    }

    private Inquiry inquiry(Random random) {
        List<Integer> shape = List.of(1, 1, voxels);
        Tensor prediction = Tensor.of(shape, random.doubles(voxels).toArray());
        double[] labels = random.ints(voxels, 0, 2).asDoubleStream().toArray();
        return Inquiry.of("monai.losses.DiceLoss(sigmoid=True)", Question.of(prediction, Tensor.of(shape, labels)));
    }

    /** Ends the program. */
    @TearDown(Level.Trial)
    public void close() {
        subject.close();
    }

    /** All of them. */
    @Benchmark
    public long ask() {
        long[] answered = new long[1];
        subject.askAll(inquiries.iterator(), (inquiry, reply) -> {
            if (!(reply instanceof Reply.Answered)) {
                throw new IllegalStateException(reply.says());
            }
            answered[0]++;
        });
        return answered[0];
    }
}
