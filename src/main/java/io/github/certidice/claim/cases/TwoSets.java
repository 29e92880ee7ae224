package io.github.certidice.claim.cases;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A target and two sets of voxels, by the numbers of foreground and background voxels that are in both, in one, or in none of
 * the sets. The sets may be what is predicted, or what is wrong.
 *
 * @param foreground of the target, by the sets
 * @param background of the target, by the sets
 */
public record TwoSets(Parts foreground, Parts background) {

    private static final List<String> SETS = List.of("both", "first", "second", "neither");

    /**
     * Voxels of one kind.
     *
     * @param both in both sets
     * @param first in the first set only
     * @param second in the second set only
     * @param neither in none
     */
    public record Parts(int both, int first, int second, int neither) {

        private static Parts of(List<Integer> parts) {
            return new Parts(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
        }

        private static Parts of(Case example, String kind) {
            return of(SETS.stream().map(set -> example.integer(kind + set)).toList());
        }

        /** All voxels of this kind. */
        public int count() {
            return both + first + second + neither;
        }
    }

    /** Which of the sets made of the two. */
    public enum Which {
        /** The first set. */
        FIRST,
        /** The second set. */
        SECOND,
        /** The voxels that are in either. */
        UNION,
        /** The voxels that are in both. */
        INTERSECTION;

        private int of(Parts parts) {
            return switch (this) {
                case FIRST -> parts.both + parts.first;
                case SECOND -> parts.both + parts.second;
                case UNION -> parts.both + parts.first + parts.second;
                case INTERSECTION -> parts.both;
            };
        }
    }

    /** Of the numbers {@code y-both}, {@code y-first}, ..., {@code n-neither} of a case: y in the target, n not in it. */
    public static TwoSets of(Case example) {
        return new TwoSets(Parts.of(example, "y-"), Parts.of(example, "n-"));
    }

    /** The case of these sets. */
    public Case asCase() {
        return new Case(List.of(), numbers(), Optional.empty());
    }

    private Map<String, Rational> numbers() {
        Map<String, Rational> numbers = new LinkedHashMap<>();
        add(numbers, "y-", foreground);
        add(numbers, "n-", background);
        return numbers;
    }

    private static void add(Map<String, Rational> numbers, String kind, Parts parts) {
        int[] counts = {parts.both, parts.first, parts.second, parts.neither};
        for (int i = 0; i < counts.length; i++) {
            numbers.put(kind + SETS.get(i), Rational.of(counts[i]));
        }
    }

    /** The counts where the set is what is wrong. */
    public Confusion wrong(Which set) {
        int missed = set.of(foreground);
        int added = set.of(background);
        return new Confusion(foreground.count() - missed, added, missed, background.count() - added);
    }

    /** The counts where the set is what is predicted. */
    public Confusion predicted(Which set) {
        int hit = set.of(foreground);
        int added = set.of(background);
        return new Confusion(hit, added, foreground.count() - hit, background.count() - added);
    }

    /** All two sets on so many voxels, for all targets. */
    public static Stream<TwoSets> of(int voxels) {
        return Enumerations.tuples(2 * SETS.size(), voxels)
                .map(parts -> new TwoSets(
                        Parts.of(parts.subList(0, SETS.size())),
                        Parts.of(parts.subList(SETS.size(), 2 * SETS.size()))));
    }

    /** All two sets on few voxels, for all targets. */
    public static Domain.Enumeration all(String words, int quick, int standard, int deep) {
        return Enumerations.bySize(
                "all two sets of " + words + " voxels, for all targets of up to %d voxels",
                new int[] {quick, standard, deep},
                voxels -> of(voxels).map(TwoSets::asCase));
    }
}
