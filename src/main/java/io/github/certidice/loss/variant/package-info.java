/** Surrogates beside the losses proper: distances of two maps of soft labels, and functions of a similarity. */
package io.github.certidice.loss.variant;
