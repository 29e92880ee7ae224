/**
 * The ledger: what is claimed of Dice, Jaccard and their surrogates.
 *
 * <p>Start at {@link io.github.certidice.claim.Claim} and at one of the {@code *Laws} classes. A claim is a value: its
 * statement, the cases that it speaks of, and an exact check of one case,
 * {@code lower <= quantity <= upper}. This room knows nothing of tests, files or provers; what was found out about a
 * claim in this build is the business of {@code io.github.certidice.evidence}.
 */
package io.github.certidice.claim;
