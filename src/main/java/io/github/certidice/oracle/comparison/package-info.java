/** Answers of other implementations beside the oracle's: verdicts, and the facts of a disagreement. */
package io.github.certidice.oracle.comparison;
