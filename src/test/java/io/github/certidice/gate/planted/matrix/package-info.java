/** Puts planted mistakes and right implementations through campaigns: the kill matrix. */
package io.github.certidice.gate.planted.matrix;
