/**
 * The proof assistant Coq: compiles the theories of {@code proofs/coq}, if it is installed, and asks what each theorem rests
 * on.
 */
package io.github.certidice.evidence.coq;
