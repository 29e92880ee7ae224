package io.github.certidice.claim.ledger.risk;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.number.Rational;

/**
 * Targets of two kinds: a core of {@code c} voxels with one of some sets of {@code 3(a + c)} more, and {@code a} neighbours in
 * a ring of {@code 2G} voxels, {@code G = 5c + 3a}. All sets and all places in the ring are equally likely. With the
 * probability below, 1 on the core and 1/2 on the ring is the best soft prediction, and thresholding it to the core costs
 * {@code ac/(3a^2 + 10ac + 9c^2)}: the more the closer {@code a/c} is to the square root of 3.
 *
 * @param core voxels of the core
 * @param found voxels of a target in the ring
 */
record CoreAndScattered(long core, long found) {

    /** So many that predicting all of them isn't better. */
    static final int SETS = 7;

    /** The k-th pair whose ratio is a convergent of the square root of 3: 2/1, 5/3, 7/4, 19/11, ... */
    static CoreAndScattered convergent(int k) {
        long a = 2;
        long c = 1;
        for (int i = 0; i < k; i++) {
            long next = a + 3 * c;
            c += a;
            a = next;
            if (a % 2 == 0 && c % 2 == 0) {
                a /= 2;
                c /= 2;
            }
        }
        return new CoreAndScattered(c, a);
    }

    /** Of a case with numbers c and a. */
    static CoreAndScattered of(Case c) {
        return new CoreAndScattered(
                c.parameter("c").longValue(), c.parameter("a").longValue());
    }

    /** True where c and a are such that the prediction is best. */
    static boolean isOne(Case c) {
        CoreAndScattered sizes = of(c);
        return sizes.core > 0 && 3 * sizes.found >= 5 * sizes.core && sizes.found <= 2 * sizes.core;
    }

    private long half() {
        return 5 * core + 3 * found;
    }

    private long more() {
        return 3 * (found + core);
    }

    /** The probability of the core. */
    private Rational probability() {
        Rational first = Rational.of(found * half() * (found + core));
        Rational other = Rational.of(3 * core + 2 * found).power(2).times(Rational.of(2 * core));
        return first.over(first.plus(other));
    }

    /** What the threshold loses. */
    Rational lost() {
        return Rational.of(found * core, 3 * found * found + 10 * found * core + 9 * core * core);
    }

    /** The largest expected soft Dice, that of the prediction. */
    Rational best() {
        Rational hits = Rational.of(core).times(probability());
        Rational others = Rational.of(found).times(Rational.ONE.minus(probability()));
        return hits.over(Rational.of(half())).plus(others.over(Rational.of(6 * core + 4 * found)));
    }

    /**
     * One target of each kind. As the prediction is the same on all voxels of the core, the ring, and the sets, both kinds
     * have the scores that they have wherever they lie.
     */
    Case predicting(double onCore, double onRing, double onSets) {
        Rational first = probability();
        Case targets = DistributionCases.of(
                "10010", first.toString(), "01000", Rational.ONE.minus(first).toString());
        Case sizes = targets.with("size1", core)
                .with("size2", found)
                .with("size3", 2 * half() - found)
                .with("size4", more())
                .with("size5", (SETS - 1) * more());
        return SoftPredictions.with(sizes, onCore, onRing, onRing, onSets, onSets);
    }
}
