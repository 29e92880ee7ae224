package io.github.certidice.report.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ledger's plain words with the signs that a page can show. */
final class Prose {

    private static final Map<String, String> SIGNS = new LinkedHashMap<>();

    private static final Pattern EXPONENT = Pattern.compile("(?<=\\w)\\^(-?\\d+)");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    static {
        SIGNS.put("\\bsqrt (\\w)", "√$1");
        SIGNS.put("\\bsqrt\\(", "√(");
        SIGNS.put("(?<=\\d) √", "√");
        SIGNS.put("<=", "≤");
        SIGNS.put(">=", "≥");
        SIGNS.put("->", "→");
        SIGNS.put("(?<=[\\w)]) - (?=[\\w√(])", " − ");
        SIGNS.put("\\balpha\\b", "α");
        SIGNS.put("\\bbeta\\b", "β");
        SIGNS.put("\\bgamma\\b", "γ");
        SIGNS.put("\\brho\\b", "ρ");
    }

    private Prose() {}

    static String of(String plain) {
        String text = plain;
        for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
            text = text.replaceAll(sign.getKey(), sign.getValue());
        }
        return EXPONENT.matcher(text).replaceAll(match -> raised(match.group(1)));
    }

    private static String raised(String exponent) {
        return exponent.chars()
                .mapToObj(c -> c == '-' ? "⁻" : RAISED.substring(c - '0', c - '0' + 1))
                .collect(Collectors.joining());
    }
}
