/**
 * Searches for distributions on which a loss is inconsistent with a score: where the predictions of the smallest expected loss,
 * rounded, are not the masks of the largest expected score.
 */
package io.github.certidice.risk.consistency;
