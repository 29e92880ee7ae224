package io.github.certidice.oracle.call;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Known names near an unknown one. */
public final class Closest {

    private static final int MOST = 3;

    /** Of longer names only the start is compared: they are nobody's typing mistakes. */
    private static final int LONGEST = 100;

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Closest() {}

    /** The known names that are closest, best first. */
    public static List<String> names(String unknown, Collection<String> known) {
        String text = unknown.length() <= LONGEST ? unknown : unknown.substring(0, LONGEST);
        String wanted = lastPart(text);
        return known.stream()
                .sorted(Comparator.<String>comparingInt(name -> DISTANCE.apply(wanted, lastPart(name)))
                        .thenComparingInt(name -> DISTANCE.apply(text, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** "perhaps a, b or c". */
    public static String hint(String unknown, Collection<String> known) {
        return known.isEmpty() ? "no argument" : "perhaps " + String.join(" or ", names(unknown, known));
    }

    private static String lastPart(String dotted) {
        return dotted.substring(dotted.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .replace("_", "");
    }
}
