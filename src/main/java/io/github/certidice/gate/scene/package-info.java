/**
 * What a loss under test is asked about. A {@link io.github.certidice.gate.scene.Scene} is what is true and what is
 * predicted, drawn from a seed and a number; a {@link io.github.certidice.gate.scene.Form} is what tensors a call takes,
 * derived from what the call means; a {@link io.github.certidice.gate.scene.Trial} is the two together, which is asked,
 * answered by the oracle, written down as a token, and shrunk.
 */
package io.github.certidice.gate.scene;
