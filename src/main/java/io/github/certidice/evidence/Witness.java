package io.github.certidice.evidence;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Measurement;

/**
 * A case and what the law says of it.
 *
 * @param example the case
 * @param measurement quantity and limits
 */
public record Witness(Case example, Measurement measurement) {}
