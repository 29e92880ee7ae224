package io.github.certidice.evidence.coq;

import io.github.certidice.claim.Theorem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Our theories, compiled by the Coq of this machine, once. Theorems are then asked for their axioms: a theorem
 * that rests on an admitted lemma says so here.
 */
public final class CoqLibrary implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String CLOSED = "Closed under the global context";

    private final Coqc coqc;
    private final String version;
    private final Map<String, String> complaints = new ConcurrentHashMap<>();
    private final Map<String, String> outputs = new ConcurrentHashMap<>();
    private final Map<Theorem, CoqOutcome> known = new HashMap<>();

    private CoqLibrary(Coqc coqc, String version) {
        this.coqc = coqc;
        this.version = version;
    }

    /** The version of a Coq that can be used; empty where none is on the path. */
    public static Optional<String> installed(String program) {
        return Coqc.version(program);
    }

    /**
     * Compiles all theories, in minutes.
     *
     * @param program {@code "coqc"}
     * @param version of that program
     */
    public static CoqLibrary compiledBy(String program, String version) throws IOException {
        Path folder = Files.createTempDirectory("certidice-coq");
        CoqLibrary library = new CoqLibrary(new Coqc(program, folder, LIMIT), version);
        CoqSources.copyTo(folder);
        library.compileAll();
        return library;
    }

    /** As many files at a time as there are processors, each after those that it requires. */
    private void compileAll() throws IOException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Map<String, CompletableFuture<Void>> compiled = new HashMap<>();
        try {
            for (String file : CoqSources.files()) {
                CompletableFuture<?>[] required =
                        CoqSources.requiredBy(file).stream().map(compiled::get).toArray(CompletableFuture[]::new);
                compiled.put(file, CompletableFuture.allOf(required).thenRunAsync(() -> compile(file), threads));
            }
            compiled.values().forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void compile(String file) {
        try {
            Coqc.Printed printed = coqc.compile(file);
            outputs.put(file, printed.output());
            if (!printed.succeeded()) {
                complaints.put(file, complaint(printed.output()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that says what is wrong, without the place of the folder. */
    private static String complaint(String output) {
        return output.lines()
                .filter(line -> line.startsWith("Error") || line.startsWith("no end"))
                .findFirst()
                .orElse(output.strip());
    }

    /** What the compiler printed for a file. */
    public String output(String file) {
        return outputs.get(file);
    }

    /** Files that were not accepted, with what is wrong. */
    public Map<String, String> complaints() {
        return Map.copyOf(complaints);
    }

    /** Asks for the axioms of several theorems at once, which is faster; those that something is wrong with stay to be asked alone. */
    public void audit(List<Theorem> theorems) throws IOException {
        List<Theorem> wanted = theorems.stream()
                .distinct()
                .filter(theorem -> !known.containsKey(theorem) && !complaints.containsKey(theorem.module() + ".v"))
                .toList();
        Files.writeString(coqc.folder().resolve("Audit.v"), audits(wanted));
        if (coqc.compile("Audit.v").succeeded()) {
            for (Theorem theorem : wanted) {
                String printed = Files.readString(coqc.folder().resolve(theorem.qualifiedName() + ".out"));
                known.put(theorem, new CoqOutcome.Accepted(version, axioms(printed)));
            }
        }
    }

    /** Each theorem's axioms go to a file named after it. */
    private static String audits(List<Theorem> theorems) {
        StringBuilder text = new StringBuilder();
        theorems.stream()
                .map(Theorem::module)
                .distinct()
                .forEach(module ->
                        text.append("From CertiDice Require ").append(module).append(".\n"));
        theorems.forEach(theorem ->
                text.append("Redirect \"%1$s\" Print Assumptions %1$s.\n".formatted(theorem.qualifiedName())));
        return text.toString();
    }

    /** What came of a theorem; asked once. */
    public CoqOutcome outcome(Theorem theorem) throws IOException {
        if (!known.containsKey(theorem)) {
            known.put(theorem, asked(theorem));
        }
        return known.get(theorem);
    }

    private CoqOutcome asked(Theorem theorem) throws IOException {
        String file = theorem.module() + ".v";
        if (complaints.containsKey(file)) {
            return new CoqOutcome.Rejected(complaints.get(file));
        }
        String audit = "Audit_" + theorem.module() + "_" + theorem.name() + ".v";
        Files.writeString(
                coqc.folder().resolve(audit),
                "From CertiDice Require " + theorem.module() + ".\nPrint Assumptions " + theorem.qualifiedName()
                        + ".\n");
        Coqc.Printed printed = coqc.compile(audit);
        return printed.succeeded()
                ? new CoqOutcome.Accepted(version, axioms(printed.output()))
                : new CoqOutcome.Rejected(complaint(printed.output()));
    }

    /** The names in what {@code Print Assumptions} prints: each starts a line, and its type follows a colon. */
    static List<String> axioms(String printed) {
        if (printed.startsWith(CLOSED)) {
            return List.of();
        }
        return printed.lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .filter(line -> !line.startsWith("Axioms:"))
                .map(line -> line.split("[ :]")[0])
                .sorted()
                .toList();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> paths = Files.walk(coqc.folder())) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
