/**
 * How planted mistakes fared: which property saw which of them, and whether any right implementation was blamed. Tests make
 * campaigns of them; here is how that is shown.
 */
package io.github.certidice.report.planted;
