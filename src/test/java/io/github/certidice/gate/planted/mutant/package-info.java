/** Planted mistakes: each replaces one step of a right implementation. */
package io.github.certidice.gate.planted.mutant;
