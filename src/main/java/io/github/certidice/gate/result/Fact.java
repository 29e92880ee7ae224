package io.github.certidice.gate.result;

/**
 * One line of a failure.
 *
 * @param name {@code "prediction"}, {@code "observed"}, {@code "expected"}
 * @param text on one line
 */
public record Fact(String name, String text) {}
