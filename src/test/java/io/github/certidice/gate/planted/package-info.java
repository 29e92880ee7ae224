/** Wrong losses that a gate has to catch, and right ones that are written differently and have to pass. */
package io.github.certidice.gate.planted;
