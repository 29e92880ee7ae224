package io.github.certidice.risk;

import io.github.certidice.loss.Dice;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import java.util.Locale;

/** The scores that no weights of a cross-entropy are consistent with. */
public enum Metric {
    /** The Dice score. */
    DICE(new Dice(), Rational.of(1, 3)),
    /** The Jaccard index. */
    JACCARD(new Jaccard(), Rational.HALF);

    private final Similarity score;
    private final Rational limit;

    Metric(Similarity score, Rational limit) {
        this.score = score;
        this.limit = limit;
    }

    /** Of two masks. */
    public Similarity score() {
        return score;
    }

    /**
     * Where the target is voxel 1 with probability 1 - q and voxel 2 with probability q, it is best to predict voxel 1 alone
     * for q below this.
     */
    Rational limit() {
        return limit;
    }

    /** {@code dice} or {@code jaccard}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
