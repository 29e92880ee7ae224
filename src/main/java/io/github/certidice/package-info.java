/**
 * CertiDice: laws, proofs and a reference oracle for overlap losses in image segmentation.
 *
 * <p>Rooms, and the only direction in which one may know another: number &lt;- image &lt;- sample &lt;- loss &lt;- risk
 * &lt;- claim &lt;- evidence &lt;- report &lt;- cli. A newcomer starts reading in {@link io.github.certidice.claim}.
 */
package io.github.certidice;
