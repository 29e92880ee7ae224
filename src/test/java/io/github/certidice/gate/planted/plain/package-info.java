/**
 * Losses of real libraries in plain double arithmetic: textbook formulas, derivatives by hand. They share nothing with what
 * they are compared with but the records that carry calls and tensors; that is what their agreement with the oracle is worth.
 * Each step is a method, which planted mistakes replace one at a time.
 */
package io.github.certidice.gate.planted.plain;
