/** Evidence that was gathered in another process, and how it gets here. */
package io.github.certidice.evidence.sent;
