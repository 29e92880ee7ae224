package io.github.certidice.evidence.coq;

import io.github.certidice.claim.Theorem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Our theories, compiled by the Coq of this machine, once. Theorems are then asked for their axioms one by one: a theorem
 * that rests on an admitted lemma says so here.
 */
public final class CoqLibrary implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String CLOSED = "Closed under the global context";

    private final Coqc coqc;
    private final String version;
    private final Map<String, String> complaints = new LinkedHashMap<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private final Map<Theorem, CoqOutcome> known = new LinkedHashMap<>();

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
        for (String file : CoqSources.files()) {
            library.compile(file);
        }
        return library;
    }

    private void compile(String file) throws IOException {
        Coqc.Printed printed = coqc.compile(file);
        outputs.put(file, printed.output());
        if (!printed.succeeded()) {
            complaints.put(file, complaint(printed.output()));
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
