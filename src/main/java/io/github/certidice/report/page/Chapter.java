package io.github.certidice.report.page;

import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.Verdict;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The claims of one section of the ledger.
 *
 * @param title a heading
 * @param cards one for each claim
 */
public record Chapter(String title, List<Card> cards) {

    private static final String ELSEWHERE = "Other claims";

    /**
     * Claims grouped as the catalogue groups them, in the order of the ledger: by part, then by the first entry of the
     * section. Those that the catalogue doesn't know come last.
     */
    public static List<Chapter> of(List<Verdict> verdicts) {
        Links.Finder links = new Links.Finder(verdicts);
        List<Card> cards = verdicts.stream()
                .map(verdict -> new Card(verdict, links.of(verdict.claim().statement())))
                .toList();
        List<Chapter> chapters = new ArrayList<>();
        Set<String> unknown = cards.stream().map(Card::slug).collect(Collectors.toSet());
        for (Catalogue.Section section : Catalogue.reference().sections()) {
            Set<String> slugs =
                    section.claims().stream().map(claim -> claim.slug()).collect(Collectors.toSet());
            add(chapters, section.title(), cards, slugs);
            unknown.removeAll(slugs);
        }
        add(chapters, ELSEWHERE, cards, unknown);
        chapters.sort(Comparator.comparing(Chapter::letter, Part::compare).thenComparingInt(Chapter::firstEntry));
        return List.copyOf(chapters);
    }

    private static void add(List<Chapter> chapters, String title, List<Card> all, Set<String> slugs) {
        List<Card> cards =
                all.stream().filter(card -> slugs.contains(card.slug())).toList();
        if (!cards.isEmpty()) {
            chapters.add(new Chapter(title, cards));
        }
    }

    /** The id of its heading: {@code "section-means-over-images"}. */
    public String anchor() {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return "section-"
                + plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
    }

    /**
     * The part of the ledger that most of its claims are in, and the later one of two. A conjecture stands beside the laws
     * that it is about.
     */
    public String letter() {
        Map<String, Long> counts = cards.stream()
                .map(card -> card.entry().replaceAll("\\d", ""))
                .collect(Collectors.groupingBy(letter -> letter, TreeMap::new, Collectors.counting()));
        if (counts.size() > 1) {
            counts.remove(Part.OPEN);
        }
        long most = counts.values().stream().max(Long::compare).orElseThrow();
        return counts.keySet().stream()
                .filter(letter -> counts.get(letter) == most)
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private int firstEntry() {
        return cards.stream()
                .filter(card -> card.entry().startsWith(letter()))
                .mapToInt(Card::entryNumber)
                .min()
                .orElseThrow();
    }
}
