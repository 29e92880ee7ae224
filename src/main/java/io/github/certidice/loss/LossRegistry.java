package io.github.certidice.loss;

import io.github.certidice.number.Rational;
import java.util.List;

/** The losses of this library; the contract properties run on each of them. */
public final class LossRegistry {

    private static final List<Loss> LOSSES = List.of(
            SoftOverlap.dice(Exponent.ONE),
            SoftOverlap.dice(Exponent.TWO),
            SoftOverlap.jaccard(Exponent.ONE),
            SoftOverlap.jaccard(Exponent.TWO),
            SoftOverlap.tversky(Rational.of(3, 10), Rational.of(7, 10)),
            SoftOverlap.dice(Exponent.ONE).smoothedBy(Rational.HALF),
            new LovaszExtension(new Jaccard(EmptyRule.ONE)),
            new LovaszExtension(new Dice(EmptyRule.ONE)),
            new CrossEntropy(),
            new CrossEntropy(Rational.ONE, Rational.of(3)));

    private LossRegistry() {}

    /** All of them, in the order of reports. */
    public static List<Loss> all() {
        return LOSSES;
    }
}
