/** Laws about gradients, Lipschitz constants and convexity of surrogates (entries C9 and C10). */
package io.github.certidice.claim.ledger.calculus;
