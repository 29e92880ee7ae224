/**
 * The losses once more, in plain decimal arithmetic with many digits and without any derivative rule: values straight from
 * the published formulas, gradients by differences so small that their error is far below a double. Slow, and written
 * without the engine at hand; the two share nothing but the records that say which loss is meant.
 */
package io.github.certidice.loss.evaluation.slow;
