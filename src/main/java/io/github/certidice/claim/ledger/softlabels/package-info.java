/** Laws about targets with soft labels (entry C14). */
package io.github.certidice.claim.ledger.softlabels;
