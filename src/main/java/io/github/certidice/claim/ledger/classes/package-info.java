/** Laws of images with several classes: entries D and H5 of the ledger. */
package io.github.certidice.claim.ledger.classes;
