package io.github.certidice.claim.ledger.scores;

import io.github.certidice.claim.Case;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.stream.Stream;

/**
 * Two Tversky indices that are compared, T and T'.
 *
 * @param alpha weight of false positives in T
 * @param beta weight of false negatives in T
 * @param alpha2 weight of false positives in T'
 * @param beta2 weight of false negatives in T'
 */
public record TverskyWeights(Rational alpha, Rational beta, Rational alpha2, Rational beta2) {

    public static TverskyWeights of(Case example) {
        return new TverskyWeights(
                example.parameter("alpha"),
                example.parameter("beta"),
                example.parameter("alpha'"),
                example.parameter("beta'"));
    }

    public Case into(Case example) {
        return example.with("alpha", alpha)
                .with("beta", beta)
                .with("alpha'", alpha2)
                .with("beta'", beta2);
    }

    /** The best factor between T and T': {@code max(alpha/alpha', alpha'/alpha, beta/beta', beta'/beta)}. */
    public Rational rho() {
        return away(alpha, alpha2).max(away(beta, beta2));
    }

    /** {@code (sqrt(rho) - 1)/(sqrt(rho) + 1)}. */
    public Bound gap() {
        return Bound.tanhForm(rho());
    }

    /** How far apart two weights are: max(a/b, b/a). */
    public static Rational away(Rational a, Rational b) {
        return a.over(b).max(b.over(a));
    }

    /** All choices of four weights. */
    public static Stream<TverskyWeights> all(Rational... choices) {
        return Stream.of(choices)
                .flatMap(a -> Stream.of(choices)
                        .flatMap(b -> Stream.of(choices)
                                .flatMap(a2 -> Stream.of(choices).map(b2 -> new TverskyWeights(a, b, a2, b2)))));
    }
}
