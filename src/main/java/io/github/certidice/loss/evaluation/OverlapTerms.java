package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.number.Rational;

/**
 * What a voxel adds to the sums of an {@link OverlapCell}; null for nothing.
 *
 * @param overlap whose form decides what they are
 * @param g the target, in (0, 1]; null for 0
 * @param isOne true where the target is 1
 */
record OverlapTerms(Overlap overlap, Variable g, boolean isOne) {

    /**
     * The terms of a probability.
     *
     * @param inIntersection false where p and g are not to meet
     */
    Variable[] of(Probability probability, boolean inIntersection) {
        return switch (overlap.form()) {
            case PRODUCT ->
                new Variable[] {
                    g == null || !inIntersection
                            ? null
                            : isOne ? probability.p() : probability.p().times(g),
                    power(probability.p()),
                    g == null || isOne ? g : power(g)
                };
            case NORM, NORMS ->
                new Variable[] {
                    inIntersection ? power(distance(probability)) : apart(probability),
                    power(ofPrediction(probability)),
                    g == null || isOne ? g : power(g)
                };
            case SQUARED_MAPS -> squaredMaps(probability);
        };
    }

    private Variable power(Variable x) {
        return x.power(overlap.exponent());
    }

    /** |p - g| without cancellation for hard targets. */
    private Variable distance(Probability probability) {
        Variable difference = g == null
                ? probability.p()
                : isOne ? probability.q() : probability.p().minus(g);
        return difference.abs(isKinked());
    }

    /** Larger powers are smooth at 0. */
    private boolean isKinked() {
        return overlap.exponent().equals(Rational.ONE);
    }

    private Variable ofPrediction(Probability probability) {
        return overlap.form() == Overlap.Form.NORMS ? probability.p().abs(isKinked()) : probability.p();
    }

    /** p^e + g^e: what |p - g|^e would be if they were of different voxels. */
    private Variable apart(Probability probability) {
        Variable p = power(ofPrediction(probability));
        return g == null ? p : p.plus(power(g));
    }

    private Variable[] squaredMaps(Probability probability) {
        Variable off = g == null ? probability.p() : probability.p().times(g.complement());
        return new Variable[] {
            g == null ? null : probability.p().times(g).power(Rational.TWO),
            off.power(Rational.TWO),
            g == null ? null : probability.q().times(g).power(Rational.TWO)
        };
    }
}
