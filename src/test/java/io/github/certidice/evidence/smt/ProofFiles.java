package io.github.certidice.evidence.smt;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The proof files of this project, and runs of them that skip, with the reason, where a solver is not available. */
final class ProofFiles {

    static final Path FOLDER = Path.of("proofs", "smt");

    private static final SolverFork FORK = new SolverFork(SolverLimits.DEFAULT);

    private ProofFiles() {}

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".smt2"))
                    .sorted()
                    .toList();
        }
    }

    static String read(String slug) throws IOException {
        return Files.readString(FOLDER.resolve(slug + ".smt2"));
    }

    static SolverOutcome run(Solver solver, String script) throws IOException, InterruptedException {
        return available(FORK.run(solver, script));
    }

    static SolverOutcome run(Solver solver, String script, SolverLimits limits)
            throws IOException, InterruptedException {
        try (SolverFork fork = new SolverFork(limits)) {
            return available(fork.run(solver, script));
        }
    }

    static SolverOutcome available(SolverOutcome outcome) {
        assumeFalse(outcome instanceof SolverOutcome.Unavailable, outcome::says);
        return outcome;
    }
}
