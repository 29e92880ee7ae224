package io.github.certidice.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.certidice.image.Pair;
import io.github.certidice.loss.CrossEntropy;
import io.github.certidice.loss.EmptyRule;
import io.github.certidice.loss.Evaluation;
import io.github.certidice.loss.Exponent;
import io.github.certidice.loss.Flag;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.LovaszExtension;
import io.github.certidice.loss.SoftOverlap;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import io.github.certidice.oracle.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J as the first library under the gate: vectorised losses in both precisions against the exact ones. Each error must
 * stay below its derived bound, and an error of ten bounds must be seen.
 */
class Nd4jLossesTest {

    private static final List<SoftOverlap> OVERLAPS = List.of(
            SoftOverlap.dice(Exponent.ONE),
            SoftOverlap.dice(Exponent.TWO),
            SoftOverlap.jaccard(Exponent.ONE),
            SoftOverlap.jaccard(Exponent.TWO),
            SoftOverlap.tversky(Rational.of(3, 10), Rational.of(7, 10)));

    private static final LovaszExtension LOVASZ = new LovaszExtension(new Jaccard(EmptyRule.ONE));
    private static final CrossEntropy ENTROPY = new CrossEntropy();

    /** The largest error/bound seen, by what was compared. */
    private static final Map<String, Double> LARGEST = new TreeMap<>();

    @AfterAll
    static void the_largest_ratios_are_written_down() throws IOException {
        List<String> lines = LARGEST.entrySet().stream()
                .map(entry -> entry.getKey() + ": largest error/bound " + entry.getValue())
                .toList();
        Files.write(Path.of("target", "nd4j-error-over-bound.txt"), lines);
    }

    @BeforeAll
    static void natives_for_this_host_are_there() {
        String reason = missing();
        assumeTrue(reason == null, () -> "ND4J has no natives for this host: " + reason);
    }

    private static String missing() {
        try {
            return Nd4j.zeros(DataType.DOUBLE, 1).length() == 1 ? null : "no array";
        } catch (LinkageError | RuntimeException e) {
            return e.toString();
        }
    }

    static Stream<Nd4jCase> cases() {
        return cases(1, 2, 17, 600);
    }

    /** Fewer, because a graph is built for each. */
    static Stream<Nd4jCase> casesForGraphs() {
        return cases(2, 200);
    }

    private static Stream<Nd4jCase> cases(Integer... sizes) {
        return Stream.of(DataType.DOUBLE, DataType.FLOAT)
                .flatMap(type -> Stream.of(Nd4jCase.Family.values())
                        .flatMap(family -> Stream.of(sizes).map(voxels -> new Nd4jCase(type, family, voxels))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void overlap_losses_stay_within_their_bounds(Nd4jCase given) {
        for (SoftOverlap loss : OVERLAPS) {
            Pair pair = given.pair();
            double bound = given.tolerance().overlap(loss, pair);
            double answer =
                    Nd4jLosses.tversky(given.target(), given.prediction(), alpha(loss), beta(loss), isSquared(loss));
            check(loss.name(), answer, value(loss.of(pair)), bound);
        }
    }

    /** The ledger's bounds know only the depth of the sums. */
    @ParameterizedTest
    @MethodSource("cases")
    void soft_dice_and_jaccard_stay_within_the_bounds_that_know_no_image(Nd4jCase given) {
        Pair pair = given.pair();
        Real dice = value(SoftOverlap.dice(Exponent.ONE).of(pair));
        Real jaccard = value(SoftOverlap.jaccard(Exponent.ONE).of(pair));
        INDArray y = given.target();
        INDArray p = given.prediction();

        check(
                "E1",
                Nd4jLosses.tversky(y, p, 0.5, 0.5, false),
                dice,
                given.tolerance().softDice());
        check(
                "E2",
                Nd4jLosses.tversky(y, p, 1, 1, false),
                jaccard,
                given.tolerance().softJaccard());
    }

    @ParameterizedTest
    @MethodSource("casesForGraphs")
    void gradients_of_overlap_losses_stay_within_their_bounds(Nd4jCase given) {
        for (SoftOverlap loss : OVERLAPS) {
            Pair pair = given.pair();
            double[] answer = Nd4jLosses.tverskyGradient(
                    given.target(), given.prediction(), alpha(loss), beta(loss), isSquared(loss));
            Evaluation exact = loss.of(pair);
            for (int voxel : given.someVoxels()) {
                double bound = given.tolerance().overlapGradient(loss, pair, voxel);
                check(
                        loss.name() + ", gradient",
                        answer[voxel],
                        exact.gradient().at(voxel),
                        bound);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lovasz_jaccard_stays_within_its_bounds(Nd4jCase given) {
        Evaluation exact = LOVASZ.of(given.pair());
        double bound = given.tolerance().lovaszJaccard(given.voxels());
        check("E3", Nd4jLosses.lovaszJaccard(given.target(), given.prediction()), value(exact), bound);

        double[] answer = Nd4jLosses.lovaszJaccardGradient(given.target(), given.prediction());
        if (!given.mayTieByRounding() && !exact.flags().contains(Flag.TIE_ORDER)) {
            for (int voxel : given.someVoxels()) {
                double slack = given.tolerance().lovaszJaccardGradient();
                check("Lovász-Jaccard gradient", answer[voxel], exact.gradient().at(voxel), slack);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void cross_entropy_stays_within_its_bounds(Nd4jCase given) {
        Evaluation exact = ENTROPY.of(given.pair());
        double bound = given.tolerance().crossEntropy(exact.value());
        check("E4", Nd4jLosses.crossEntropy(given.target(), given.prediction()), value(exact), bound);

        double[] answer = Nd4jLosses.crossEntropyGradient(given.target(), given.prediction());
        for (int voxel : given.someVoxels()) {
            Rational coordinate = exact.gradient().at(voxel);
            double slack = given.tolerance().crossEntropyGradient(coordinate.doubleValue());
            check("cross-entropy gradient", answer[voxel], coordinate, slack);
        }
    }

    private static void check(String what, double answer, Real exact, double bound) {
        double ratio = Tolerance.ratio(answer, exact, bound);
        LARGEST.merge(what, ratio, Math::max);
        assertThat(ratio).as(what + ": error/bound").isLessThan(1);
        assertThat(Tolerance.ratio(answer + 10 * bound, exact, bound))
                .as("an error of ten bounds")
                .isGreaterThan(1);
    }

    private static Real value(Evaluation answer) {
        return answer.exact().orElseThrow();
    }

    private static double alpha(SoftOverlap loss) {
        return loss.weights().alpha().doubleValue();
    }

    private static double beta(SoftOverlap loss) {
        return loss.weights().beta().doubleValue();
    }

    private static boolean isSquared(SoftOverlap loss) {
        return loss.exponent() == Exponent.TWO;
    }
}
