/** What mutation testing by PIT found in our own code, as a page. */
package io.github.certidice.build.mutant;
