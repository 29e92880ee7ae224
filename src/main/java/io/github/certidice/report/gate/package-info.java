/** What a gate found out, as files: for people, for programs, for continuous integration. */
package io.github.certidice.report.gate;
