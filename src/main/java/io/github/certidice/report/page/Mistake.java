package io.github.certidice.report.page;

import java.util.List;

/**
 * A way in which a true law becomes a false reading.
 *
 * @param name what is mistaken for what
 * @param words how it happens
 * @param slugs readings that came about so
 */
public record Mistake(String name, String words, List<String> slugs) {

    static final List<Mistake> ALL = List.of(
            new Mistake(
                    "One image for many",
                    "Dice is an increasing function of Jaccard, image by image. The function is curved, so it doesn't carry over to"
                            + " means over images, to expectations, or to rankings by either of them.",
                    List.of("mean-order", "expected-best", "reshaped-dice-expected", "class-mean-order")),
            new Mistake(
                    "A supremum for every size",
                    "“No factor”, “error 1” or “no weight” is what is left when images may grow without end. At a fixed number of"
                            + " voxels, or where the foreground isn't rare, there is a number, and it can be small.",
                    List.of("hamming-no-factor-fixed-size", "hamming-error-one", "two-voxels-constant-weights")),
            new Mistake(
                    "Every size for all sizes",
                    "The other way round: a factor that exists for each number of voxels need not serve all of them. Where it grows"
                            + " with d/n, two losses drift apart on large images with small objects. So it is"
                            + " with one tolerance for predictions as near to 0 and 1 as they like.",
                    List.of(
                            "surrogates-equivalent",
                            "surrogates-equivalent-lovasz-dice",
                            "squared-dice-gap-constant",
                            "soft-jaccard-differences",
                            "lovasz-dice-soft-dice-gap-half",
                            "half-best-independent",
                            "fixed-tolerance",
                            "cross-entropy-lipschitz")),
            new Mistake(
                    "A score for its loss",
                    "That two scores stay within a factor says nothing about 1 minus them: near a perfect prediction both scores are"
                            + " near 1 while one loss can vanish faster than the other.",
                    List.of(
                            "surrogates-equivalent-squared",
                            "surrogates-equivalent-log",
                            "surrogates-equivalent-log-cosh",
                            "surrogates-equivalent-focal",
                            "soft-dice-gradient-zero",
                            "soft-dice-loss-relative")),
            new Mistake(
                    "Agreement on masks for agreement on average",
                    "A surrogate equals its score on every mask. Its expectation over uncertain targets is another function, whose"
                            + " optimum need not be a mask, nor round to the best one.",
                    List.of(
                            "some-threshold-dice",
                            "some-threshold-jaccard",
                            "some-ranking-dice",
                            "some-ranking-jaccard",
                            "cross-entropy-equivalent",
                            "soft-dice-minimal-at-target",
                            "soft-jaccard-minimal-at-target",
                            "expected-lovasz-consistent",
                            "expected-soft-dice-binary",
                            "expected-soft-dice-consistent")),
            new Mistake(
                    "A formula for a program",
                    "Laws are about formulas. Programs add a smoothing constant, a value for 0/0, a clip or a floor, and the laws"
                            + " survive only if these are chosen to fit.",
                    List.of(
                            "empty-rule-any",
                            "smoothed-soft-identity-equal",
                            "smoothed-dice-factor",
                            "smoothed-dice-loss-empty",
                            "guarded-dice-empty",
                            "micro-without-background",
                            "all-classes-never-below",
                            "all-classes-never-above",
                            "cross-entropy-relative",
                            "cross-entropy-of-sigmoid",
                            "clip-symmetric",
                            "log-floor-of-zero",
                            "log-floor-symmetric",
                            "log-floor-lowers",
                            "clip-value-only",
                            "log-floor-gradient-derivative",
                            "log-floor-gradient-learns",
                            "cross-entropy-uniform-tolerance")),
            new Mistake(
                    "Jaccard for Dice",
                    "Jaccard has the better structure: a distance that is a metric, a loss that is submodular in the errors, a convex"
                            + " Lovász extension below the soft loss. Dice shares its order and none of these.",
                    List.of(
                            "dice-metric",
                            "dice-submodular",
                            "lovasz-dice-below-soft-dice",
                            "lovasz-dice-convex",
                            "dice-semimetric-loss-metric")),
            new Mistake(
                    "One direction for another",
                    "What holds along some line, in one variable, or for errors of one kind need not hold where they meet.",
                    List.of(
                            "jaccard-prediction-submodular",
                            "lovasz-dice-above-soft-dice",
                            "lovasz-dice-soft-dice-similarity-simple",
                            "soft-jaccard-convex",
                            "soft-dice-convex",
                            "squared-dice-convex",
                            "squared-dice-convex-on-foreground",
                            "log-jaccard-convex",
                            "soft-dice-threshold-little",
                            "macro-below-micro")),
            new Mistake(
                    "Never less for always more",
                    "A quantity that never falls may stay where it is.",
                    List.of("tversky-strict")));

    /** Those that led to some of these readings, each with the readings that are there. */
    static List<Mistake> in(List<Card> readings) {
        List<String> here = readings.stream().map(Card::slug).toList();
        return ALL.stream()
                .map(mistake -> mistake.only(here))
                .filter(mistake -> !mistake.slugs().isEmpty())
                .toList();
    }

    private Mistake only(List<String> here) {
        return new Mistake(name, words, slugs.stream().filter(here::contains).toList());
    }
}
