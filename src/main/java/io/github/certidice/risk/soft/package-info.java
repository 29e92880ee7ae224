/**
 * What minimises the expected surrogates over all probabilities, exactly: soft Jaccard at masks, Lovász-Jaccard at probabilities 0,
 * 1/2 and 1, soft Dice with one probability strictly between 0 and 1.
 */
package io.github.certidice.risk.soft;
