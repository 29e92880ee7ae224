package io.github.certidice.gate.property.landscape;

import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mean of a ratio of counts, or of one minus it.
 *
 * @param overlap the ratio
 * @param grouping what it is counted over
 * @param channels classes that count
 * @param shape from the ratio to the loss
 */
record MaskCounts(Overlap overlap, Grouping grouping, Channels channels, List<Step> shape) {

    private static final Overlap JACCARD = Overlap.jaccard(Overlap.Form.PRODUCT, Rational.ZERO, Rational.ZERO);

    /** Scores are ratios, losses one minus them or their opposites. */
    private static final List<List<Step>> SHAPES = List.of(List.of(), List.of(Step.ONE_MINUS), List.of(Step.NEGATED));

    /** What the loss has on masks, where it is one plain mean. */
    static Optional<MaskCounts> law(List<Part> parts) {
        if (parts.size() != 1
                || !parts.get(0).weight().equals(Rational.ONE)
                || parts.get(0).front().layout().offValue().signum() != 0) {
            return Optional.empty();
        }
        Part part = parts.get(0);
        return part.loss() instanceof OverlapLoss overlap ? ofOverlap(overlap) : ofLovasz(part);
    }

    private static Optional<MaskCounts> ofOverlap(OverlapLoss loss) {
        boolean plain = SHAPES.contains(loss.shape())
                && loss.overlap().weights().equals(RatioWeights.EQUAL)
                && isMean(loss.averaging());
        return plain
                ? Optional.of(new MaskCounts(
                        loss.overlap(), loss.grouping(), loss.front().channels(), loss.shape()))
                : Optional.empty();
    }

    /** The Lovász extension extends the Jaccard loss. */
    private static Optional<MaskCounts> ofLovasz(Part part) {
        return part.loss() instanceof LovaszLoss loss
                        && loss.margin() == LovaszLoss.Margin.PROBABILITY
                        && loss.foreground() == LovaszLoss.Foreground.CLASS
                        && isMean(loss.averaging())
                ? Optional.of(
                        new MaskCounts(JACCARD, loss.grouping(), loss.front().channels(), List.of(Step.ONE_MINUS)))
                : Optional.empty();
    }

    private static boolean isMean(Averaging averaging) {
        return averaging.weights() instanceof Averaging.Equal
                && averaging.after().isEmpty()
                && averaging.classes() == Averaging.Reduction.MEAN
                && averaging.images() == Averaging.Reduction.MEAN;
    }

    /** Of masks; nothing where a group lacks foreground, about which there are many rules. */
    Optional<Double> loss(Scene masks) {
        Map<Integer, long[]> groups = counts(masks);
        if (groups.isEmpty() || groups.values().stream().anyMatch(counts -> counts[0] + counts[2] == 0)) {
            return Optional.empty();
        }
        Rational sum = groups.values().stream().map(this::ratio).reduce(Rational.ZERO, Rational::plus);
        Rational mean = sum.over(Rational.of(groups.size()));
        return Optional.of(shaped(mean).doubleValue());
    }

    private Rational shaped(Rational mean) {
        if (shape.isEmpty()) {
            return mean;
        }
        return shape.contains(Step.NEGATED) ? mean.negated() : Rational.ONE.minus(mean);
    }

    /** True positives, false positives, false negatives of each group. */
    private Map<Integer, long[]> counts(Scene masks) {
        Size size = masks.size();
        Map<Integer, long[]> groups = new TreeMap<>();
        for (int k = 0; k < size.numbers(); k++) {
            int c = k / size.voxels() % size.classes();
            int image = k / size.voxels() / size.classes();
            if (channels.keeps(c, size.classes())) {
                int group = (grouping.perImage() ? image * size.classes() : 0) + (grouping.perClass() ? c : 0);
                count(groups.computeIfAbsent(group, any -> new long[3]), masks.belief()[k], masks.truth()[k]);
            }
        }
        return groups;
    }

    private static void count(long[] counts, double p, double g) {
        if (p == 1 || g == 1) {
            counts[p == g ? 0 : p == 1 ? 1 : 2]++;
        }
    }

    private Rational ratio(long[] counts) {
        Rational k = overlap.scale();
        Rational hits = Rational.of(counts[0]);
        Rational misses = overlap.alpha()
                .times(Rational.of(counts[1]))
                .plus(overlap.beta().times(Rational.of(counts[2])));
        Rational below = k.times(hits.plus(misses)).plus(overlap.denominator());
        return k.times(hits)
                .plus(overlap.numerator())
                .over(overlap.floor().map(below::max).orElse(below));
    }
}
