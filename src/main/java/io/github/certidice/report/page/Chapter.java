package io.github.certidice.report.page;

import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The claims of one section of the ledger.
 *
 * @param title a heading
 * @param cards one for each claim
 */
public record Chapter(String title, List<Card> cards) {

    private static final String ELSEWHERE = "Other claims";

    /** Claims grouped as the ledger groups them; those that it doesn't know come last. */
    public static List<Chapter> of(List<Verdict> verdicts) {
        List<Chapter> chapters = new ArrayList<>();
        for (Catalogue.Section section : Catalogue.reference().sections()) {
            Set<String> slugs =
                    section.claims().stream().map(claim -> claim.slug()).collect(Collectors.toSet());
            add(chapters, section.title(), verdicts, slugs);
        }
        Set<String> unknown = slugs(verdicts);
        chapters.forEach(chapter -> chapter.cards().forEach(card -> unknown.remove(card.slug())));
        add(chapters, ELSEWHERE, verdicts, unknown);
        return chapters;
    }

    private static Set<String> slugs(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.claim().slug())
                .collect(Collectors.toCollection(java.util.HashSet::new));
    }

    private static void add(List<Chapter> chapters, String title, List<Verdict> verdicts, Set<String> slugs) {
        List<Card> cards = verdicts.stream()
                .filter(verdict -> slugs.contains(verdict.claim().slug()))
                .map(verdict -> new Card(verdict, readings(verdict, verdicts)))
                .toList();
        if (!cards.isEmpty()) {
            chapters.add(new Chapter(title, cards));
        }
    }

    private static List<String> readings(Verdict corrected, List<Verdict> verdicts) {
        String slug = corrected.claim().slug();
        return verdicts.stream()
                .map(verdict -> verdict.claim().statement())
                .filter(statement ->
                        statement.correctedBy().filter(slug::equals).isPresent())
                .map(statement -> statement.slug())
                .toList();
    }
}
