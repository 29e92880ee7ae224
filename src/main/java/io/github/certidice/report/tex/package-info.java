/** The ledger as an appendix of a paper: a table for LaTeX, and what it cites for BibTeX. */
package io.github.certidice.report.tex;
