/**
 * What may be expected where the target isn't certain: finite distributions over masks with rational probabilities, expected
 * scores, best predictions, and what minimises the risk of weighted cross-entropy; all exact.
 */
package io.github.certidice.risk;
