/** Failures that a subject's maintainers know and expect, and what a result is worth in their light. */
package io.github.certidice.gate.expected;
