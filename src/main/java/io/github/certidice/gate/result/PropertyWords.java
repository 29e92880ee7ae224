package io.github.certidice.gate.result;

/**
 * A property as readers see it.
 *
 * @param slug its name in files: {@code "gradient-is-derivative"}
 * @param name a short title
 * @param words what it says, in a sentence
 * @param formula in LaTeX, without dollars
 * @param flag that a failure carries where no narrower mistake is seen
 */
public record PropertyWords(String slug, String name, String words, String formula, String flag) {}
