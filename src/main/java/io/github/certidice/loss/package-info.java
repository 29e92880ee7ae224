/**
 * Similarities of two masks, and losses of a probability map, with exact values and gradients.
 *
 * <p>A {@link io.github.certidice.loss.Similarity} is a function of the confusion counts (1 is best); a
 * {@link io.github.certidice.loss.Loss} takes probabilities (0 is best).
 */
package io.github.certidice.loss;
