package io.github.certidice.claim.ledger.classes;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.RandomPairs;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Means of surrogates over the classes that the target has, as Lovász-softmax takes them ("present"). A case is one of two
 * classes: foreground with the predictions p, and background with 1 - p.
 */
public final class ClassSurrogateLaws {

    private static final String TWO_CLASSES = "two classes, foreground with p and background with 1 - p; binary target";

    private final Loss softJaccard;
    private final Loss lovasz;

    public ClassSurrogateLaws(Formulas formulas) {
        softJaccard = formulas.softJaccard();
        lovasz = formulas.lovaszJaccard();
    }

    public List<Claim> claims() {
        return List.of(factor(), gradient());
    }

    private static Claim.Builder law(String slug, String name) {
        return Claim.named(slug, name)
                .entry("D4")
                .enumerated(SoftCases.grid(2, 3, 4))
                .sampled(RandomPairs.some())
                .ofProbabilities();
    }

    private Claim factor() {
        return law(
                        "class-mean-lovasz-loss",
                        "The mean soft Jaccard loss over classes is at most d over the smallest class times the mean Lovász loss")
                .follows("lovasz-soft-jaccard-loss")
                .given(
                        TWO_CLASSES + "; the losses are not 0",
                        c -> c.pair().target().isBinary() && mean(lovasz, c).signum() > 0)
                .says(
                        "A mean inherits the worst factor of its classes, d/n for the smallest one that is present. Attained where"
                                + " one class is all there is.",
                        "\\overline{LJ} \\le \\overline{1-SJ} \\le \\max_c \\frac{d}{n_c} \\overline{LJ}")
                .attained(null, SoftCases.twoLevel(2, 2, 0, 0))
                .measures(
                        "\\overline{1-SJ}/\\overline{LJ}",
                        c -> new Measurement(
                                mean(softJaccard, c).over(mean(lovasz, c)), Bound.of(1), Bound.of(worst(c))));
    }

    private static Rational worst(Case c) {
        long n = SoftCases.foreground(c.pair());
        long d = c.pair().size();
        long smallest = n == 0 || n == d ? d : Math.min(n, d - n);
        return Rational.of(d, smallest);
    }

    /** Over the classes that the target has. */
    private static Rational mean(Loss loss, Case c) {
        List<Rational> losses =
                present(c.pair()).map(pair -> loss.of(pair).rational()).toList();
        return losses.stream().reduce(ZERO, Rational::plus).over(Rational.of(losses.size()));
    }

    private static Stream<Pair> present(Pair pair) {
        return Stream.of(pair, complement(pair))
                .filter(one -> IntStream.range(0, one.size())
                        .anyMatch(i -> one.target().at(i) == 1));
    }

    private static Pair complement(Pair pair) {
        return new Pair(
                Mask.of(pair.target().shape(), i -> pair.target().at(i) == 0),
                ProbabilityMap.of(
                        pair.prediction().shape(), i -> 1 - pair.prediction().at(i)));
    }

    private Claim gradient() {
        return law(
                        "class-mean-lovasz-gradient",
                        "The gradient of a mean over present classes has the weight 1, however many are absent")
                .follows("lovasz-jaccard-gradient-sum")
                .given(TWO_CLASSES, c -> c.pair().target().isBinary())
                .says(
                        "By the predictions of each class that is present, the derivatives of the mean Lovász-Jaccard loss sum to 1 over"
                                + " the number of present classes. A class that the target lacks has none: what is wrongly given to it"
                                + " is seen only as missing from the others.",
                        "\\sum_{c\\,\\text{present}} \\sum_i \\left|\\frac{\\partial \\overline{LJ}}{\\partial p_{c,i}}\\right| = 1")
                .measures("\\sum_{c} \\sum_i |\\partial_{c,i} \\overline{LJ}|", c -> Measurement.equal(weight(c), ONE));
    }

    private Rational weight(Case c) {
        List<Rational> sums = present(c.pair())
                .map(pair -> lovasz.of(pair).gradient())
                .map(gradient -> IntStream.range(0, gradient.size())
                        .mapToObj(i -> gradient.at(i).abs())
                        .reduce(ZERO, Rational::plus))
                .toList();
        return sums.stream().reduce(ZERO, Rational::plus).over(Rational.of(sums.size()));
    }
}
