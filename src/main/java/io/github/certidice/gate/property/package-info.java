/**
 * What has to hold of a loss. A {@link io.github.certidice.gate.property.Property} makes an
 * {@link io.github.certidice.gate.property.Experiment} of a trial: questions, and a judgement of their answers. To add one:
 * write a class with words, the calls that it says something about, and the experiment, and list it in
 * {@link io.github.certidice.gate.property.KnownProperties}.
 */
package io.github.certidice.gate.property;
