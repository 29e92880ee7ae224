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

    private static final List<Mistake> ALL = List.of(
            new Mistake(
                    "One image for many",
                    "Dice is an increasing function of Jaccard, image by image. The function is curved, so it doesn't carry over to"
                            + " means over images, to expectations, or to rankings by either of them.",
                    List.of("mean-order", "class-mean-order", "expected-best")),
            new Mistake(
                    "A supremum for every size",
                    "“No factor”, “error 1” or “no weight” is what is left when images may grow without end. At a fixed number of"
                            + " voxels, or where the foreground isn't rare, there is a number, and it can be small.",
                    List.of("hamming-no-factor-fixed-size", "hamming-error-one")),
            new Mistake(
                    "Every size for all sizes",
                    "The other way round: a factor that exists for each number of voxels need not serve all of them. Where it grows"
                            + " with d/n, two losses drift apart on large images with small objects.",
                    List.of("surrogates-equivalent", "fixed-tolerance", "half-best-independent")),
            new Mistake(
                    "A score for its loss",
                    "That two scores stay within a factor says nothing about 1 minus them: near a perfect prediction both scores are"
                            + " near 1 while one loss can vanish faster than the other.",
                    List.of("surrogates-equivalent-squared")),
            new Mistake(
                    "Agreement on masks for agreement on average",
                    "A surrogate equals its score on every mask. Its expectation over uncertain targets is another function, whose"
                            + " optimum need not be a mask, nor round to the best one.",
                    List.of(
                            "expected-lovasz-consistent",
                            "expected-soft-dice-binary",
                            "expected-soft-dice-consistent")),
            new Mistake(
                    "A formula for a program",
                    "Laws are about formulas. Programs add a smoothing constant and a value for 0/0, and the laws survive only if"
                            + " these are chosen to fit.",
                    List.of("empty-rule-any", "smoothed-soft-identity-equal")),
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
