package io.github.certidice.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Pair;
import io.github.certidice.number.Decimals;
import io.github.certidice.number.Numbers;
import io.github.certidice.number.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.commons.math3.fraction.BigFraction;

/** The losses once more, straight from their definitions and slowly, in somebody else's fractions and decimals. */
final class Definitions {

    private static final MathContext DIGITS = new MathContext(60);

    /** log(1 - p) of the smallest p is about 10^-324. */
    private static final MathContext LOG_DIGITS = new MathContext(360);

    private Definitions() {}

    static void compare(Candidate loss, Pair pair) {
        Evaluation answer = loss.of(pair);
        if (loss.declared() instanceof SoftOverlap overlap) {
            compareOverlap(overlap, pair, answer);
        } else if (loss.declared() instanceof LovaszExtension lovasz) {
            compareLovasz(lovasz, pair, answer);
        } else if (loss.declared() instanceof CrossEntropy entropy) {
            compareEntropy(entropy, pair, answer);
        }
    }

    private static void compareOverlap(SoftOverlap loss, Pair pair, Evaluation answer) {
        BigFraction[] ratio = ratio(loss, pair);
        if (ratio[1].equals(BigFraction.ZERO)) {
            assertThat(answer.flags()).contains(Flag.UNDEFINED);
            return;
        }
        assertSame(
                answer.exact().orElseThrow().asRational().orElseThrow(),
                BigFraction.ONE.subtract(ratio[0].divide(ratio[1])));
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            BigFraction[] slope = slopes(loss, pair, voxel);
            // -(A/B)' = -(A/B) (A'/A - B'/B), multiplied out so that A may be 0
            BigFraction expected = ratio[0].multiply(slope[1]).subtract(slope[0].multiply(ratio[1]));
            assertSame(answer.gradient().at(voxel), expected.divide(ratio[1].pow(2)));
        }
    }

    /** Numerator tp + s and denominator tp + alpha fp + beta fn + s, voxel by voxel. */
    private static BigFraction[] ratio(SoftOverlap loss, Pair pair) {
        BigFraction smoothing = Numbers.bigFraction(loss.smoothing());
        BigFraction above = smoothing;
        BigFraction below = smoothing;
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            BigFraction y = exact(pair.target().at(voxel));
            BigFraction p = exact(pair.prediction().at(voxel));
            BigFraction tp = y.multiply(p);
            BigFraction fp = p.pow(power(loss)).subtract(tp);
            BigFraction fn = y.pow(power(loss)).subtract(tp);
            above = above.add(tp);
            below = below.add(tp).add(alpha(loss).multiply(fp)).add(beta(loss).multiply(fn));
        }
        return new BigFraction[] {above, below};
    }

    private static BigFraction[] slopes(SoftOverlap loss, Pair pair, int voxel) {
        BigFraction tp = exact(pair.target().at(voxel));
        BigFraction p = exact(pair.prediction().at(voxel));
        BigFraction fp = (power(loss) == 2 ? p.multiply(2) : BigFraction.ONE).subtract(tp);
        BigFraction fn = tp.negate();
        return new BigFraction[] {
            tp, tp.add(alpha(loss).multiply(fp)).add(beta(loss).multiply(fn))
        };
    }

    private static int power(SoftOverlap loss) {
        return loss.exponent() == Exponent.TWO ? 2 : 1;
    }

    private static BigFraction alpha(SoftOverlap loss) {
        return Numbers.bigFraction(loss.weights().alpha());
    }

    private static BigFraction beta(SoftOverlap loss) {
        return Numbers.bigFraction(loss.weights().beta());
    }

    /** The Choquet integral: the set loss of the voxels whose error is at least t, integrated over t. */
    private static void compareLovasz(LovaszExtension loss, Pair pair, Evaluation answer) {
        BigFraction integral = BigFraction.ZERO;
        BigFraction from = BigFraction.ZERO;
        for (BigFraction to : thresholds(pair)) {
            BigFraction set = setLoss(loss, pair, voxel -> error(pair, voxel).compareTo(to) >= 0);
            integral = integral.add(to.subtract(from).multiply(set));
            from = to;
        }
        assertSame(answer.exact().orElseThrow().asRational().orElseThrow(), integral);
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            assertSame(answer.gradient().at(voxel), marginal(loss, pair, voxel));
        }
    }

    private static TreeSet<BigFraction> thresholds(Pair pair) {
        TreeSet<BigFraction> thresholds = new TreeSet<>();
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            thresholds.add(error(pair, voxel));
        }
        return thresholds;
    }

    /** Voxels of larger error are wrong already; of a tie, the background comes first, and each kind shares its part. */
    private static BigFraction marginal(LovaszExtension loss, Pair pair, int voxel) {
        boolean on = pair.target().at(voxel) == 1;
        BigFraction error = error(pair, voxel);
        Predicate<Integer> larger = other -> error(pair, other).compareTo(error) > 0;
        Predicate<Integer> tied = other -> error(pair, other).compareTo(error) == 0;
        Predicate<Integer> kin = tied.and(other -> (pair.target().at(other) == 1) == on);
        Predicate<Integer> before =
                on ? larger.or(tied.and(other -> pair.target().at(other) == 0)) : larger;
        BigFraction gain = setLoss(loss, pair, before.or(kin)).subtract(setLoss(loss, pair, before));
        BigFraction share = gain.divide(count(pair, kin));
        return on ? share.negate() : share;
    }

    /** From the two sets of voxels themselves. */
    private static BigFraction setLoss(LovaszExtension loss, Pair pair, Predicate<Integer> wrong) {
        Predicate<Integer> target = voxel -> pair.target().at(voxel) == 1;
        Predicate<Integer> predicted = voxel -> target.test(voxel) != wrong.test(voxel);
        int both = count(pair, target.and(predicted));
        int either = count(pair, target.or(predicted));
        if (either == 0) {
            return BigFraction.ZERO;
        }
        return loss.set() instanceof Jaccard
                ? new BigFraction(either - both, either)
                : BigFraction.ONE.subtract(new BigFraction(2 * both, both + either));
    }

    private static int count(Pair pair, Predicate<Integer> set) {
        int count = 0;
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            count += set.test(voxel) ? 1 : 0;
        }
        return count;
    }

    private static BigFraction error(Pair pair, int voxel) {
        return exact(pair.target().at(voxel))
                .subtract(exact(pair.prediction().at(voxel)))
                .abs();
    }

    private static void compareEntropy(CrossEntropy loss, Pair pair, Evaluation answer) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            Rational y = Rational.of(pair.target().at(voxel));
            Rational p = Rational.of(pair.prediction().at(voxel));
            Rational on = loss.foreground().times(y);
            Rational off = loss.background().times(Rational.ONE.minus(y));
            if (on.signum() * (1 - p.signum())
                            + off.signum() * (1 - Rational.ONE.minus(p).signum())
                    != 0) {
                assertThat(answer.value()).isEqualTo(Double.POSITIVE_INFINITY);
                return;
            }
            sum = sum.add(term(on, p)).add(term(off, Rational.ONE.minus(p)));
            Rational slope = quotient(off, Rational.ONE.minus(p)).minus(quotient(on, p));
            assertThat(answer.gradient().at(voxel)).isEqualTo(slope.over(Rational.of(pair.size())));
        }
        Rational mean = Numbers.rational(sum).over(Rational.of(-pair.size()));
        assertThat(answer.value()).isEqualTo(mean.doubleValue());
    }

    private static BigDecimal term(Rational weight, Rational x) {
        return weight.signum() == 0
                ? BigDecimal.ZERO
                : Decimals.of(weight, DIGITS).multiply(Decimals.log(x, LOG_DIGITS));
    }

    private static Rational quotient(Rational a, Rational b) {
        return a.signum() == 0 ? Rational.ZERO : a.over(b);
    }

    /** Through decimals, because BigFraction's own constructor for doubles halves subnormals. */
    private static BigFraction exact(double x) {
        return Numbers.bigFraction(Numbers.rational(new BigDecimal(x)));
    }

    private static void assertSame(Rational actual, BigFraction expected) {
        assertThat(Numbers.bigFraction(actual)).isEqualTo(expected);
    }
}
