package io.github.certidice.evidence;

import static java.util.Map.entry;

import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Surrogates;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.loss.CrossEntropy;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.EmptyRule;
import io.github.certidice.loss.Evaluation;
import io.github.certidice.loss.Exponent;
import io.github.certidice.loss.Gradient;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.LovaszExtension;
import io.github.certidice.loss.Similarity;
import io.github.certidice.loss.SoftOverlap;
import io.github.certidice.loss.Tversky;
import io.github.certidice.loss.WeightedHamming;
import io.github.certidice.number.FloatFormat;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Wrong formulas, each of which some law of the ledger must notice. */
final class PlantedFormulas {

    private static final Formulas RIGHT = Formulas.reference();
    private static final Surrogates SURROGATES = RIGHT.surrogates();
    private static final Rational ONE = Rational.ONE;
    private static final Similarity DICE = new Dice();
    private static final Rational FIFTY = Rational.of(50);
    private static final Rational QUARTER = Rational.of(1, 4);

    private static final Map<String, Formulas> ALL = inOrder(
            entry(
                    "Dice without the factor 2",
                    RIGHT.withDice(wrong(c -> Rational.of(c.tp(), c.tp() + c.fp() + c.fn())))),
            entry("Dice that forgets misses", RIGHT.withDice(wrong(c -> Rational.of(2 * c.tp(), 2 * c.tp() + c.fp())))),
            entry("Dice that overlooks single voxels", RIGHT.withDice(wrong(PlantedFormulas::ofManyVoxels))),
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
            entry("Jaccard that is 1 on an empty target", RIGHT.withJaccard(emptyTargetsArePerfect())),
            entry(
                    "Tversky weights squared",
                    RIGHT.withTversky((alpha, beta) -> new Tversky(alpha.times(alpha), beta.times(beta)))),
            entry("Tversky weights halved", RIGHT.withTversky(PlantedFormulas::halved)),
            entry(
                    "Tversky that takes false positives for hits",
                    RIGHT.withTversky(PlantedFormulas::falsePositivesAsHits)),
            entry("Tversky weights exchanged", RIGHT.withTversky((alpha, beta) -> new Tversky(beta, alpha))),
            entry("Tversky with a weight that falls and rises", RIGHT.withTversky(PlantedFormulas::fallingAndRising)),
            entry(
                    "Hamming weights exchanged",
                    RIGHT.withHamming(gamma -> new WeightedHamming(Rational.ONE.minus(gamma)))),
            entry("Hamming not normalised", RIGHT.withHamming(PlantedFormulas::notNormalised)),
            entry(
                    "soft Dice smoothed",
                    RIGHT.withSoftDice(SoftOverlap.dice(Exponent.ONE).smoothedBy(Rational.ONE))),
            entry("soft Dice with half the weights", RIGHT.withSoftDice(SoftOverlap.tversky(QUARTER, QUARTER))),
            entry("soft Jaccard squared", RIGHT.withSoftJaccard(SoftOverlap.jaccard(Exponent.TWO))),
            entry("cross-entropy weights exchanged", RIGHT.withCrossEntropy((w0, w1) -> new CrossEntropy(w1, w0))),
            entry(
                    "squared soft Dice for the Lovász extension",
                    RIGHT.withLovaszJaccard(SoftOverlap.dice(Exponent.TWO))),
            entry("Lovász extension of Dice", RIGHT.withLovaszJaccard(new LovaszExtension(new Dice(EmptyRule.ONE)))),
            entry("soft Dice that rises and falls", RIGHT.withSoftDice(new Reshaped(RIGHT.softDice(), v -> hump(v)))),
            entry(
                    "soft Dice, squared as a similarity",
                    RIGHT.withSoftDice(new Reshaped(RIGHT.softDice(), v -> concave(v)))),
            entry(
                    "squared soft Dice that rises and falls",
                    RIGHT.withSquaredDice(new Reshaped(RIGHT.squaredDice(), v -> hump(v)))),
            entry(
                    "Lovász-Dice that rises and falls",
                    RIGHT.with(SURROGATES.withLovaszDice(new Reshaped(SURROGATES.lovaszDice(), v -> hump(v))))),
            entry(
                    "Lovász-Dice doubled, with its slope",
                    RIGHT.with(SURROGATES.withLovaszDice(
                            new Steeper(new Reshaped(SURROGATES.lovaszDice(), v -> v.times(Rational.TWO)), 2)))),
            entry("squared soft Dice of twice the slope", RIGHT.withSquaredDice(new Steeper(RIGHT.squaredDice(), 2))),
            entry(
                    "Lovász extension of Jaccard for that of Dice",
                    RIGHT.with(SURROGATES.withLovaszDice(RIGHT.lovaszJaccard()))),
            entry(
                    "soft Jaccard that rises and falls",
                    RIGHT.withSoftJaccard(new Reshaped(RIGHT.softJaccard(), v -> hump(v)))),
            entry(
                    "Jaccard metric losses, squared",
                    RIGHT.with(SURROGATES
                            .withMetric(pair -> SURROGATES.metric().of(pair).power(2))
                            .withProductMetric(
                                    pair -> SURROGATES.productMetric().of(pair).power(2)))),
            entry(
                    "a Jaccard metric loss that is never 0",
                    RIGHT.with(SURROGATES.withMetric(
                            pair -> ONE.plus(SURROGATES.metric().of(pair)).times(Rational.HALF)))),
            entry(
                    "a Jaccard metric loss below the other one",
                    RIGHT.with(SURROGATES.withProductMetric(
                            pair -> SURROGATES.metric().of(pair).power(2)))),
            entry(
                    "squared soft Jaccard that rises and falls",
                    RIGHT.with(SURROGATES.withSquaredJaccard(new Reshaped(SURROGATES.squaredJaccard(), v -> hump(v))))),
            entry(
                    "smoothing with twice the constant",
                    RIGHT.with(SURROGATES.withSmoothedDice(
                            s -> SURROGATES.smoothedDice().apply(s.times(Rational.TWO))))),
            entry(
                    "a guard of half the size",
                    RIGHT.with(SURROGATES.withGuardedDice(
                            eps -> SURROGATES.guardedDice().apply(eps.times(Rational.HALF))))),
            entry(
                    "functions of half the loss in place of the similarity",
                    RIGHT.with(SURROGATES.withReshaped(
                            (kind, x) -> SURROGATES.reshaped().apply(kind, ONE.minus(x.times(Rational.HALF)))))),
            entry("soft Jaccard of twice the slope", RIGHT.withSoftJaccard(new Steeper(RIGHT.softJaccard(), 2))),
            entry("soft Dice of twice the slope", RIGHT.withSoftDice(new Steeper(RIGHT.softDice(), 2))),
            entry("squared soft Dice with the slope of the plain one", RIGHT.withSquaredDice(RIGHT.softDice())),
            entry("soft Dice with the opposite slope", RIGHT.withSoftDice(new Steeper(RIGHT.softDice(), -1))),
            entry("Lovász-Jaccard of twice the slope", RIGHT.withLovaszJaccard(new Steeper(RIGHT.lovaszJaccard(), 2))),
            entry(
                    "Lovász-Dice of twice the slope",
                    RIGHT.with(SURROGATES.withLovaszDice(new Steeper(SURROGATES.lovaszDice(), 2)))),
            entry("a floor of -50 below logarithms", RIGHT.with(SURROGATES.withFloored(q -> {
                Real loss = SURROGATES.floored().apply(q);
                return loss.compareWith(FIFTY) < 0 ? loss : FIFTY;
            }))),
            entry(
                    "a gradient with half the floor",
                    RIGHT.with(SURROGATES.withFlooredSlope(
                            (y, p, c) -> SURROGATES.flooredSlope().of(y, p, c.times(Rational.HALF))))),
            entry(
                    "cross-entropy with twice the weights",
                    RIGHT.withCrossEntropy(
                            (w0, w1) -> new CrossEntropy(w0.times(Rational.TWO), w1.times(Rational.TWO)))),
            entry("operations in half the digits", RIGHT.withRounding(PlantedFormulas::coarse)),
            entry("rounding to the farther neighbour", RIGHT.withRounding(PlantedFormulas::farther)));

    private PlantedFormulas() {}

    /** By what is wrong with them; all other formulas are right. */
    static Map<String, Formulas> all() {
        return ALL;
    }

    private static Rational hump(Rational loss) {
        return loss.times(ONE.minus(loss));
    }

    /** 1 minus the square of the similarity. */
    private static Rational concave(Rational loss) {
        return loss.times(Rational.TWO.minus(loss));
    }

    /** A function of a loss, whose value alone is looked at. */
    private record Reshaped(Loss inner, UnaryOperator<Rational> shape) implements Loss {

        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public Evaluation of(Pair pair) {
            Evaluation right = inner.of(pair);
            return new Evaluation(
                    right.exact().map(value -> shape.apply(value.rational())), right.gradient(), right.flags());
        }

        @Override
        public Optional<Similarity> atVertices() {
            return inner.atVertices();
        }

        @Override
        public boolean isSymmetric() {
            return inner.isSymmetric();
        }

        @Override
        public boolean isZeroAtEquality() {
            return inner.isZeroAtEquality();
        }
    }

    /** A loss whose gradient is a multiple of what it should be. */
    private record Steeper(Loss inner, int factor) implements Loss {

        @Override
        public String name() {
            return "wrong";
        }

        @Override
        public Evaluation of(Pair pair) {
            Evaluation right = inner.of(pair);
            Gradient gradient = new Gradient() {
                @Override
                public int size() {
                    return right.gradient().size();
                }

                @Override
                public Rational at(int voxel) {
                    return right.gradient().at(voxel).times(Rational.of(factor));
                }
            };
            return new Evaluation(right.exact(), gradient, right.flags());
        }

        @Override
        public Optional<Similarity> atVertices() {
            return inner.atVertices();
        }

        @Override
        public boolean isSymmetric() {
            return inner.isSymmetric();
        }

        @Override
        public boolean isZeroAtEquality() {
            return inner.isZeroAtEquality();
        }
    }

    /** Float accumulators for doubles, and the like. */
    private static double coarse(double x, FloatFormat format) {
        return new FloatFormat((format.digits() + 1) / 2, format.leastExponent(), false).round(x);
    }

    /** Faithful, but not monotone; doubles are left alone. */
    private static double farther(double x, FloatFormat format) {
        double near = format.round(x);
        double step = Math.scalb(Math.ulp(near), FloatFormat.FLOAT64.digits() - format.digits());
        return near == x ? x : format.round(near + (near < x ? step : -step));
    }

    private static Rational ofManyVoxels(Confusion c) {
        return c.tp() + c.fp() + c.fn() > 1 ? DICE.of(c) : Rational.ZERO;
    }

    /** The order of {@code Map.ofEntries} is another one in each run. */
    @SafeVarargs
    private static Map<String, Formulas> inOrder(Map.Entry<String, Formulas>... planted) {
        Map<String, Formulas> map = new LinkedHashMap<>();
        for (Map.Entry<String, Formulas> each : planted) {
            map.put(each.getKey(), each.getValue());
        }
        return map;
    }

    private static Similarity emptyTargetsArePerfect() {
        return new Similarity() {
            @Override
            public String name() {
                return "wrong";
            }

            @Override
            public boolean isDefinedAt(Confusion c) {
                return true;
            }

            @Override
            public Rational of(Confusion c) {
                return c.foreground() == 0 ? Rational.ONE : Rational.of(c.tp(), c.tp() + c.fp() + c.fn());
            }
        };
    }

    private static Similarity fallingAndRising(Rational alpha, Rational beta) {
        Rational away = alpha.minus(Rational.ONE);
        return new Tversky(away.times(away), beta);
    }

    private static Similarity falsePositivesAsHits(Rational alpha, Rational beta) {
        return wrong(c -> {
            Rational hits = Rational.of(c.tp()).plus(alpha.times(Rational.of(c.fp())));
            return hits.over(hits.plus(beta.times(Rational.of(c.fn()))));
        });
    }

    private static Similarity halved(Rational alpha, Rational beta) {
        return new Tversky(alpha.times(Rational.HALF), beta.times(Rational.HALF));
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
}
