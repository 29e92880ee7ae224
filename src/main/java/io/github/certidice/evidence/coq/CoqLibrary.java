package io.github.certidice.evidence.coq;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.github.certidice.claim.Theorem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Our theories, compiled by the Coq of this machine, once. Theorems are then asked for their axioms: a theorem that
 * rests on an admitted lemma says so here.
 */
public final class CoqLibrary implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String HEADING = "== ";
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

    /** Asks for many theorems, those of a file in one run: most of the time goes into loading. */
    public void ask(Collection<Theorem> theorems) throws IOException {
        Map<String, List<Theorem>> byModule =
                theorems.stream().distinct().collect(groupingBy(Theorem::module, LinkedHashMap::new, toList()));
        for (List<Theorem> ofModule : byModule.values()) {
            known.putAll(asked(ofModule));
        }
    }

    /** What came of a theorem; asked once. */
    public CoqOutcome outcome(Theorem theorem) throws IOException {
        if (!known.containsKey(theorem)) {
            ask(List.of(theorem));
        }
        return known.get(theorem);
    }

    private Map<Theorem, CoqOutcome> asked(List<Theorem> ofModule) throws IOException {
        String module = ofModule.get(0).module();
        String complaint = complaints.get(module + ".v");
        if (complaint != null) {
            return outcomes(ofModule, theorem -> new CoqOutcome.Rejected(complaint));
        }
        String audit = "Audit_" + module + "_" + known.size() + ".v";
        Files.writeString(coqc.folder().resolve(audit), audit(module, ofModule));
        Coqc.Printed printed = coqc.compile(audit);
        if (!printed.succeeded()) {
            return outcomes(ofModule, theorem -> new CoqOutcome.Rejected(complaint(printed.output())));
        }
        Map<String, String> parts = parts(printed.output());
        return outcomes(ofModule, theorem -> new CoqOutcome.Accepted(version, axioms(parts.get(theorem.name()))));
    }

    private static Map<Theorem, CoqOutcome> outcomes(List<Theorem> theorems, Function<Theorem, CoqOutcome> outcome) {
        return theorems.stream().collect(toMap(identity(), outcome));
    }

    /** A heading for each theorem, and what it rests on. */
    private static String audit(String module, List<Theorem> theorems) {
        String questions = theorems.stream()
                .map(theorem -> "Goal True. idtac \"" + HEADING + theorem.name() + "\". Abort.\nPrint Assumptions "
                        + theorem.qualifiedName() + ".\n")
                .collect(joining());
        return "From CertiDice Require " + module + ".\n" + questions;
    }

    /** What is printed under each heading. */
    static Map<String, String> parts(String printed) {
        return Stream.of(printed.split("(?m)^" + HEADING))
                .skip(1)
                .map(part -> part.split("\\R", 2))
                .collect(toMap(lines -> lines[0].strip(), lines -> lines[1], (first, again) -> first));
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
