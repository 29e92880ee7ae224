/** Mistakes in overlap losses. */
package io.github.certidice.gate.planted.mutant.overlap;
