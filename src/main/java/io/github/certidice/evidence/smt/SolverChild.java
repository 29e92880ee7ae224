package io.github.certidice.evidence.smt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The program inside the forked process: reads numbers of scripts from standard input, runs each script of the folder
 * that is the second argument on the solver named by the first one, and writes one line for each event.
 * {@link SolverTranscript} reads them.
 *
 * <pre>
 * version 4.14.1              the native library is loaded
 * check 34 unsat              the answer to the check in line 34
 * rejected 51 unknown constant yy     the solver refused line 51; nothing follows
 * unavailable no z3java in java.library.path
 * done                        the whole script was run
 * </pre>
 */
final class SolverChild {

    static final String VERSION = "version";
    static final String CHECK = "check";
    static final String REJECTED = "rejected";
    static final String UNAVAILABLE = "unavailable";
    static final String DONE = "done";

    private final PrintStream out;

    private SolverChild(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        endWithParent();
        Solver solver = Solver.valueOf(arguments[0]);
        Path folder = Path.of(arguments[1]);
        BufferedReader numbers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String number = numbers.readLine(); number != null; number = numbers.readLine()) {
            solve(solver, folder, number);
        }
    }

    private static void solve(Solver solver, Path folder, String number) throws IOException {
        SmtScript script = SmtScript.parse(Files.readString(SolverProcess.script(folder, number)));
        try (OutputStream events = Files.newOutputStream(SolverProcess.events(folder, number))) {
            new SolverChild(new PrintStream(events, true, StandardCharsets.UTF_8)).solve(solver, script);
        }
        Files.createFile(SolverProcess.end(folder, number));
    }

    /** A parent that is killed can't kill its child: the child watches it. */
    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    }

    private void solve(Solver solver, SmtScript script) {
        SmtEngine engine = start(solver);
        if (engine == null) {
            return;
        }
        say(VERSION, engine.version());
        if (script.toSolve().stream().allMatch(command -> accepted(engine, command))) {
            say(DONE, "");
        }
    }

    private SmtEngine start(Solver solver) {
        try {
            return solver.start();
        } catch (Exception | LinkageError missing) {
            say(UNAVAILABLE, withoutTemporaryPaths(missing.toString()));
            return null;
        }
    }

    private static String withoutTemporaryPaths(String message) {
        String folder = Pattern.quote(System.getProperty("java.io.tmpdir"));
        return message.replaceAll(folder + "\\S*", "(temporary file)");
    }

    /** Catches what the solvers throw, undeclared checked exceptions from native code included. */
    private boolean accepted(SmtEngine engine, SmtCommand command) {
        try {
            report(command, engine.run(command).strip());
            return true;
        } catch (Exception refused) {
            say(REJECTED, command.line() + " " + refused.getMessage());
            return false;
        }
    }

    private void report(SmtCommand command, String printed) {
        if (command.isCheck()) {
            say(CHECK, command.line() + " " + Answer.ofWord(printed).word());
        } else if (!printed.isEmpty() && !command.name().equals("echo")) {
            throw new IllegalArgumentException(printed);
        }
    }

    private void say(String event, String detail) {
        out.println((event + " " + detail.strip().lines().findFirst().orElse("")).strip());
    }
}
