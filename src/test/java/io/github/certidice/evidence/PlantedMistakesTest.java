package io.github.certidice.evidence;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Law;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.Tightness;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests are tested: wrong formulas and constants that are too good must be noticed by the evidence. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlantedMistakesTest {

    private static final Map<String, Formulas> PLANTED = PlantedFormulas.all();

    /** Laws about numbers, or about this library's own smoothing: nothing to plant. */
    private static final Set<String> WITHOUT_FORMULAS = Set.of(
            "smoothed-soft-identity",
            "tversky-line",
            "empty-rule",
            "hamming-minimax-envelope-dice",
            "hamming-minimax-envelope-jaccard");

    private static final Set<Planting> CAUGHT = ConcurrentHashMap.newKeySet();

    private static final Map<String, Map<String, Claim>> CATALOGUES = PLANTED.entrySet().stream()
            .collect(toMap(
                    Map.Entry::getKey,
                    planted -> Catalogue.of(planted.getValue()).claims().stream()
                            .collect(toMap(Claim::slug, claim -> claim))));

    private static final Map<String, Set<String>> USED = UsedFormulas.bySlug();

    static Stream<String> lawsWithFormulas() {
        return Catalogue.reference().claims().stream()
                .filter(claim -> !claim.isLiteralReading())
                .map(Claim::slug)
                .filter(slug -> !WITHOUT_FORMULAS.contains(slug));
    }

    @ParameterizedTest
    @MethodSource("lawsWithFormulas")
    void each_law_catches_a_planted_wrong_formula(String slug) {
        List<Planting> plantings = PLANTED.keySet().stream()
                .map(mistake -> new Planting(slug, mistake))
                .toList();

        assertThat(isAnyCaught(plantings)).as("a mistake that %s notices", slug).isTrue();
    }

    /** The last one for speed alone: then much is known. Late mistakes were planted for late laws. */
    @Test
    @Order(Integer.MAX_VALUE)
    void each_planted_formula_is_caught_by_some_law() {
        List<String> laws = new ArrayList<>(lawsWithFormulas().toList());
        Collections.reverse(laws);
        for (String mistake : PLANTED.keySet()) {
            List<Planting> plantings =
                    laws.stream().map(slug -> new Planting(slug, mistake)).toList();

            assertThat(isAnyCaught(plantings)).as(mistake).isTrue();
        }
    }

    /** What is known comes first, then what small cases show. */
    private static boolean isAnyCaught(List<Planting> plantings) {
        List<Planting> touched = plantings.stream().filter(Planting::isTouched).toList();
        return touched.stream().anyMatch(CAUGHT::contains)
                || touched.stream().anyMatch(planting -> planting.isCaught(Refutation::refutesSoon))
                || touched.stream().anyMatch(planting -> planting.isCaught(Refutation::refutes));
    }

    /** A law with a mistake in its formulas. */
    private record Planting(String slug, String mistake) {

        private boolean isTouched() {
            return UsedFormulas.changedIn(PLANTED.get(mistake), Formulas.reference()).stream()
                    .anyMatch(USED.get(slug)::contains);
        }

        private boolean isCaught(Predicate<Claim> refutation) {
            boolean caught = refutation.test(CATALOGUES.get(mistake).get(slug));
            if (caught) {
                CAUGHT.add(this);
            }
            return caught;
        }
    }

    /** A conjecture does not say that its constant is the best one. */
    static Stream<Claim> inequalities() {
        return Catalogue.reference().claims().stream()
                .filter(claim -> !claim.isLiteralReading() && !claim.isOpen() && hasRoom(claim));
    }

    private static boolean hasRoom(Claim claim) {
        Domain.Enumeration enumeration = claim.domain().enumeration().orElseThrow();
        int limit = Math.min(Refutation.SMALL, enumeration.limit(Budget.QUICK));
        return FirstCase.exists(
                enumeration,
                limit,
                example -> claim.domain().contains(example)
                        && !claim.law().of(example).isEquality());
    }

    @Test
    void most_laws_with_a_constant_are_among_the_inequalities() {
        assertThat(inequalities()).hasSizeGreaterThanOrEqualTo(18);
    }

    /**
     * Rounding errors of many operations add up in these limits as if all were at their worst and of one sign, which doesn't
     * happen; they claim no tightness. A limit that is eight times too good must still be refuted.
     */
    private static final Set<String> OF_WORST_CASES =
            Set.of("lovasz-jaccard-rounding", "cross-entropy-of-logits", "rounding-tolerance");

    @ParameterizedTest
    @MethodSource("inequalities")
    void a_constant_that_is_one_percent_too_good_is_refuted(Claim claim) {
        Rational share = OF_WORST_CASES.contains(claim.slug()) ? Rational.of(1, 8) : Rational.of(99, 100);
        Law better = example -> {
            Measurement m = claim.law().of(example);
            return new Measurement(m.quantity(), m.lower(), m.upper().times(share));
        };

        assertThat(Refutation.refutes(claim.checkedBy(better)))
                .as("%s with %s of its constant", claim.slug(), share)
                .isTrue();
    }

    @Test
    void only_laws_that_claim_no_tightness_are_tested_more_mildly() {
        assertThat(OF_WORST_CASES)
                .allSatisfy(slug -> assertThat(
                                Catalogue.reference().claim(slug).tightness().kind())
                        .isEqualTo(Tightness.Kind.NOT_CLAIMED));
    }
}
