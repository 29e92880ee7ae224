package io.github.certidice.evidence.smt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An SMT-LIB script as its author declared it: commands in order, and for each {@code (check-sat)} the answer that the
 * {@code (set-info :status …)} before it announces.
 *
 * <p>The announced answers are read here and kept from the solver ({@link #toSolve()}): a solver must find the answer,
 * and neither warn about nor stop at the announcement. Only commands that leave a proof as strong as it reads are
 * allowed; {@code (exit)}, {@code (reset)} or {@code (check-sat-assuming …)} could hide a sentence from the check.
 */
record SmtScript(List<SmtCommand> commands) {

    private static final Set<String> ALLOWED = Set.of(
            "set-logic",
            "set-info",
            "set-option",
            "declare-const",
            "declare-fun",
            "define-fun",
            "assert",
            "push",
            "pop",
            "check-sat",
            "echo");

    static final String STATUS = "(set-info :status ";

    SmtScript {
        commands = List.copyOf(commands);
    }

    /** Reads a script; a form that is not closed or not allowed is a {@link SmtSyntaxException} with its line. */
    static SmtScript parse(String text) {
        List<SmtCommand> commands = new SmtScanner(text).commands();
        commands.forEach(SmtScript::requireAllowed);
        return new SmtScript(commands);
    }

    /** The commands that the solver gets: all but the announced answers. */
    List<SmtCommand> toSolve() {
        return commands.stream().filter(command -> !announces(command)).toList();
    }

    /** The checks in order, with what is announced for each and no answer yet; at least one. */
    List<CheckAnswer> checks() {
        List<CheckAnswer> checks = new ArrayList<>();
        SmtCommand announced = null;
        for (SmtCommand command : commands) {
            if (announces(command)) {
                requireUsed(announced);
                announced = command;
            } else if (command.isCheck()) {
                checks.add(new CheckAnswer(command.line(), status(command, announced), Answer.NONE));
                announced = null;
            }
        }
        requireUsed(announced);
        return requireSome(checks);
    }

    private static boolean announces(SmtCommand command) {
        return command.text().startsWith(STATUS);
    }

    private static Answer status(SmtCommand check, SmtCommand announced) {
        if (announced == null) {
            throw new SmtSyntaxException(
                    check.line(), "found (check-sat) without its own (set-info :status sat|unsat) before it");
        }
        return switch (announced.text()) {
            case STATUS + "sat)" -> Answer.SAT;
            case STATUS + "unsat)" -> Answer.UNSAT;
            default ->
                throw new SmtSyntaxException(
                        announced.line(), "found " + announced.text() + ", allowed are sat and unsat");
        };
    }

    private static void requireUsed(SmtCommand announced) {
        if (announced != null) {
            throw new SmtSyntaxException(
                    announced.line(), "found " + announced.text() + " without its own (check-sat) after it");
        }
    }

    private static List<CheckAnswer> requireSome(List<CheckAnswer> checks) {
        if (checks.isEmpty()) {
            throw new SmtSyntaxException(1, "found no (check-sat), a proof file has at least one");
        }
        return List.copyOf(checks);
    }

    private static void requireAllowed(SmtCommand command) {
        if (!ALLOWED.contains(command.name())) {
            throw new SmtSyntaxException(
                    command.line(),
                    "found the command '" + command.name() + "', allowed are "
                            + String.join(", ", new TreeSet<>(ALLOWED)));
        }
    }
}
