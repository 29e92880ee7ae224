/** Laws about weighted Hamming similarity and weighted cross-entropy (entries B). */
package io.github.certidice.claim.ledger.weighting;
