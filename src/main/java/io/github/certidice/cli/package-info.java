/** The commands. Exit codes: 0 good, 1 a law is refuted or something disagrees, 2 bad input or usage. */
package io.github.certidice.cli;
