package io.github.certidice.risk;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import java.util.LinkedHashMap;
import java.util.Map;

/** Distributions for tests: {@code of("10", "3/4", "11", "1/4")}. */
final class Distributions {

    private Distributions() {}

    static MaskDistribution of(String... masksAndProbabilities) {
        Map<Mask, Rational> probabilities = new LinkedHashMap<>();
        for (int i = 0; i < masksAndProbabilities.length; i += 2) {
            probabilities.put(mask(masksAndProbabilities[i]), Rational.parse(masksAndProbabilities[i + 1]));
        }
        return MaskDistribution.of(probabilities);
    }

    static Mask mask(String digits) {
        return Mask.parse(Shape.of(digits.length()), digits);
    }
}
