/** What relates a loss to its neighbours: calls with other arguments, and other losses of the same library. */
package io.github.certidice.gate.property.variant;
