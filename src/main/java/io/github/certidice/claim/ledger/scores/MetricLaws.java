package io.github.certidice.claim.ledger.scores;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.MaskTriple;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Jaccard and Dice as distances between masks: the triangle inequality, and what is left of it. */
public final class MetricLaws {

    private static final String MASKS = "two empty masks have distance 0";
    private static final String GRAGERA = "the constant after Gragera and Suppakitpaisarn, WALCOM 2016";
    private static final Rational LARGEST_DETOUR = Rational.of(3, 2);
    private static final Rational LARGEST_STEP = Rational.of(3);

    private final Similarity dice;
    private final Similarity jaccard;

    public MetricLaws(Formulas formulas) {
        dice = formulas.dice();
        jaccard = formulas.jaccard();
    }

    public List<Claim> claims() {
        return List.of(
                ratioMetric(),
                symmetric(),
                jaccardMetric(),
                diceMetric(),
                relaxedTriangle(),
                inframetric(),
                rootMetric(),
                powerMetric());
    }

    private static Claim.Builder ofTriples(String slug, String name) {
        return Claim.named(slug, name).enumerated(MaskTriple.all(4, 8, 14)).sampled(MaskTriple.random());
    }

    private static Case detour() {
        return MaskTriple.detour().asCase();
    }

    private Claim ratioMetric() {
        return Claim.named("ratio-metric", "A distance divided by itself plus what two objects share is a metric")
                .entry("A8")
                .provedIn("jaccard-distance", "share_triangle")
                .says(
                        "If N is a metric and I >= 0 changes at most as fast as N, then N/(I+N), which is how the Jaccard loss"
                                + " combines errors N and hits I, is a metric. A case gives I and N of the pairs xy, yz and xz as"
                                + " tp and fp.",
                        "I(x,y)-I(x,z) \\le N(y,z) \\Rightarrow \\frac{N_{xz}}{I_{xz}+N_{xz}} \\le"
                                + " \\frac{N_{xy}}{I_{xy}+N_{xy}} + \\frac{N_{yz}}{I_{yz}+N_{yz}}")
                .from("new here in this form; a Steinhaus transform where I+N is a union")
                .given(
                        "N satisfies the triangle inequality; I of two pairs differs at most by N of the third; 0/0 is 0",
                        MetricLaws::areSharesAndDistances)
                .enumerated(Enumerations.bySize(
                        "all I and N of three pairs from 0 to %d", new int[] {3, 5, 8}, MetricLaws::pairsUpTo))
                .attained(null, Case.of(pair(1, 1), pair(1, 1), pair(0, 2)))
                .solved()
                .measures(
                        "\\frac{N_{xz}}{I_{xz}+N_{xz}}",
                        c -> new TriangleSides(ratio(c, 0), ratio(c, 1), ratio(c, 2)).triangle());
    }

    private Rational ratio(Case pairs, int which) {
        return TriangleSides.distance(jaccard, pairs.allCounts().get(which));
    }

    private static Stream<Case> pairsUpTo(int largest) {
        List<Confusion> pairs = IntStream.rangeClosed(0, largest)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(0, largest).mapToObj(n -> pair(i, n)))
                .toList();
        return pairs.stream()
                .flatMap(xy -> pairs.stream().flatMap(yz -> pairs.stream().map(xz -> Case.of(xy, yz, xz))))
                .filter(c -> c.allCounts().stream().anyMatch(m -> Math.max(m.tp(), m.fp()) == largest));
    }

    /** I as hits and N as false positives; a voxel outside where both are 0. */
    private static Confusion pair(int shared, int distance) {
        return new Confusion(shared, distance, 0, shared + distance == 0 ? 1 : 0);
    }

    private static boolean areSharesAndDistances(Case c) {
        List<Confusion> pairs = c.allCounts();
        return pairs.size() == 3
                && IntStream.range(0, 3)
                        .allMatch(i -> isThird(pairs.get(i), pairs.get((i + 1) % 3), pairs.get((i + 2) % 3)));
    }

    private static boolean isThird(Confusion third, Confusion one, Confusion other) {
        return third.fp() <= one.fp() + other.fp() && Math.abs(one.tp() - other.tp()) <= third.fp();
    }

    private Claim symmetric() {
        return Claim.named("distance-symmetric", "Jaccard and Dice distances are symmetric and 0 for equal masks only")
                .entry("A8")
                .provedIn("jaccard-distance", "jaccard_distance_symmetric", "jaccard_distance_zero")
                .provedIn("dice-distance", "dice_distance_symmetric", "dice_distance_zero")
                .says(
                        "1-J and 1-D don't change when target and prediction are exchanged, and vanish only where no voxel is wrong.",
                        "J(y,s) = J(s,y), \\; D(y,s) = D(s,y), \\quad J(y,s)=1 \\iff D(y,s)=1 \\iff y = s")
                .from("folklore")
                .given(
                        "target and prediction are not both empty",
                        c -> !c.counts().isBothEmpty())
                .enumerated(Enumerations.quadruples(8, 40, 80))
                .ofCounts(UnaryOperator.identity())
                .measures("\\text{properties that fail}", c -> {
                    int defects = defects(jaccard, c.counts()) + defects(dice, c.counts());
                    return Measurement.equal(Rational.of(defects), Rational.ZERO);
                });
    }

    private static int defects(Similarity similarity, Confusion c) {
        Confusion exchanged = new Confusion(c.tp(), c.fn(), c.fp(), c.tn());
        Rational value = similarity.of(c);
        int asymmetric = value.equals(similarity.of(exchanged)) ? 0 : 1;
        int indefinite = value.equals(Rational.ONE) == (c.fp() + c.fn() == 0) ? 0 : 1;
        return asymmetric + indefinite;
    }

    private Claim jaccardMetric() {
        return ofTriples("jaccard-metric", "The Jaccard distance is a metric")
                .entry("A8")
                .provedIn("jaccard-distance", "jaccard_distance_metric", "jaccard_distance_measure")
                .says(
                        "1-J satisfies the triangle inequality: the errors N = |A xor B| are a metric, and the hits I = |A and B|"
                                + " change at most as fast. It is attained where B is the union of disjoint A and C.",
                        "1-J(A,C) \\le (1-J(A,B)) + (1-J(B,C))")
                .from("folklore; Levandowsky and Winter, Nature 1971")
                .follows("ratio-metric", "distance-symmetric")
                .given(MASKS, c -> true)
                .attained(null, detour())
                .solved()
                .measures("1-J(A,C)", c -> TriangleSides.of(jaccard, c).triangle());
    }

    private Claim diceMetric() {
        return ofTriples("dice-metric", "The Dice distance is a metric")
                .entry("A9")
                .partlyProvedIn("dice-distance", "dice_distance_not_metric", "the counterexample")
                .says(
                        "Literal reading of \"Dice and Jaccard are equivalent\": 1-D is a metric as 1-J is.",
                        "1-D(A,C) \\le (1-D(A,B)) + (1-D(B,C))")
                .from("common reading")
                .correctedBy("dice-relaxed-triangle")
                .given(MASKS, c -> true)
                .measures("1-D(A,C)", c -> TriangleSides.of(dice, c).triangle());
    }

    private static boolean isDetour(Similarity similarity, Case example) {
        return TriangleSides.of(similarity, example).isDetour();
    }

    private Claim relaxedTriangle() {
        return ofTriples("dice-relaxed-triangle", "A detour shortens the Dice distance by a factor of at most 3/2")
                .entry("A9")
                .provedIn("dice-distance", "dice_distance_relaxed_triangle", "dice_distance_relaxed_triangle_tight")
                .says(
                        "1-D satisfies the triangle inequality up to the factor 3/2, which the masks {1}, {1, 2} and {2} attain.",
                        "1-D(A,C) \\le \\frac{3}{2} \\left((1-D(A,B)) + (1-D(B,C))\\right)")
                .from(GRAGERA)
                .follows("jaccard-metric", "dice-jaccard-identity", "tversky-relaxed-triangle")
                .given(MASKS + "; A, B and C are not all the same", c -> isDetour(dice, c))
                .attained(Bound.of(LARGEST_DETOUR), detour())
                .solvedAs("tversky-relaxed-triangle")
                .measures(
                        "\\frac{1-D(A,C)}{(1-D(A,B)) + (1-D(B,C))}",
                        c -> TriangleSides.of(dice, c).relaxed(LARGEST_DETOUR));
    }

    private Claim inframetric() {
        return ofTriples("dice-inframetric", "The Dice distance is at most 3 times the longer of two steps")
                .entry("A9")
                .provedIn("dice-distance", "dice_distance_inframetric", "dice_distance_inframetric_tight")
                .says(
                        "With the larger instead of the sum the factor is 3 (2 for Jaccard), attained by {1}, {1, 2} and {2}.",
                        "1-D(A,C) \\le 3 \\max(1-D(A,B), 1-D(B,C))")
                .follows("jaccard-metric", "dice-jaccard-identity", "tversky-inframetric")
                .given(MASKS + "; A, B and C are not all the same", c -> isDetour(dice, c))
                .attained(Bound.of(LARGEST_STEP), detour())
                .solvedAs("tversky-inframetric")
                .measures(
                        "\\frac{1-D(A,C)}{\\max(1-D(A,B), 1-D(B,C))}",
                        c -> TriangleSides.of(dice, c).inframetric(LARGEST_STEP));
    }

    private Claim rootMetric() {
        return ofTriples("dice-root-metric", "The square root of the Dice distance is a metric")
                .entry("A9")
                .provedIn("dice-distance", "dice_distance_root_metric")
                .says(
                        "The triangle inequality of the roots, squared: with x = 1-D(A,B), y = 1-D(B,C), z = 1-D(A,C) the last lies"
                                + " between the squares of the difference and of the sum of the roots of the others.",
                        "(\\sqrt{x}-\\sqrt{y})^2 \\le z \\le (\\sqrt{x}+\\sqrt{y})^2")
                .follows("jaccard-metric", "dice-jaccard-identity")
                .given(MASKS, c -> true)
                .solved()
                .measures("z", c -> {
                    TriangleSides sides = TriangleSides.of(dice, c);
                    Rational product = sides.first().times(sides.second());
                    Rational sum = sides.detour();
                    return new Measurement(
                            sides.direct(),
                            Bound.of(sum, Rational.of(-2), product),
                            Bound.of(sum, Rational.TWO, product));
                });
    }

    private Claim powerMetric() {
        DistancePower power = DistancePower.logThreeOfTwo();
        return ofTriples("dice-power-metric", "The Dice distance to the power log 2/log 3 is a metric")
                .entry("A9")
                .provedIn("tversky-power-metric", "dice_power_metric", "dice_power_metric_attained")
                .says(
                        "With the exponent p = log 2/log 3, about 0.631, the triangle inequality holds, with equality for {1}, {1, 2}"
                                + " and {2}: that is the largest exponent, so roots of higher order are metrics too.",
                        "(1-D(A,C))^p \\le (1-D(A,B))^p + (1-D(B,C))^p, \\quad p = \\frac{\\log 2}{\\log 3}")
                .follows("jaccard-metric", "dice-jaccard-identity", "tversky-power-metric")
                .given(MASKS, c -> true)
                .measures(
                        "\\mathrm{sgn}(x^p+y^p-z^p)",
                        c -> new Measurement(
                                Rational.of(power.signOfDetour(TriangleSides.of(dice, c))), Bound.of(0), Bound.of(1)));
    }
}
