package io.github.certidice.report.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A publication.
 *
 * @param key what a paper cites it by
 * @param type BibTeX's word for its kind
 * @param mention how claims name it: a surname, then its year
 * @param fields BibTeX's fields in their order; plain words, not LaTeX
 */
public record Work(String key, String type, Pattern mention, Map<String, String> fields) {

    /** With the key "surname" + "year"; a mention has no other year between the two. */
    static Work of(String type, String surname, String year) {
        String key = surname.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "") + year;
        Pattern mention = Pattern.compile("\\b" + surname + "\\b[^;0-9]*" + year);
        return new Work(key, type, mention, Map.of()).with("year", year);
    }

    /** The same work under other mentions. */
    Work mentionedAs(String regex) {
        return new Work(key, type, Pattern.compile(regex), fields);
    }

    Work with(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Work(key, type, mention, more);
    }

    /** The reference in a line: authors, title, where, identifiers. */
    public String says() {
        String where = fields.getOrDefault("journal", fields.getOrDefault("booktitle", ""));
        return fields.get("author").replace(" and ", "; ") + ": " + fields.get("title") + ". " + where + ", "
                + fields.get("year") + "." + named("doi", "doi") + named("eprint", "arXiv");
    }

    private String named(String field, String scheme) {
        return fields.containsKey(field) ? " " + scheme + ":" + fields.get(field) : "";
    }
}
