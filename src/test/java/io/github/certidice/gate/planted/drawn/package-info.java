/** Tensors that planted losses are tried on. */
package io.github.certidice.gate.planted.drawn;
