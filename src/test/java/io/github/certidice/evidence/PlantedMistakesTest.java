package io.github.certidice.evidence;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Law;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.CrossEntropy;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.EmptyRule;
import io.github.certidice.loss.Exponent;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.LovaszExtension;
import io.github.certidice.loss.Similarity;
import io.github.certidice.loss.SoftOverlap;
import io.github.certidice.loss.Tversky;
import io.github.certidice.loss.WeightedHamming;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests are tested: wrong formulas and constants that are too good must be noticed by the evidence. */
class PlantedMistakesTest {

    private static final Formulas RIGHT = Formulas.reference();
    private static final Similarity DICE = new Dice();
    private static final Rational QUARTER = Rational.of(1, 4);

    /** Laws about numbers, or about this library's own smoothing: nothing to plant. */
    private static final Set<String> WITHOUT_FORMULAS = Set.of(
            "smoothed-soft-identity",
            "tversky-line",
            "empty-rule",
            "hamming-minimax-envelope-dice",
            "hamming-minimax-envelope-jaccard");

    private static final Map<String, Formulas> PLANTED = Map.ofEntries(
            entry(
                    "Dice without the factor 2",
                    RIGHT.withDice(wrong(c -> Rational.of(c.tp(), c.tp() + c.fp() + c.fn())))),
            entry("Dice that forgets misses", RIGHT.withDice(wrong(c -> Rational.of(2 * c.tp(), 2 * c.tp() + c.fp())))),
            entry(
                    "Dice that forgets false positives",
                    RIGHT.withDice(wrong(c -> Rational.of(2 * c.tp(), 2 * c.tp() + c.fn())))),
            entry("Dice that is its loss", RIGHT.withDice(wrong(DICE::lossOf))),
            entry(
                    "Jaccard by the sum of the sizes",
                    RIGHT.withJaccard(wrong(c -> Rational.of(c.tp(), 2 * c.tp() + c.fp() + c.fn())))),
            entry("Jaccard that is its loss", RIGHT.withJaccard(wrong(new Jaccard()::lossOf))),
            entry("Jaccard that is Dice", RIGHT.withJaccard(wrong(DICE::of))),
            entry(
                    "Jaccard that forgets false positives",
                    RIGHT.withJaccard(wrong(c -> Rational.of(c.tp(), c.tp() + c.fn())))),
            entry(
                    "Tversky weights squared",
                    RIGHT.withTversky((alpha, beta) -> new Tversky(alpha.times(alpha), beta.times(beta)))),
            entry("Tversky weights exchanged", RIGHT.withTversky((alpha, beta) -> new Tversky(beta, alpha))),
            entry(
                    "Tversky with a weight that falls and rises",
                    RIGHT.withTversky(PlantedMistakesTest::fallingAndRising)),
            entry(
                    "Hamming weights exchanged",
                    RIGHT.withHamming(gamma -> new WeightedHamming(Rational.ONE.minus(gamma)))),
            entry("Hamming not normalised", RIGHT.withHamming(PlantedMistakesTest::notNormalised)),
            entry(
                    "soft Dice smoothed",
                    RIGHT.withSoftDice(SoftOverlap.dice(Exponent.ONE).smoothedBy(Rational.ONE))),
            entry("soft Dice with half the weights", RIGHT.withSoftDice(SoftOverlap.tversky(QUARTER, QUARTER))),
            entry("soft Jaccard squared", RIGHT.withSoftJaccard(SoftOverlap.jaccard(Exponent.TWO))),
            entry("cross-entropy weights exchanged", RIGHT.withCrossEntropy((w0, w1) -> new CrossEntropy(w1, w0))),
            entry(
                    "squared soft Dice for the Lovász extension",
                    RIGHT.withLovaszJaccard(SoftOverlap.dice(Exponent.TWO))),
            entry("Lovász extension of Dice", RIGHT.withLovaszJaccard(new LovaszExtension(new Dice(EmptyRule.ONE)))));

    private static Similarity fallingAndRising(Rational alpha, Rational beta) {
        Rational away = alpha.minus(Rational.ONE);
        return new Tversky(away.times(away), beta);
    }

    private static Similarity notNormalised(Rational gamma) {
        return wrong(c -> Rational.ONE
                .minus(gamma.times(Rational.of(c.fn())))
                .minus(Rational.ONE.minus(gamma).times(Rational.of(c.fp()))));
    }

    private static Similarity wrong(Function<Confusion, Rational> formula) {
        return new Similarity() {
            @Override
            public String name() {
                return "wrong";
            }

            @Override
            public boolean isDefinedAt(Confusion c) {
                return c.tp() + Math.min(c.fp(), c.fn()) > 0;
            }

            @Override
            public Rational of(Confusion c) {
                return isDefinedAt(c) ? formula.apply(c) : Rational.ZERO;
            }
        };
    }

    static Stream<String> lawsWithFormulas() {
        return Catalogue.reference().claims().stream()
                .filter(claim -> !claim.isLiteralReading())
                .map(Claim::slug)
                .filter(slug -> !WITHOUT_FORMULAS.contains(slug));
    }

    @ParameterizedTest
    @MethodSource("lawsWithFormulas")
    void each_law_catches_a_planted_wrong_formula(String slug) {
        Optional<String> caughtBy = PLANTED.entrySet().stream()
                .filter(mistake -> isRefuted(Catalogue.of(mistake.getValue()).claim(slug)))
                .map(Map.Entry::getKey)
                .findFirst();

        assertThat(caughtBy).as("a mistake that %s notices", slug).isPresent();
    }

    @Test
    void each_planted_formula_is_caught_by_some_law() {
        PLANTED.forEach((mistake, formulas) -> assertThat(Catalogue.of(formulas).claims().stream()
                        .filter(claim -> !claim.isLiteralReading())
                        .anyMatch(PlantedMistakesTest::isRefuted))
                .as(mistake)
                .isTrue());
    }

    static Stream<Claim> inequalities() {
        return Catalogue.reference().claims().stream().filter(claim -> !claim.isLiteralReading() && hasRoom(claim));
    }

    private static boolean hasRoom(Claim claim) {
        boolean[] found = {false};
        claim.domain().enumeration().orElseThrow().forEach(4, 3, example -> {
            found[0] |=
                    claim.domain().contains(example) && !claim.law().of(example).isEquality();
        });
        return found[0];
    }

    @Test
    void most_laws_with_a_constant_are_among_the_inequalities() {
        assertThat(inequalities()).hasSizeGreaterThanOrEqualTo(18);
    }

    @ParameterizedTest
    @MethodSource("inequalities")
    void a_constant_that_is_one_percent_too_good_is_refuted(Claim claim) {
        Law better = example -> {
            Measurement m = claim.law().of(example);
            return new Measurement(m.quantity(), m.lower(), m.upper().times(Rational.of(99, 100)));
        };

        assertThat(isRefuted(claim.checkedBy(better)))
                .as("%s with 99 %% of its constant", claim.slug())
                .isTrue();
    }

    /** By cases alone: what solvers say does not depend on the formulas. */
    private static boolean isRefuted(Claim claim) {
        Provers none = slug -> new SolverEvidence(Provers.file(slug), List.of());
        try {
            return new Campaign(1, Budget.QUICK, none, Progress.silent())
                            .run(List.of(claim))
                            .get(0)
                            .status()
                    instanceof Status.Refuted;
        } catch (ArithmeticException undefined) {
            return false; // a crash is no counterexample
        }
    }
}
