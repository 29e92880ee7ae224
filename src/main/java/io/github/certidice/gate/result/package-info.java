/** What campaigns found out about a subject, as values that can be joined, judged and written down. */
package io.github.certidice.gate.result;
