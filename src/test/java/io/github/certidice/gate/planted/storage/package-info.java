/** Tensors in memory: numbers that aren't next to each other, or in another order. */
package io.github.certidice.gate.planted.storage;
