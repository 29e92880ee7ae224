/** Right implementations that are written differently: a gate must not blame them. */
package io.github.certidice.gate.planted.correct;
