package io.github.certidice.oracle.call;

import io.github.certidice.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the part of Python's expressions that constructor calls of losses are made of. */
final class CallParser {

    private static final Pattern SPACE = Pattern.compile("\\s*+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*+(?:\\.[A-Za-z_]\\w*+)*+");
    private static final Pattern KEYWORD = Pattern.compile("([A-Za-z_]\\w*+)\\s*+=");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d[\\d_]*+\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?");
    private static final Pattern TEXT = Pattern.compile("'([^'\\\\]*+)'|\"([^\"\\\\]*+)\"");
    private static final int DEEPEST = 16;
    private static final int LONGEST_WHOLE = 18;

    private final String text;
    private int at;
    private int depth;

    CallParser(String text) {
        this.text = text;
    }

    Call call() {
        String name = need(NAME, "a dotted name").group();
        List<Value> positional = new ArrayList<>();
        Map<String, Value> named = new LinkedHashMap<>();
        if (skip("(")) {
            arguments(positional, named);
        }
        if (take(SPACE) != null && at < text.length()) {
            throw unexpected("the end of the call");
        }
        return new Call(name, positional, named);
    }

    private void arguments(List<Value> positional, Map<String, Value> named) {
        while (!skip(")")) {
            Matcher keyword = take(KEYWORD);
            if (keyword != null) {
                put(named, keyword.group(1), value());
            } else if (named.isEmpty()) {
                positional.add(value());
            } else {
                throw unexpected("a keyword argument after keyword arguments");
            }
            separator(")");
        }
    }

    private void put(Map<String, Value> named, String keyword, Value value) {
        if (named.putIfAbsent(keyword, value) != null) {
            throw InvalidInput.of(keyword, "it twice", "each argument once");
        }
    }

    /** A comma, or the closing sign, which stays. */
    private void separator(String close) {
        if (!skip(",") && !text.startsWith(close, at)) {
            throw unexpected("',' or '" + close + "'");
        }
    }

    private Value value() {
        if (skip("[")) {
            return sequence("]");
        }
        if (skip("(")) {
            return sequence(")");
        }
        if (skip("{")) {
            return mapping();
        }
        Matcher quoted = take(TEXT);
        if (quoted != null) {
            return new Value.Text(quoted.group(1) != null ? quoted.group(1) : quoted.group(2));
        }
        Matcher number = take(NUMBER);
        return number != null
                ? number(number.group())
                : word(need(NAME, "a value").group());
    }

    private void descend() {
        if (++depth > DEEPEST) {
            throw InvalidInput.of("call", "brackets nested deeper than " + DEEPEST, "at most so many");
        }
    }

    private Value mapping() {
        descend();
        Map<String, Value> entries = new LinkedHashMap<>();
        while (!skip("}")) {
            Matcher key = need(TEXT, "a key in quotes");
            if (!skip(":")) {
                throw unexpected("':'");
            }
            put(entries, key.group(1) != null ? key.group(1) : key.group(2), value());
            separator("}");
        }
        depth--;
        return new Value.Mapping(entries);
    }

    private Value sequence(String close) {
        descend();
        List<Value> items = new ArrayList<>();
        while (!skip(close)) {
            items.add(value());
            separator(close);
        }
        depth--;
        return new Value.Sequence(items);
    }

    private Value number(String digits) {
        String plain = digits.replace("_", "");
        if (plain.matches("[+-]?\\d{1," + LONGEST_WHOLE + "}")) {
            return new Value.Whole(Long.parseLong(plain));
        }
        double value = Double.parseDouble(plain);
        if (Double.isInfinite(value)) {
            throw InvalidInput.of("call", plain, "numbers that are finite as doubles");
        }
        return new Value.Real(value);
    }

    /** A constant, or the name of something such as {@code torch.sigmoid}. */
    private static Value word(String name) {
        return switch (name) {
            case "None" -> Value.NONE;
            case "True" -> new Value.Flag(true);
            case "False" -> new Value.Flag(false);
            default -> new Value.Text(name);
        };
    }

    private boolean skip(String sign) {
        take(SPACE);
        if (!text.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        take(SPACE);
        return true;
    }

    private Matcher take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher;
    }

    private Matcher need(Pattern pattern, String what) {
        take(SPACE);
        Matcher matcher = take(pattern);
        if (matcher == null) {
            throw unexpected(what);
        }
        take(SPACE);
        return matcher;
    }

    private InvalidInput unexpected(String wanted) {
        String rest = text.substring(at, Math.min(at + 20, text.length()));
        return InvalidInput.of("call", "'" + rest + "' at character " + (at + 1), wanted);
    }
}
