/** Laws about surrogates for training (entries C). */
package io.github.certidice.claim.ledger.surrogates;
