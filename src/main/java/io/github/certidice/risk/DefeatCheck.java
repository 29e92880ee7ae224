package io.github.certidice.risk;

import io.github.certidice.risk.DefeatCertificate.Scored;
import io.github.certidice.risk.DefeatCertificate.Weighted;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a certificate from scratch: with its own fractions, counts and formulas, for it is to find mistakes of those that made
 * it. Nothing of {@link Defeat}, of the losses or of the numbers is used.
 */
public final class DefeatCheck {

    private static final int MOST_VOXELS = 20;

    private final DefeatCertificate certificate;
    private final List<String> problems = new ArrayList<>();

    private DefeatCheck(DefeatCertificate certificate) {
        this.certificate = certificate;
    }

    /** What is wrong with it; nothing if it proves what it says. */
    public static List<String> problems(DefeatCertificate certificate) {
        DefeatCheck check = new DefeatCheck(certificate);
        try {
            if (check.isWellFormed()) {
                check.checkMinimiser();
                check.checkScores();
            }
        } catch (NumberFormatException e) {
            check.problems.add("a number can't be read: " + e.getMessage());
        }
        return check.problems;
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private int voxels() {
        return certificate.minimiser().mask().length();
    }

    private boolean isWellFormed() {
        Fraction sum = Fraction.ZERO;
        Set<String> seen = new HashSet<>();
        for (Weighted one : certificate.target()) {
            require(isMask(one.mask()), "the target's " + one.mask() + " is no mask of " + voxels() + " voxels");
            require(seen.add(one.mask()), "the target has " + one.mask() + " twice");
            require(one.mask().contains("1"), "the target may be empty, where the score is a matter of convention");
            require(Fraction.of(one.probability()).signum() > 0, "probability " + one.probability() + " isn't above 0");
            sum = sum.plus(Fraction.of(one.probability()));
        }
        require(sum.minus(Fraction.ONE).signum() == 0, "the probabilities sum to " + sum);
        require(
                isMask(certificate.minimiser().mask())
                        && isMask(certificate.best().mask()),
                "a prediction is no mask");
        require(voxels() <= MOST_VOXELS, voxels() + " voxels are more than " + MOST_VOXELS);
        require(List.of("dice", "jaccard").contains(certificate.metric()), "no metric " + certificate.metric());
        require(
                Fraction.of(certificate.w0()).signum() >= 0
                        && Fraction.of(certificate.w1()).signum() >= 0,
                "a weight is negative");
        Fraction tau = Fraction.of(certificate.threshold());
        require(tau.signum() > 0 && Fraction.ONE.minus(tau).signum() > 0, "the threshold isn't between 0 and 1");
        return problems.isEmpty();
    }

    private boolean isMask(String digits) {
        return digits.matches("[01]+") && digits.length() == voxels();
    }

    /** p = w1 pi / (w1 pi + w0 (1 - pi)) is above tau where {@code (1 - tau) w1 pi - tau w0 (1 - pi)} is above 0. */
    private void checkMinimiser() {
        Fraction tau = Fraction.of(certificate.threshold());
        for (int i = 0; i < voxels(); i++) {
            Fraction pi = marginal(i);
            Fraction gain =
                    Fraction.ONE.minus(tau).times(Fraction.of(certificate.w1())).times(pi);
            Fraction cost = tau.times(Fraction.of(certificate.w0())).times(Fraction.ONE.minus(pi));
            int sign = gain.minus(cost).signum();
            require(sign != 0, "voxel " + i + " is a tie, or has no unique minimiser");
            require(
                    sign > 0 == (certificate.minimiser().mask().charAt(i) == '1'),
                    "voxel " + i + " with probability " + pi + " is thresholded otherwise");
        }
    }

    private Fraction marginal(int voxel) {
        Fraction sum = Fraction.ZERO;
        for (Weighted one : certificate.target()) {
            if (one.mask().charAt(voxel) == '1') {
                sum = sum.plus(Fraction.of(one.probability()));
            }
        }
        return sum;
    }

    private void checkScores() {
        Fraction minimiser = checked(certificate.minimiser());
        Fraction best = checked(certificate.best());
        require(best.minus(minimiser).signum() > 0, "the minimiser is as good as the best prediction");
        require(
                best.minus(minimiser).minus(Fraction.of(certificate.regret())).signum() == 0,
                "the regret is " + best.minus(minimiser));
        for (long bits = 0; bits < 1L << voxels(); bits++) {
            String other = digits(bits);
            require(
                    best.minus(expected(other)).signum() >= 0,
                    other + " is better than " + certificate.best().mask());
        }
    }

    private Fraction checked(Scored scored) {
        Fraction score = expected(scored.mask());
        require(score.minus(Fraction.of(scored.score())).signum() == 0, scored.mask() + " scores " + score);
        return score;
    }

    private String digits(long bits) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < voxels(); i++) {
            digits.append((bits >>> i & 1) == 0 ? '0' : '1');
        }
        return digits.toString();
    }

    private Fraction expected(String prediction) {
        Fraction sum = Fraction.ZERO;
        for (Weighted one : certificate.target()) {
            sum = sum.plus(Fraction.of(one.probability()).times(score(one.mask(), prediction)));
        }
        return sum;
    }

    /** 2 |y and s| / (|y| + |s|), or |y and s| / |y or s|. */
    private Fraction score(String y, String s) {
        long both = 0;
        long either = 0;
        for (int i = 0; i < y.length(); i++) {
            both += y.charAt(i) == '1' && s.charAt(i) == '1' ? 1 : 0;
            either += y.charAt(i) == '1' || s.charAt(i) == '1' ? 1 : 0;
        }
        return certificate.metric().equals("dice")
                ? new Fraction(BigInteger.valueOf(2 * both), BigInteger.valueOf(both + either))
                : new Fraction(BigInteger.valueOf(both), BigInteger.valueOf(either));
    }

    /** A fraction with a positive denominator, not in lowest terms until it is printed. */
    private record Fraction(BigInteger above, BigInteger below) {

        static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
        static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

        static Fraction of(String text) {
            int slash = text.indexOf('/');
            BigInteger above = new BigInteger(slash < 0 ? text : text.substring(0, slash));
            BigInteger below = slash < 0 ? BigInteger.ONE : new BigInteger(text.substring(slash + 1));
            if (below.signum() <= 0) {
                throw new NumberFormatException(text);
            }
            return new Fraction(above, below);
        }

        Fraction plus(Fraction that) {
            return new Fraction(above.multiply(that.below).add(that.above.multiply(below)), below.multiply(that.below));
        }

        Fraction minus(Fraction that) {
            return plus(new Fraction(that.above.negate(), that.below));
        }

        Fraction times(Fraction that) {
            return new Fraction(above.multiply(that.above), below.multiply(that.below));
        }

        int signum() {
            return above.signum();
        }

        @Override
        public String toString() {
            BigInteger common = above.gcd(below);
            return above.divide(common) + (common.equals(below) ? "" : "/" + below.divide(common));
        }
    }
}
