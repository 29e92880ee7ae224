/**
 * What ran in this build: enumeration, sampling, search and solvers, and the status of a claim that follows from it.
 */
package io.github.certidice.evidence;
