package io.github.certidice.report.planted;

import java.util.List;

/**
 * Planted mistakes of one kind.
 *
 * @param title what they have in common
 * @param planted in the order of the report
 */
public record Shelf(String title, List<Planted> planted) {

    /** Copies the list. */
    public Shelf {
        planted = List.copyOf(planted);
    }

    /** How many are caught. */
    public long caught() {
        return planted.stream().filter(Planted::isCaught).count();
    }

    /** Its anchor. */
    public String anchor() {
        return "shelf-" + title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
