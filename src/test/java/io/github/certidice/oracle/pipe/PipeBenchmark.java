package io.github.certidice.oracle.pipe;

import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Tolerances;
import io.github.certidice.oracle.call.Call;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One request with gradient: reading and writing alone, and with the evaluation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@OperationsPerInvocation(PipeBenchmark.REQUESTS)
@Fork(1)
public class PipeBenchmark {

    static final int REQUESTS = 100;

    @Param("64")
    private int voxels;

    private byte[] lines;
    private Pipe exact;
    private Pipe remembering;
    private Answer answer;

    /** A request of random numbers of 16 digits. */
    @Setup
    public void draw() {
        Random random = new Random(1);
        String numbers = random.doubles(voxels).mapToObj(Double::toString).collect(Collectors.joining(", "));
        String labels = random.ints(voxels, 0, 2).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String line = Talk.request("\"gradient\": true")
                        .replace(Talk.tensor("1,1,2", "0.5, 1"), Talk.tensor("1,1," + voxels, numbers))
                        .replace(Talk.tensor("1,1,2", "1, 0"), Talk.tensor("1,1," + voxels, labels))
                + "\n";
        lines = line.repeat(REQUESTS).getBytes(StandardCharsets.UTF_8);
        exact = new Pipe(Pipe.Answering.EXACT, Tolerances.NONE, Pipe.MAX_LINE);
        remembering = new Pipe(
                new Pipe.Answering() {
                    @Override
                    public Oracle oracle(Call call) {
                        return Oracle.of(call);
                    }

                    @Override
                    public Answer answer(Oracle oracle, Question question) {
                        answer = answer == null ? oracle.answer(question) : answer;
                        return answer;
                    }
                },
                Tolerances.NONE,
                Pipe.MAX_LINE);
    }

    private int asked(Pipe pipe) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
        pipe.run(new ByteArrayInputStream(lines), out);
        return out.size();
    }

    /** Without evaluation. */
    @Benchmark
    public int reading_and_writing() throws IOException {
        return asked(remembering);
    }

    /** All of it. */
    @Benchmark
    public int answering() throws IOException {
        return asked(exact);
    }
}
