/** What an answer of another library is compared with, and how far it may be off. */
package io.github.certidice.oracle;
