/** Pipelines evaluated on tensors: values and gradients in certified arithmetic, each stage with its derivative. */
package io.github.certidice.loss.evaluation;
