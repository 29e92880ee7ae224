/**
 * Losses of large float32 volumes, as plain functions of arrays: the same correctly rounded values and gradients as
 * {@link io.github.certidice.loss}, by machine arithmetic whose error is proved and small enough to decide nearly every
 * rounding. What it leaves undecided is computed exactly.
 */
package io.github.certidice.loss.dense;
