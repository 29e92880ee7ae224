/**
 * What has to hold of a loss. A {@link io.github.certidice.gate.property.Property} makes an
 * {@link io.github.certidice.gate.property.Experiment} of a trial: questions, and a judgement of their answers. To add one:
 * write a class with words, the calls that it says something about, and the experiment, and list it in
 * {@link io.github.certidice.gate.property.PropertiesOfAnswers}, or in the list of the package below that it belongs to.
 */
package io.github.certidice.gate.property;
