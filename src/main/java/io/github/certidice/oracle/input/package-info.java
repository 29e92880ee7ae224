/**
 * Tensors that calls take: {@link io.github.certidice.oracle.input.Intake} says of what form they are, a
 * {@link io.github.certidice.oracle.input.Content} what is true and what is predicted, and
 * {@link io.github.certidice.oracle.input.Tensors} brings the one into the form of the other.
 */
package io.github.certidice.oracle.input;
