/** Laws about targets that aren't certain: thresholds and weights of cross-entropy (entries B), expected surrogates (entries C). */
package io.github.certidice.claim.ledger.risk;
