package io.github.certidice.evidence.coq;

import io.github.certidice.claim.Theorem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final Map<Theorem, CoqOutcome> known = new ConcurrentHashMap<>();

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
        Map<String, CompletableFuture<Void>> compiled = new HashMap<>();
        atOnce(threads -> {
            for (String file : CoqSources.files()) {
                CompletableFuture<?>[] required =
                        CoqSources.requiredBy(file).stream().map(compiled::get).toArray(CompletableFuture[]::new);
                compiled.put(file, CompletableFuture.allOf(required).thenRunAsync(() -> compile(file), threads));
            }
            return compiled.values();
        });
    }

    /** Starts work on as many threads as there are processors, and waits for all of it. */
    private static void atOnce(Function<ExecutorService, Collection<CompletableFuture<Void>>> start)
            throws IOException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            start.apply(threads).forEach(CompletableFuture::join);
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

    /**
     * Asks for the axioms of many theorems, those of a file in one run: most of the time goes into loading. Where something is
     * wrong with one of them, all of its file stay to be asked alone.
     */
    public void audit(Collection<Theorem> theorems) throws IOException {
        Map<String, List<Theorem>> byModule = theorems.stream()
                .distinct()
                .filter(theorem -> !known.containsKey(theorem) && !complaints.containsKey(theorem.module() + ".v"))
                .collect(Collectors.groupingBy(Theorem::module, LinkedHashMap::new, Collectors.toList()));
        atOnce(threads -> byModule.entrySet().stream()
                .map(module -> CompletableFuture.runAsync(() -> audit(module.getKey(), module.getValue()), threads))
                .toList());
    }

    /** Each theorem's axioms go to a file named after it. */
    private void audit(String module, List<Theorem> theorems) {
        String questions = theorems.stream()
                .map(theorem -> "Redirect \"%1$s\" Print Assumptions %1$s.\n".formatted(theorem.qualifiedName()))
                .collect(Collectors.joining());
        String audit = "Audit_" + module + ".v";
        try {
            Files.writeString(coqc.folder().resolve(audit), "From CertiDice Require " + module + ".\n" + questions);
            if (coqc.compile(audit).succeeded()) {
                for (Theorem theorem : theorems) {
                    String printed = Files.readString(coqc.folder().resolve(theorem.qualifiedName() + ".out"));
                    known.put(theorem, new CoqOutcome.Accepted(version, axioms(printed)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
