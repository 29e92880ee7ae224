package io.github.certidice.report.page;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ledger's plain words with the signs that a page can show. */
final class Prose {

    private static final Map<String, String> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put("\\bsqrt (\\w)", "√$1");
        SIGNS.put("\\bsqrt\\(", "√(");
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
        return text;
    }
}
