package io.github.certidice.oracle.dialect;

/**
 * Where an answer depends on a convention, or a library differs from what it documents.
 *
 * @param flag a word for programs, {@code "TIE_ORDER"}
 * @param says a sentence for people
 */
public record Note(String flag, String says) {}
