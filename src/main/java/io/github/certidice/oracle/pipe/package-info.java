/**
 * The pipe protocol: one JSON object a line, answered in order, so that a program in any language can ask the oracle. Here
 * are also the JSON forms of tensors, values, pipelines and answers.
 */
package io.github.certidice.oracle.pipe;
