/** The publications that claims name as their source. */
package io.github.certidice.report.source;
