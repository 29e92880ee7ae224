/** Where a loss is small and where it falls: minimisers, monotony, masks, and coarse formats. */
package io.github.certidice.gate.property.landscape;
