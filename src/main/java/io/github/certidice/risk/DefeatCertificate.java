package io.github.certidice.risk;

import io.github.certidice.image.Mask;
import java.util.List;

/**
 * A {@link Defeat} in words, for others to check: fractions as {@code "3/4"}, masks as {@code "0110"}.
 *
 * @param w0 weight of background
 * @param w1 weight of foreground
 * @param threshold of predictions
 * @param metric {@code dice} or {@code jaccard}
 * @param target the distribution
 * @param minimiser the thresholded minimiser of the cross-entropy, with its expected score
 * @param best a prediction with the largest expected score
 * @param regret the difference of the scores
 */
public record DefeatCertificate(
        String w0,
        String w1,
        String threshold,
        String metric,
        List<Weighted> target,
        Scored minimiser,
        Scored best,
        String regret) {

    /** Copies the target. */
    public DefeatCertificate {
        target = List.copyOf(target);
    }

    /** A mask that the target may be. */
    public record Weighted(String mask, String probability) {}

    /** A prediction and its expected score. */
    public record Scored(String mask, String score) {}

    /** Of a defeat. */
    public static DefeatCertificate of(Defeat defeat) {
        List<Weighted> target = defeat.target().probabilities().entrySet().stream()
                .map(entry ->
                        new Weighted(entry.getKey().toString(), entry.getValue().toString()))
                .toList();
        return new DefeatCertificate(
                defeat.weights().w0().toString(),
                defeat.weights().w1().toString(),
                defeat.tau().toString(),
                defeat.metric().word(),
                target,
                scored(defeat.minimiser(), defeat.minimiserScore().toString()),
                scored(defeat.best(), defeat.bestScore().toString()),
                defeat.regret().toString());
    }

    private static Scored scored(Mask mask, String score) {
        return new Scored(mask.toString(), score);
    }
}
