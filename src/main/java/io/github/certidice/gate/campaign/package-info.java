/**
 * Campaigns: all properties of many trials against a subject. {@link io.github.certidice.gate.campaign.Campaign} streams
 * questions and counts, {@link io.github.certidice.gate.campaign.Replay} asks one case again.
 */
package io.github.certidice.gate.campaign;
