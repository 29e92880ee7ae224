package io.github.certidice.gate.result;

import java.util.List;

/**
 * The smallest case that fails in the same way.
 *
 * @param call the loss, with as few arguments as still fail
 * @param numbers how many numbers the prediction has
 * @param facts input, observed, expected, distance, allowed, the exact fraction, note
 * @param token reproduces it: {@code certidice gate --replay <token>}
 */
public record MinimalCase(String call, int numbers, List<Fact> facts, String token) {

    /** Copies the facts. */
    public MinimalCase {
        facts = List.copyOf(facts);
    }
}
