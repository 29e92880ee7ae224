/** The ledger of laws: a newcomer starts reading here, with the catalogue. */
package io.github.certidice.claim.ledger;
