/** Scenes that are the same to a loss: rearranged, exchanged, complemented, padded, or written in another way. */
package io.github.certidice.gate.property.symmetry;
