package io.github.certidice.evidence.smt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Runs proof files on solvers in Java processes of their own: native code can loop past its own limits, exhaust the
 * memory or take its process down, and must not take this one with it. A process that answered is kept for the next
 * file, because unpacking and loading the native library takes longer than most proofs; each file gets a solver of its
 * own. May be used by several threads.
 *
 * <pre>
 * SolverFork fork = new SolverFork(SolverLimits.DEFAULT);
 * SolverOutcome outcome = fork.run(Solver.Z3, Path.of("proofs/smt/dice-jaccard-gap.smt2"));
 * outcome.decides();   // true: every answer is the announced one
 * outcome.says();      // z3 4.14.1 decided all 7 checks as announced
 * </pre>
 */
public final class SolverFork implements AutoCloseable {

    private static final int FIRST_JAVA_WITH_NATIVE_ACCESS = 22;

    /** What a process may hold on to while it waits for the next file. */
    private static final long MOST_IDLE_MIB = 400;

    private final SolverLimits limits;
    private final Class<?> main;
    private final Map<Solver, Queue<SolverProcess>> idle = new EnumMap<>(Solver.class);

    public SolverFork(SolverLimits limits) {
        this(limits, SolverChild.class);
    }

    SolverFork(SolverLimits limits, Class<?> main) {
        this.limits = limits;
        this.main = main;
        for (Solver solver : Solver.values()) {
            idle.put(solver, new ConcurrentLinkedQueue<>());
        }
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
        SolverProcess waiting = idle.get(solver).poll();
        if (waiting != null) {
            SolverOutcome outcome = run(solver, script, announced, waiting);
            if (!(outcome instanceof SolverOutcome.Crashed || outcome instanceof SolverOutcome.OutOfMemory)) {
                return outcome;
            } // else what earlier files left in that process may be to blame
        }
        String classPath = SolverClassPath.of(solver, main);
        return run(solver, script, announced, SolverProcess.start(folder -> command(solver, classPath, folder)));
    }

    private SolverOutcome run(Solver solver, String script, List<CheckAnswer> announced, SolverProcess process)
            throws IOException, InterruptedException {
        boolean isReusable = false;
        try {
            KilledBy killed = process.run(script, limits);
            isReusable = killed == KilledBy.NOTHING && process.hasAnswered();
            return outcome(new SolverTranscript(solver, announced, process.events()), killed, process);
        } finally {
            if (isReusable && process.residentMiB() <= MOST_IDLE_MIB) {
                idle.get(solver).add(process);
            } else {
                process.close();
            }
        }
    }

    private SolverOutcome outcome(SolverTranscript transcript, KilledBy killed, SolverProcess process)
            throws IOException {
        return switch (killed) {
            case TIME -> new SolverOutcome.TimedOut(transcript.solver(), limits.time(), transcript.openLine());
            case MEMORY ->
                new SolverOutcome.OutOfMemory(transcript.solver(), limits.memoryMiB(), transcript.openLine());
            case NOTHING -> answered(transcript, process);
        };
    }

    /** A process that ended has crashed, whatever it had said before. */
    private static SolverOutcome answered(SolverTranscript transcript, SolverProcess process) throws IOException {
        return process.hasAnswered()
                ? transcript.outcome().orElseThrow()
                : new SolverOutcome.Crashed(transcript.solver(), process.exit(), process.complaint());
    }

    /** A deep stack because solvers recurse on it; no core file and no crash log left behind. */
    private List<String> command(Solver solver, String classPath, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= FIRST_JAVA_WITH_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xmx256m", "-Xss64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(
                List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + folder.resolve(SolverProcess.CRASH_LOG)));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Djava.io.tmpdir=" + folder));
        command.addAll(List.of("-cp", classPath, main.getName(), solver.name(), folder.toString()));
        return command;
    }

    /** Ends the processes that wait. */
    @Override
    public void close() throws IOException {
        for (Queue<SolverProcess> waiting : idle.values()) {
            for (SolverProcess process = waiting.poll(); process != null; process = waiting.poll()) {
                process.close();
            }
        }
    }
}
