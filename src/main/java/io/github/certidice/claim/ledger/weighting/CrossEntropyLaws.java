package io.github.certidice.claim.ledger.weighting;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Formulas.WeightedLoss;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.CrossEntropyWeights;
import io.github.certidice.risk.MaskDistribution;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What weighted cross-entropy stands for: a bound of weighted Hamming, with a threshold of probabilities as its minimiser. */
public final class CrossEntropyLaws {

    private static final String TAU = "tau";
    private static final List<Rational> QUARTERS =
            Stream.of("1/4", "1/2", "3/4").map(Rational::parse).toList();

    private final Function<Rational, Similarity> hamming;
    private final WeightedLoss crossEntropy;

    public CrossEntropyLaws(Formulas formulas) {
        hamming = formulas.hamming();
        crossEntropy = formulas.crossEntropy();
    }

    public List<Claim> claims() {
        return List.of(bound(), boundAtThreshold(), equivalent(), minimiser(), threshold());
    }

    private HammingBits bits(Case c) {
        return HammingBits.of(c, hamming.apply(c.parameter("gamma")));
    }

    private static Claim.Builder hammingBound(String slug, String name) {
        return Claim.named(slug, name)
                .entry("B6")
                .given("foreground and background in the target", HammingBits::isMixed);
    }

    private static Domain.Enumeration pairs(String more, Function<Case, Stream<Case>> with) {
        return Enumerations.bySize(
                "all targets of up to %d voxels with all predictions from {0, 1/4, 1/2, 3/4, 1}, gamma = 1/4, 1/2, 3/4"
                        + more,
                new int[] {2, 3, 4},
                d -> SoftCases.gridOf(d)
                        .filter(HammingBits::isMixed)
                        .flatMap(c -> QUARTERS.stream().map(gamma -> c.with("gamma", gamma)))
                        .flatMap(with));
    }

    private static Case halfRight() {
        return Case.of(SoftCases.literal("10", 1, 0.5)).with("gamma", HALF);
    }

    private Claim bound() {
        return hammingBound(
                        "cross-entropy-bounds-hamming", "Weighted cross-entropy bounds weighted Hamming, with 1/ln 2")
                .says(
                        "With weights gamma/n and (1-gamma)/(d-n), one minus the weighted Hamming similarity of the prediction"
                                + " thresholded at 1/2 is at most the cross-entropy in bits, 1/ln 2 times that in nats. A background"
                                + " voxel of probability exactly 1/2 attains it. Powers stand for logarithms, so that all is"
                                + " exact: W is the weights' common denominator, q_i the probability given to what is right.",
                        "1-H_\\gamma \\le \\frac{1}{\\ln 2} CE \\iff 2^{W(1-H_\\gamma)} \\prod_i q_i^{W w_i} \\le 1")
                .from("after Bertels et al., MICCAI 2019")
                .enumerated(pairs("", Stream::of))
                .attained(Bound.of(1), halfRight())
                .measures(
                        "2^{W(1-H_\\gamma)} \\prod_i q_i^{W w_i}",
                        c -> new Measurement(bits(c.with(TAU, HALF)).ratio(), Bound.of(0), Bound.of(1)));
    }

    private Claim boundAtThreshold() {
        return hammingBound("cross-entropy-bounds-hamming-threshold", "The same for any threshold of predictions")
                .says(
                        "With the threshold tau a miss costs at least -ln tau, and a false alarm at least -ln(1-tau): the two parts"
                                + " of weighted Hamming are bounded with the constants 1/(-ln tau) and 1/(-ln(1-tau)).",
                        "-\\ln\\tau \\frac{\\gamma fn}{n} - \\ln(1-\\tau) \\frac{(1-\\gamma) fp}{d-n} \\le CE")
                .enumerated(pairs(
                        ", tau = 1/4, 1/2, 3/4", c -> QUARTERS.stream().map(tau -> c.with(TAU, tau))))
                .attained(
                        Bound.of(1),
                        Case.of(SoftCases.literal("10", 1, 0.25))
                                .with("gamma", HALF)
                                .with(TAU, QUARTERS.get(0)))
                .measures(
                        "\\tau^{-W \\gamma fn/n} (1-\\tau)^{-W (1-\\gamma) fp/(d-n)} \\prod_i q_i^{W w_i}",
                        c -> new Measurement(bits(c).ratio(), Bound.of(0), Bound.of(1)));
    }

    private Claim equivalent() {
        return hammingBound("cross-entropy-equivalent", "Weighted cross-entropy is weighted Hamming up to a factor")
                .from("a reading of \"cross-entropy is a surrogate of weighted Hamming\"")
                .correctedBy("cross-entropy-bounds-hamming")
                .says(
                        "Literal reading: the cross-entropy is at most K times one minus weighted Hamming, for some K. A prediction"
                                + " that is right but not certain has no Hamming loss, and one that is certain and wrong an infinite"
                                + " cross-entropy.",
                        "CE \\le K (1-H_\\gamma)")
                .enumerated(pairs(", K = 1, 4, 16", c -> Stream.of(1, 4, 16).map(k -> c.with("K", k))))
                .measures("\\prod_i q_i^{W w_i}", c -> {
                    HammingBits bits = bits(c.with(TAU, HALF));
                    return new Measurement(bits.likelihood(), Bound.of(bits.power(c.integer("K"))), Bound.of(1));
                });
    }

    private static MaskDistribution certain(Rational pi) {
        Mask on = Mask.of(Shape.of(1), 1);
        Mask off = Mask.of(Shape.of(1), 0);
        if (pi.signum() == 0 || pi.equals(ONE)) {
            return MaskDistribution.of(Map.of(pi.signum() == 0 ? off : on, ONE));
        }
        return MaskDistribution.of(Map.of(on, pi, off, ONE.minus(pi)));
    }

    /** The derivative of the expected cross-entropy by a voxel's prediction, where all are p. */
    private static Rational slope(Loss loss, MaskDistribution target, int voxel, Rational p) {
        ProbabilityMap map = ProbabilityMap.of(target.shape(), i -> p.doubleValue());
        Rational sum = ZERO;
        for (Map.Entry<Mask, Rational> entry : target.probabilities().entrySet()) {
            Rational ofMask = loss.of(new Pair(entry.getKey(), map)).gradient().at(voxel);
            sum = sum.plus(entry.getValue().times(ofMask));
        }
        return sum;
    }

    private Claim minimiser() {
        return Claim.named(
                        "cross-entropy-minimiser",
                        "What minimises the expected cross-entropy depends on marginals only")
                .entry("B7")
                .provedIn("cross-entropy-minimiser", "cross_entropy_minimiser", "cross_entropy_minimiser_unique")
                .says(
                        "Where voxel i is foreground with probability pi_i, jointly with the others in any way, the slope of the"
                                + " expected mean cross-entropy by p_i is that of one voxel: negative before"
                                + " w1 pi_i/(w1 pi_i + w0 (1-pi_i)) and positive after it.",
                        "d\\, p_i (1-p_i) \\frac{\\partial}{\\partial p_i} E\\,CE = (w_1 \\pi_i + w_0 (1-\\pi_i)) p_i - w_1 \\pi_i")
                .enumerated(Enumerations.bySize(
                        "all distributions over the nonempty masks of 2 voxels with probabilities of common denominator up to %d,"
                                + " p = 1/4, 1/2, 3/4, weights (w0, w1) = (1, 1), (1, 3), (2, 0) and (1/2, 1/3)",
                        new int[] {4, 8, 16},
                        sum -> DistributionCases.ofDenominator(DistributionCases.nonempty(2), sum)
                                .flatMap(CrossEntropyLaws::weighted)))
                .measures("\\text{sum of the defects}", c -> Measurement.equal(defects(c), ZERO));
    }

    private static Stream<Case> weighted(Case distribution) {
        return Stream.of("1 1", "1 3", "2 0", "1/2 1/3")
                .map(pair -> pair.split(" "))
                .map(w -> distribution.with("w0", Rational.parse(w[0])).with("w1", Rational.parse(w[1])))
                .flatMap(c -> QUARTERS.stream().map(p -> c.with("p", p)));
    }

    private Rational defects(Case c) {
        MaskDistribution target = DistributionCases.of(c);
        List<Rational> marginals = target.marginals();
        Rational p = c.parameter("p");
        Rational scale = Rational.of(target.voxels()).times(p).times(ONE.minus(p));
        Loss loss = crossEntropy.of(c.parameter("w0"), c.parameter("w1"));
        return IntStream.range(0, target.voxels())
                .mapToObj(i -> {
                    Rational on = c.parameter("w1").times(marginals.get(i));
                    Rational off = c.parameter("w0").times(ONE.minus(marginals.get(i)));
                    return scale.times(slope(loss, target, i, p))
                            .minus(on.plus(off).times(p))
                            .plus(on)
                            .abs();
                })
                .reduce(ZERO, Rational::plus);
    }

    private Claim threshold() {
        return Claim.named(
                        "cross-entropy-threshold",
                        "Thresholding weighted cross-entropy is a threshold of probabilities")
                .entry("B7")
                .solved()
                .follows("cross-entropy-minimiser")
                .provedIn("cross-entropy-minimiser", "minimiser_cut")
                .says(
                        "The minimiser of the expected weighted cross-entropy is above the threshold tau of predictions exactly where"
                                + " the probability of foreground is above t = tau w0/(tau w0 + (1-tau) w1). So all constant weights"
                                + " and thresholds of predictions are one number, t; at tau = 1/2 it is w0/(w0+w1).",
                        "p^* > \\tau \\iff \\pi > \\frac{\\tau w_0}{\\tau w_0 + (1-\\tau) w_1}")
                .given(
                        "one minimiser: w1 pi and w0 (1-pi) are not both 0",
                        c -> c.parameter("w1").times(c.parameter("pi")).signum() > 0
                                || c.parameter("w0")
                                                .times(ONE.minus(c.parameter("pi")))
                                                .signum()
                                        > 0)
                .enumerated(Enumerations.bySize(
                        "all integer weights w0 + w1 <= %d, pi = 0, 1/12, ..., 1, tau = 1/4, 1/2, 3/4",
                        new int[] {4, 12, 40}, CrossEntropyLaws::thresholds))
                .measures("\\mathrm{sgn} \\frac{d}{dp} E\\,CE(\\tau)", c -> {
                    Rational tau = c.parameter(TAU);
                    Rational pi = c.parameter("pi");
                    CrossEntropyWeights weights = new CrossEntropyWeights(c.parameter("w0"), c.parameter("w1"));
                    Rational slope = slope(crossEntropy.of(weights.w0(), weights.w1()), certain(pi), 0, tau);
                    int expected = weights.threshold(tau).compareTo(pi);
                    return Measurement.equal(Rational.of(slope.signum()), Rational.of(expected));
                });
    }

    private static Stream<Case> thresholds(int sum) {
        return IntStream.rangeClosed(0, sum)
                .mapToObj(w0 -> Case.of("w0", Rational.of(w0)).with("w1", sum - w0))
                .flatMap(c -> IntStream.rangeClosed(0, 12).mapToObj(k -> c.with("pi", Rational.of(k, 12))))
                .flatMap(c -> QUARTERS.stream().map(tau -> c.with(TAU, tau)));
    }
}
