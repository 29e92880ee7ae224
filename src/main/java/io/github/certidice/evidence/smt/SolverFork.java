package io.github.certidice.evidence.smt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a proof file on a solver in a Java process of its own: native code can loop past its own limits, exhaust the
 * memory or take its process down, and must not take this one with it.
 *
 * <pre>
 * SolverOutcome outcome = new SolverFork(SolverLimits.DEFAULT).run(Solver.Z3, Path.of("proofs/smt/dice-jaccard-gap.smt2"));
 * outcome.decides();   // true: every answer is the announced one
 * outcome.says();      // z3 4.14.1 decided all 7 checks as announced
 * </pre>
 */
public final class SolverFork {

    private static final int FIRST_JAVA_WITH_NATIVE_ACCESS = 22;

    private final SolverLimits limits;
    private final Class<?> main;

    public SolverFork(SolverLimits limits) {
        this(limits, SolverChild.class);
    }

    SolverFork(SolverLimits limits, Class<?> main) {
        this.limits = limits;
        this.main = main;
    }

    /** Runs the proof file at {@code file}, which is UTF-8. */
    public SolverOutcome run(Solver solver, Path file) throws IOException, InterruptedException {
        return run(solver, Files.readString(file));
    }

    /** Runs the script; what is wrong with it or with the solver is an outcome, not an exception. */
    public SolverOutcome run(Solver solver, String script) throws IOException, InterruptedException {
        try {
            return fork(solver, script, SmtScript.parse(script).checks());
        } catch (SmtSyntaxException wrong) {
            return new SolverOutcome.Rejected(solver, wrong.line(), wrong.getMessage());
        } catch (ClassNotFoundException | LinkageError missing) {
            return new SolverOutcome.Unavailable(solver, missing.toString());
        }
    }

    private SolverOutcome fork(Solver solver, String script, List<CheckAnswer> announced)
            throws ClassNotFoundException, IOException, InterruptedException {
        String classPath = SolverClassPath.of(solver, main);
        try (ForkFolder folder = ForkFolder.create(script)) {
            KilledBy killed = folder.run(command(solver, classPath, folder), limits);
            return outcome(new SolverTranscript(solver, announced, folder.printed()), killed, folder);
        }
    }

    private SolverOutcome outcome(SolverTranscript transcript, KilledBy killed, ForkFolder folder) throws IOException {
        return switch (killed) {
            case TIME -> new SolverOutcome.TimedOut(transcript.solver(), limits.time(), transcript.openLine());
            case MEMORY ->
                new SolverOutcome.OutOfMemory(transcript.solver(), limits.memoryMiB(), transcript.openLine());
            case NOTHING -> ended(transcript, folder);
        };
    }

    /** A process that ended badly has crashed, whatever it had said before. */
    private static SolverOutcome ended(SolverTranscript transcript, ForkFolder folder) throws IOException {
        SolverOutcome crashed = new SolverOutcome.Crashed(transcript.solver(), folder.exit(), folder.complaint());
        return folder.exit() == 0 ? transcript.outcome().orElse(crashed) : crashed;
    }

    /** A deep stack because solvers recurse on it; no core file and no crash log left behind. */
    private List<String> command(Solver solver, String classPath, ForkFolder folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= FIRST_JAVA_WITH_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xmx256m", "-Xss64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + folder.path(ForkFolder.CRASH_LOG)));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Djava.io.tmpdir=" + folder.path("")));
        command.addAll(List.of("-cp", classPath, main.getName(), solver.name()));
        return command;
    }
}
