/** Masks, probability maps, labels, a target-prediction pair, and files of them. */
package io.github.certidice.image;
