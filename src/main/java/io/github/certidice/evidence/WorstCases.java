package io.github.certidice.evidence;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The worst case known of each claim, kept as data with the command that found it, so that no search has to find it again: of a
 * law, the case closest to its constant; of a false wording, the smallest counterexample. A line is
 * {@code claim TAB replay token TAB command}; lines that start with {@code #} say what the file is.
 *
 * @param bySlug what is kept, in the order of the file
 */
public record WorstCases(Map<String, Kept> bySlug) {

    private static final String RESOURCE = "/worst-cases.tsv";
    private static final String HEAD = "# claim\treplay token of the worst case known\tthe command that found it\n";
    private static final int COLUMNS = 3;

    /**
     * A worst case.
     *
     * @param example the case
     * @param command that found it
     */
    public record Kept(Case example, String command) {}

    /** In the order of the file. */
    public WorstCases {
        bySlug = new LinkedHashMap<>(bySlug);
    }

    /** Those that travel with this program. */
    public static WorstCases known() {
        return Holder.KNOWN;
    }

    /** None. */
    public static WorstCases none() {
        return new WorstCases(Map.of());
    }

    /**
     * Reads the text of a file.
     *
     * @param argument names the file in messages
     * @throws InvalidInput if a line is no worst case
     */
    public static WorstCases parse(String text, String argument) {
        Map<String, Kept> cases = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                add(cases, lines.get(i).split("\t"), argument + ", line " + (i + 1));
            }
        }
        return new WorstCases(cases);
    }

    private static void add(Map<String, Kept> cases, String[] columns, String place) {
        if (columns.length != COLUMNS) {
            throw InvalidInput.of(place, columns.length + " columns", "claim, replay token and command between tabs");
        }
        if (cases.put(columns[0], new Kept(example(columns[1], place), columns[2])) != null) {
            throw InvalidInput.of(place, columns[0] + " once more", "each claim once");
        }
    }

    private static Case example(String token, String place) {
        try {
            return Case.parse(token);
        } catch (InvalidInput wrong) {
            throw InvalidInput.of(place, '"' + token + '"', "a replay token as reports print it");
        }
    }

    /** The text of a file. */
    public String text() {
        return bySlug.entrySet().stream()
                .map(kept -> kept.getKey() + "\t" + kept.getValue().example().token() + "\t"
                        + kept.getValue().command() + "\n")
                .collect(Collectors.joining("", HEAD, ""));
    }

    /** The one of a claim. */
    Optional<Kept> of(Claim claim) {
        return Optional.ofNullable(bySlug.get(claim.slug()));
    }

    /** The one of a claim, checked once more, as evidence. */
    Optional<CaseEvidence> evidence(Claim claim) {
        return of(claim).map(kept -> {
            Tally tally = new Tally(claim);
            tally.check(kept.example());
            return tally.evidence(CaseEvidence.Kind.KEPT, "found by " + kept.command());
        });
    }

    private static final class Holder {

        private static final WorstCases KNOWN = parse(resource(), RESOURCE);

        private static String resource() {
            try (InputStream in = WorstCases.class.getResourceAsStream(RESOURCE)) {
                return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
