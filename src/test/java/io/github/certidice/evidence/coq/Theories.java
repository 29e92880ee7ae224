package io.github.certidice.evidence.coq;

import io.github.certidice.claim.ledger.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The theories, compiled once for all tests. Only {@code mvn verify -Pstrict} compiles them, and then Coq must be there; without
 * it {@link #compiled()} is empty, and reports say NOT RUN.
 */
public final class Theories {

    private static final String PROGRAM = "coqc";

    private Theories() {}

    /** True in {@code -Pstrict}. */
    public static boolean areWanted() {
        return Boolean.getBoolean("certidice.strict");
    }

    /** The theories; empty where they aren't wanted. */
    public static Optional<CoqLibrary> compiled() {
        return areWanted() ? Optional.of(Holder.LIBRARY) : Optional.empty();
    }

    private static final class Holder {

        private static final CoqLibrary LIBRARY = compile();

        private static CoqLibrary compile() {
            String version = CoqLibrary.installed(PROGRAM)
                    .orElseThrow(() -> new IllegalStateException(
                            "-Pstrict needs Coq: found no program coqc on the PATH (Debian's package is called coq)"));
            try {
                CoqLibrary library = CoqLibrary.compiledBy(PROGRAM, version);
                library.ask(Catalogue.reference().claims().stream()
                        .flatMap(claim -> claim.theorems().stream())
                        .toList());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(library)));
                return library;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(CoqLibrary library) {
            try {
                library.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
