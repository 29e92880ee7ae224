/**
 * Laws of floating-point programs: entries E of the ledger. The programs are deliberately simple, with every operation
 * rounded to a format of a given number of binary digits; their errors are computed exactly.
 */
package io.github.certidice.claim.ledger.rounding;
