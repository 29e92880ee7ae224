/** What a call or a pipeline computes, in words and formulas. */
package io.github.certidice.oracle.explain;
