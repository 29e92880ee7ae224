package io.github.certidice.risk.soft;

import io.github.certidice.image.Mask;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A surrogate loss of rational probabilities, for targets that aren't empty. The losses of {@code loss} take probabilities that are
 * doubles; minimisers such as 9/20 aren't.
 */
public enum Surrogate {
    /** {@code 1 - T / (n + b)}: T and b are the probability on and off the n foreground voxels. */
    SOFT_JACCARD("soft Jaccard") {
        @Override
        public Rational loss(Mask target, SoftPrediction p) {
            Rational hit = p.hit(target);
            Rational union = Rational.of(target.count()).plus(p.total()).minus(hit);
            return Rational.ONE.minus(hit.over(union));
        }
    },
    /** {@code 1 - 2T / (n + T + b)}. */
    SOFT_DICE("soft Dice") {
        @Override
        public Rational loss(Mask target, SoftPrediction p) {
            Rational sum = Rational.of(target.count()).plus(p.total());
            return Rational.ONE.minus(Rational.TWO.times(p.hit(target)).over(sum));
        }
    },
    /**
     * The Lovász extension of the Jaccard loss: with the errors m sorted so that they fall, and Delta_k the Jaccard loss where
     * the first k of them are wrong, {@code sum over k of m_k (Delta_k - Delta_(k-1))}.
     */
    LOVASZ_JACCARD("Lovász-Jaccard") {
        @Override
        public Rational loss(Mask target, SoftPrediction p) {
            Rational sum = Rational.ZERO;
            Rational before = Rational.ZERO;
            long missed = 0;
            long added = 0;
            for (int voxel : worstFirst(target, p)) {
                missed += target.contains(voxel) ? 1 : 0;
                added += target.contains(voxel) ? 0 : 1;
                Rational delta = Rational.of(missed + added, target.count() + added);
                sum = sum.plus(error(target, p, voxel).times(delta.minus(before)));
                before = delta;
            }
            return sum;
        }
    };

    private final String words;

    Surrogate(String words) {
        this.words = words;
    }

    /** Its name, {@code "soft Jaccard"}. */
    public String words() {
        return words;
    }

    /** The loss. */
    public abstract Rational loss(Mask target, SoftPrediction p);

    /** {@code sum over y of P(y) loss(y, p)}. */
    public Rational expected(MaskDistribution target, SoftPrediction p) {
        return target.probabilities().entrySet().stream()
                .map(entry -> entry.getValue().times(loss(entry.getKey(), p)))
                .reduce(Rational.ZERO, Rational::plus);
    }

    private static Rational error(Mask target, SoftPrediction p, int voxel) {
        return target.contains(voxel) ? Rational.ONE.minus(p.at(voxel)) : p.at(voxel);
    }

    private static List<Integer> worstFirst(Mask target, SoftPrediction p) {
        List<Integer> voxels =
                new ArrayList<>(IntStream.range(0, p.voxels()).boxed().toList());
        voxels.sort(
                Comparator.comparing((Integer voxel) -> error(target, p, voxel)).reversed());
        return voxels;
    }
}
