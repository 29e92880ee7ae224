/** Laws about the scores of masks: Dice, Jaccard, Tversky (entries A). */
package io.github.certidice.claim.ledger.scores;
