/**
 * Losses of real libraries in plain double arithmetic: textbook formulas, derivatives by hand, no use of {@code loss}, {@code
 * number} or {@code oracle.dialect}. That independence is what agreement with the oracle is worth. Each step is a method, which
 * planted mistakes replace one at a time.
 */
package io.github.certidice.gate.planted.plain;
