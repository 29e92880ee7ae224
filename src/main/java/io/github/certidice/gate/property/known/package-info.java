/** All properties: what a campaign checks. */
package io.github.certidice.gate.property.known;
