package io.github.certidice.gate.subject;

import io.github.certidice.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command into words by the quoting rules of POSIX shells (IEEE Std 1003.1, Shell Command Language, 2.2), without
 * a shell: so there is one process to watch and to kill, it is the same on every system, and nothing is expanded. What only a
 * shell can do, such as pipes and variables, is refused rather than handed to the program as words.
 */
final class CommandWords {

    static final String ARGUMENT = "--subject";

    private static final String FOR_A_SHELL = "|&;<>$`";
    private static final String ESCAPED_IN_QUOTES = "\"\\$`";

    private final String command;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isInWord;
    private int at;

    private CommandWords(String command) {
        this.command = command;
    }

    /** The program and its arguments. */
    static List<String> of(String command) {
        CommandWords words = new CommandWords(command);
        words.split();
        if (words.words.isEmpty()) {
            throw InvalidInput.of(ARGUMENT, "nothing", "a command");
        }
        return List.copyOf(words.words);
    }

    private void split() {
        while (at < command.length()) {
            take(command.charAt(at++));
        }
        endWord();
    }

    private void take(char next) {
        if (Character.isWhitespace(next)) {
            endWord();
            return;
        }
        isInWord = true;
        switch (next) {
            case '\'' -> takeVerbatim();
            case '"' -> takeQuoted();
            case '\\' -> word.append(need("a character after \\"));
            default -> takePlain(next);
        }
    }

    private void takePlain(char next) {
        if (FOR_A_SHELL.indexOf(next) >= 0) {
            throw InvalidInput.of(
                    ARGUMENT, next + " in " + command, "one program and its arguments; or sh -c '...' for a shell");
        }
        word.append(next);
    }

    private void takeVerbatim() {
        for (char next = need("a closing '"); next != '\''; next = need("a closing '")) {
            word.append(next);
        }
    }

    private void takeQuoted() {
        for (char next = need("a closing \""); next != '"'; next = need("a closing \"")) {
            if (next == '\\' && at < command.length() && ESCAPED_IN_QUOTES.indexOf(command.charAt(at)) >= 0) {
                word.append(command.charAt(at++));
            } else {
                word.append(next);
            }
        }
    }

    private char need(String what) {
        if (at == command.length()) {
            throw InvalidInput.of(ARGUMENT, command, what);
        }
        return command.charAt(at++);
    }

    private void endWord() {
        if (isInWord) {
            words.add(word.toString());
            word.setLength(0);
            isInWord = false;
        }
    }
}
