package io.github.certidice.gate.expected;

import io.github.certidice.InvalidInput;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads what is held of conventions. */
public final class Conventions {

    private Conventions() {}

    /**
     * Reads {@code TIE_ORDER} or {@code TIE_ORDER=accept}, or {@code TIE_ORDER=refuse}.
     *
     * @param argument its name, for messages
     * @throws InvalidInput where a name or what follows it is unknown
     */
    public static Map<String, Stance> parse(String argument, Collection<String> texts, Vocabulary words) {
        Map<String, Stance> all = new TreeMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            Vocabulary.require(argument, name, words.conventions());
            all.put(name, equals < 0 ? Stance.ACCEPT : stance(argument + " " + name, text.substring(equals + 1)));
        }
        return all;
    }

    static Stance stance(String place, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "accept" -> Stance.ACCEPT;
            case "refuse" -> Stance.REFUSE;
            default -> throw InvalidInput.of(place, '"' + text + '"', "\"accept\" or \"refuse\"");
        };
    }
}
