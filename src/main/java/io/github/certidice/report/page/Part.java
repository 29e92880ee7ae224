package io.github.certidice.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A part of the ledger, which its entries name by a letter: A3 is in part A.
 *
 * @param letter A to H; empty for claims that the ledger doesn't know
 * @param chapters the sections
 */
public record Part(String letter, List<Chapter> chapters) {

    /** The letter of conjectures. */
    static final String OPEN = "H";

    private static final Map<String, String> TITLES = Map.of(
            "A",
            "Scores of masks",
            "B",
            "Weighted Hamming and cross-entropy",
            "C",
            "Surrogates for training",
            "D",
            "Several classes",
            "E",
            "Rounding",
            OPEN,
            "Conjectures");

    /** Sections by part, in the order of the letters. */
    static List<Part> of(List<Chapter> chapters) {
        Map<String, List<Chapter>> parts = new TreeMap<>(Part::compare);
        chapters.forEach(chapter -> parts.computeIfAbsent(chapter.letter(), letter -> new ArrayList<>())
                .add(chapter));
        return parts.entrySet().stream()
                .map(part -> new Part(part.getKey(), List.copyOf(part.getValue())))
                .toList();
    }

    /** In the order of the letters; claims without one come last. */
    static int compare(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? other.length() - one.length() : one.compareTo(other);
    }

    /** A heading. */
    public String title() {
        return TITLES.getOrDefault(letter, letter.isEmpty() ? "Other claims" : "Part " + letter);
    }

    /** The id of its heading. */
    public String anchor() {
        return "part-" + (letter.isEmpty() ? "other" : letter.toLowerCase(java.util.Locale.ROOT));
    }

    /** All claims, entry by entry. */
    public List<Card> cards() {
        return chapters.stream()
                .flatMap(chapter -> chapter.cards().stream())
                .sorted(Comparator.comparing((Card card) -> card.entry().replaceAll("\\d", ""))
                        .thenComparingInt(Card::entryNumber))
                .toList();
    }
}
