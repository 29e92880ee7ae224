package io.github.certidice.evidence.smt;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an SMT-LIB text into its top-level forms without understanding them: it knows parentheses, comments, strings
 * ({@code "…"}, a doubled quote reopens it) and quoted symbols ({@code |…|}). What a form means is the solver's
 * business.
 */
final class SmtScanner {

    private final String text;
    private final List<SmtCommand> commands = new ArrayList<>();
    private int at;
    private int line = 1;
    private int depth;
    private int start;
    private int startLine;

    SmtScanner(String text) {
        this.text = text;
    }

    List<SmtCommand> commands() {
        while (at < text.length()) {
            step(text.charAt(at));
        }
        if (depth > 0) {
            throw new SmtSyntaxException(
                    startLine, "found the end of the file inside the form that starts here, expected ')'");
        }
        return commands;
    }

    private void step(char c) {
        switch (c) {
            case ';' -> skipComment();
            case '"', '|' -> skipQuoted(c);
            case '(' -> open();
            case ')' -> close();
            default -> plain(c);
        }
    }

    private void open() {
        if (depth++ == 0) {
            start = at;
            startLine = line;
        }
        at++;
    }

    private void close() {
        if (--depth < 0) {
            throw new SmtSyntaxException(line, "found ')' without its '('");
        }
        at++;
        if (depth == 0) {
            commands.add(new SmtCommand(startLine, text.substring(start, at)));
        }
    }

    private void plain(char c) {
        requireInside(c);
        advance();
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void skipQuoted(char quote) {
        requireInside(quote);
        int opened = line;
        advance();
        while (at < text.length() && text.charAt(at) != quote) {
            advance();
        }
        if (at == text.length()) {
            throw new SmtSyntaxException(opened, "found no closing " + quote);
        }
        advance();
    }

    private void requireInside(char c) {
        if (depth == 0 && !Character.isWhitespace(c)) {
            throw new SmtSyntaxException(line, "found '" + c + "' between forms, allowed are '(' and comments");
        }
    }

    private void advance() {
        if (text.charAt(at++) == '\n') {
            line++;
        }
    }
}
