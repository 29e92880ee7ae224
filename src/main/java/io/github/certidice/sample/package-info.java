/**
 * Seed-addressed generators of random and adversarial pairs. Case i of a campaign with seed s is a function of (s, i)
 * alone, the same on every JDK and machine, and prints as a one-line token that replays it.
 *
 * <p>{@link io.github.certidice.sample.Recipes} draws a {@link io.github.certidice.sample.Recipe};
 * {@link io.github.certidice.sample.MaskPairs} draws pairs of masks of up to 64 voxels, at many millions a second;
 * {@link io.github.certidice.sample.EdgeCases} lists the small cases that always deserve a try.
 */
package io.github.certidice.sample;
