package io.github.certidice.evidence.smt;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The program inside the forked process: reads a script from standard input, runs it on the solver named by the first
 * argument, and prints one line for each event. {@link SolverTranscript} reads them.
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
        SmtScript script = SmtScript.parse(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        new SolverChild(new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .solve(Solver.valueOf(arguments[0]), script);
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
