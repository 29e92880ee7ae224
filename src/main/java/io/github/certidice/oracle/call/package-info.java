/** Calls of loss libraries, as their users write them: {@code monai.losses.DiceLoss(sigmoid=True)}. */
package io.github.certidice.oracle.call;
