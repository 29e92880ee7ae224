package io.github.certidice.risk;

import static io.github.certidice.risk.Distributions.mask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.DefeatCertificate.Scored;
import io.github.certidice.risk.DefeatCertificate.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** No weighting of cross-entropy is consistent with Dice or Jaccard (the ledger's B7, B8, B16). */
class DefeatProperties {

    private static final Rational TEN_TO_9 = Rational.of(1_000_000_000);

    private static Rational weight(SplittableRandom random) {
        Rational size = Rational.of(random.nextInt(5), random.nextInt(1, 5));
        return switch (random.nextInt(5)) {
            case 0 -> size.times(TEN_TO_9);
            case 1 -> size.over(TEN_TO_9);
            default -> size;
        };
    }

    private static CrossEntropyWeights weights(SplittableRandom random) {
        Rational w0 = weight(random);
        Rational w1 = weight(random);
        return new CrossEntropyWeights(w0, w0.signum() + w1.signum() == 0 ? Rational.ONE : w1);
    }

    private static Rational tau(SplittableRandom random) {
        int below = random.nextInt(2, 1000);
        return random.nextBoolean() ? Rational.HALF : Rational.of(random.nextInt(1, below), below);
    }

    @Property(tries = 500)
    void every_weighting_is_defeated(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CrossEntropyWeights weights = weights(random);
        Rational tau = tau(random);
        for (Metric metric : Metric.values()) {
            Defeat defeat = Defeat.of(weights, tau, metric);

            assertThat(defeat.regret()).isEqualTo(predicted(weights.threshold(tau), metric == Metric.DICE));
            assertThat(defeat.regret()).isGreaterThan(Rational.ZERO);
            assertThat(DefeatCheck.problems(DefeatCertificate.of(defeat))).isEmpty();
        }
    }

    /** No weights that depend on the number of foreground voxels work either (the ledger's B11). */
    @Property(tries = 500)
    void every_weighting_by_image_is_defeated(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CrossEntropyWeights weights = weights(random);
        Rational tau = tau(random);
        for (Metric metric : Metric.values()) {
            Defeat defeat = Defeat.of((foreground, voxels) -> weights, tau, metric);

            assertThat(defeat.regret()).isGreaterThan(Rational.ZERO);
            assertThat(DefeatCheck.problems(DefeatCertificate.of(defeat))).isEmpty();
            assertThat(defeat.target().probabilities().keySet())
                    .allMatch(mask -> mask.count() == 1 && mask.shape().size() == 3);
        }
    }

    @Property(tries = 100)
    void normalised_weights_are_defeated(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int below = random.nextInt(1, 20);
        ImageWeights weights = new ImageWeights.Normalised(Rational.of(random.nextInt(below + 1), below));
        Defeat defeat = Defeat.of(weights, Rational.HALF, Metric.DICE);

        assertThat(defeat.regret()).isGreaterThan(Rational.ZERO);
        assertThat(DefeatCheck.problems(DefeatCertificate.of(defeat))).isEmpty();
    }

    /** (1 - 2q) / 3 or (1 - 2q) / 2 with q between t and 1/2; 2 / (K + 1) or 1 / K. */
    private static Rational predicted(Rational t, boolean dice) {
        if (t.compareTo(Rational.HALF) < 0) {
            return Rational.HALF.minus(t).over(Rational.of(dice ? 3 : 2));
        }
        int k = t.equals(Rational.HALF) ? 3 : 2;
        return dice ? Rational.of(2, k + 1) : Rational.of(1, k);
    }

    /** The rule pi > t is that of p > tau for p = w1 pi / (w1 pi + w0 (1 - pi)). */
    @Property(tries = 500)
    void the_threshold_of_probabilities_is_that_of_predictions(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CrossEntropyWeights weights = weights(random);
        Rational tau = tau(random);
        Rational pi = Rational.of(random.nextInt(1, 100), 100);
        Rational on = weights.w1().times(pi);
        Rational p = on.over(on.plus(weights.w0().times(Rational.ONE.minus(pi))));

        assertThat(pi.compareTo(weights.threshold(tau))).isEqualTo(p.compareTo(tau));
    }

    /** Neither the rule for ties nor a choice among minimisers decides. */
    @Example
    void ties_and_indifferent_voxels_are_open() {
        MaskDistribution target = Distributions.of("110", "1/2", "100", "1/2");

        assertThat(ThresholdedMinimiser.of(target, new CrossEntropyWeights(Rational.ONE, Rational.ONE), Rational.HALF))
                .isEqualTo(new ThresholdedMinimiser(mask("100"), mask("110")));
        assertThat(ThresholdedMinimiser.of(target, new CrossEntropyWeights(Rational.ZERO, Rational.ONE), Rational.HALF))
                .isEqualTo(new ThresholdedMinimiser(mask("110"), mask("111")));
        assertThat(ThresholdedMinimiser.of(target, new CrossEntropyWeights(Rational.ONE, Rational.ZERO), Rational.HALF))
                .isEqualTo(new ThresholdedMinimiser(mask("000"), mask("100")));
        assertThat(new ThresholdedMinimiser(mask("000"), mask("100")).isUnique())
                .isFalse();
        assertThat(new ThresholdedMinimiser(mask("100"), mask("100")).isUnique())
                .isTrue();
    }

    @Example
    void normalised_weights_share_out_gamma_and_the_rest() {
        ImageWeights weights = new ImageWeights.Normalised(Rational.of(1, 4));

        assertThat(weights.at(2, 5)).isEqualTo(new CrossEntropyWeights(Rational.of(1, 4), Rational.of(1, 8)));
        for (Rational gamma : List.of(Rational.of(-1, 9), Rational.of(10, 9))) {
            assertThatThrownBy(() -> new ImageWeights.Normalised(gamma))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("gamma: found " + gamma + ", allowed: a number from 0 to 1");
        }
    }

    @Example
    void wrong_weights_and_thresholds_are_refused() {
        assertThatThrownBy(() -> new CrossEntropyWeights(Rational.of(-1), Rational.ONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("weights: found -1, allowed: numbers of at least 0");
        assertThatThrownBy(() -> new CrossEntropyWeights(Rational.ONE, Rational.of(-1, 3)))
                .hasMessage("weights: found -1/3, allowed: numbers of at least 0");
        assertThatThrownBy(() -> new CrossEntropyWeights(Rational.ZERO, Rational.ZERO))
                .hasMessage("weights: found 0 and 0, allowed: at least one above 0");
        CrossEntropyWeights equal = new CrossEntropyWeights(Rational.ONE, Rational.ONE);
        for (Rational tau : List.of(Rational.ZERO, Rational.ONE, Rational.of(-1, 2))) {
            assertThatThrownBy(() -> equal.threshold(tau))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("threshold: found " + tau + ", allowed: a number above 0 and below 1");
        }
    }

    private static final DefeatCertificate GOOD = new DefeatCertificate(
            "1",
            "3",
            "1/2",
            "dice",
            List.of(new Weighted("10", "5/8"), new Weighted("11", "3/8")),
            new Scored("11", "19/24"),
            new Scored("10", "7/8"),
            "1/12");

    private static DefeatCertificate with(String w1, String threshold, String metric) {
        return new DefeatCertificate(
                GOOD.w0(), w1, threshold, metric, GOOD.target(), GOOD.minimiser(), GOOD.best(), GOOD.regret());
    }

    private static DefeatCertificate with(List<Weighted> target) {
        return new DefeatCertificate(
                GOOD.w0(),
                GOOD.w1(),
                GOOD.threshold(),
                GOOD.metric(),
                target,
                GOOD.minimiser(),
                GOOD.best(),
                GOOD.regret());
    }

    private static DefeatCertificate with(Scored minimiser, Scored best, String regret) {
        return new DefeatCertificate(
                GOOD.w0(), GOOD.w1(), GOOD.threshold(), GOOD.metric(), GOOD.target(), minimiser, best, regret);
    }

    @Example
    void a_good_certificate_holds_and_is_what_is_made() {
        assertThat(DefeatCheck.problems(GOOD)).isEmpty();
        assertThat(DefeatCertificate.of(
                        Defeat.of(new CrossEntropyWeights(Rational.ONE, Rational.of(3)), Rational.HALF, Metric.DICE)))
                .isEqualTo(GOOD);
    }

    /** Each planted mistake is found, and called by its name. */
    @Example
    void false_certificates_are_seen_through() {
        assertProblem(with("1", "1/2", "dice"), "voxel 1 with probability 3/8 is thresholded otherwise");
        assertProblem(with("5/3", "1/2", "dice"), "voxel 1 is a tie, or has no unique minimiser");
        assertProblem(with("3", "3/4", "dice"), "voxel 1 with probability 3/8 is thresholded otherwise");
        assertProblem(with("3", "1", "dice"), "the threshold isn't between 0 and 1");
        assertProblem(with("-3", "1/2", "dice"), "a weight is negative");
        assertProblem(with("x", "1/2", "dice"), "a number can't be read: For input string: \"x\"");
        assertProblem(with("3/0", "1/2", "dice"), "a number can't be read: 3/0");
        assertProblem(with("3/-1", "1/2", "dice"), "a number can't be read: 3/-1");
        assertProblem(with("/3", "1/2", "dice"), "a number can't be read: Zero length BigInteger");
        assertProblem(with("3", "1/2", "jaccard"), "11 scores 11/16");
        assertProblem(with("3", "1/2", "accuracy"), "no metric accuracy");
        assertProblem(with(GOOD.minimiser(), GOOD.best(), "1/11"), "the regret is 1/12");
        assertProblem(
                with(GOOD.minimiser(), new Scored("11", "19/24"), "0"),
                "the minimiser is as good as the best prediction");
        assertProblem(with(GOOD.minimiser(), new Scored("01", "1/4"), "0"), "10 is better than 01");
        assertProblem(with(new Scored("1", "1"), GOOD.best(), "0"), "a prediction is no mask");
        assertProblem(with(new Scored("1".repeat(21), "1"), GOOD.best(), "0"), "21 voxels are more than 20");
    }

    @Example
    void false_distributions_are_seen_through() {
        List<Weighted> twice = new ArrayList<>(GOOD.target());
        twice.add(new Weighted("11", "0"));
        assertThat(DefeatCheck.problems(with(twice)))
                .containsExactly("the target has 11 twice", "probability 0 isn't above 0");
        assertProblem(
                with(List.of(new Weighted("10", "5/8"), new Weighted("11", "1/8"))), "the probabilities sum to 3/4");
        assertProblem(
                with(List.of(new Weighted("00", "5/8"), new Weighted("11", "3/8"))),
                "the target may be empty, where the score is a matter of convention");
        assertProblem(
                with(List.of(new Weighted("10", "5/8"), new Weighted("12", "3/8"))),
                "the target's 12 is no mask of 2 voxels");
    }

    private static void assertProblem(DefeatCertificate certificate, String problem) {
        assertThat(DefeatCheck.problems(certificate)).contains(problem);
    }
}
