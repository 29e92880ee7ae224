package io.github.certidice.evidence;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.image.Confusion;
import io.github.certidice.sample.MaskPairs;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Exact checks of a set-level law: all 12,457,445 quadruples of up to 128 voxels on all cores, and random masks of 64
 * voxels on one.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class EnumerationBenchmark {

    private static final int VOXELS = 128;
    private static final int CASES = 1_000_000;

    @Param({"dice-jaccard-identity", "dice-jaccard-gap"})
    public String slug;

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public CaseEvidence all_quadruples_to_128_voxels() {
        Claim claim = Catalogue.reference().claim(slug);
        return IntStream.rangeClosed(1, VOXELS)
                .parallel()
                .mapToObj(voxels -> ofSize(claim, voxels))
                .reduce(Tally::plus)
                .orElseThrow()
                .evidence(CaseEvidence.Kind.ENUMERATED, "all quadruples");
    }

    private static Tally ofSize(Claim claim, int d) {
        Tally tally = new Tally(claim);
        for (int tp = 0; tp <= d; tp++) {
            for (int fp = 0; fp <= d - tp; fp++) {
                for (int fn = 0; fn <= d - tp - fp; fn++) {
                    tally.check(Case.of(new Confusion(tp, fp, fn, d - tp - fp - fn)));
                }
            }
        }
        return tally;
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @OperationsPerInvocation(CASES)
    public CaseEvidence a_random_pair_of_masks_of_64_voxels() {
        Tally tally = new Tally(Catalogue.reference().claim(slug));
        for (int index = 0; index < CASES; index++) {
            tally.check(Case.of(MaskPairs.of(1, index).confusion()));
        }
        return tally.evidence(CaseEvidence.Kind.SAMPLED, "random masks");
    }
}
