/**
 * Test vectors: calls of every library, inputs that are typical, extreme, or known to reveal a mistake, and the exact
 * answers. {@link io.github.certidice.oracle.vector.Vectors} makes the files.
 */
package io.github.certidice.oracle.vector;
