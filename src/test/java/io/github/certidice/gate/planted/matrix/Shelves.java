package io.github.certidice.gate.planted.matrix;

import io.github.certidice.gate.planted.Mutants;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.report.planted.Planted;
import io.github.certidice.report.planted.Shelf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Planted mistakes in the order of the report: those of public code first, as the survey numbers them. */
final class Shelves {

    private static final String SURVEY = "Seen in public code";

    private Shelves() {}

    /** All campaigns, on all processors. */
    static List<Shelf> of(long cases) {
        Collection<List<Mutant>> alike = Mutants.all().stream()
                .collect(Collectors.groupingBy(Mutant::calls))
                .values();
        Map<String, Planted> results = alike.parallelStream()
                .flatMap(mutants -> Kill.of(mutants, cases).stream())
                .collect(Collectors.toConcurrentMap(planted -> planted.mistake().slug(), Function.identity()));
        return of(mutant -> results.get(mutant.slug()));
    }

    private static List<Shelf> of(Function<Mutant, Planted> results) {
        List<Shelf> shelves = new ArrayList<>();
        shelves.add(shelf(
                SURVEY,
                Mutants.all().stream()
                        .filter(Mutant::isSeen)
                        .sorted(Comparator.comparingInt(Mutant::entry))
                        .toList(),
                results));
        Mutants.byKind().forEach((title, all) -> {
            List<Mutant> thoughtOf =
                    all.stream().filter(mutant -> !mutant.isSeen()).toList();
            if (!thoughtOf.isEmpty()) {
                shelves.add(shelf(title, thoughtOf, results));
            }
        });
        return shelves;
    }

    private static Shelf shelf(String title, List<Mutant> mutants, Function<Mutant, Planted> results) {
        return new Shelf(title, mutants.stream().map(results).toList());
    }
}
