package io.github.certidice.loss;

import io.github.certidice.image.Pair;
import java.util.function.Function;

/**
 * Something that claims to be a loss: what it declares, and how it answers. The two belong together for real losses and
 * contradict each other for planted defects.
 */
record Candidate(Loss declared, Function<Pair, Evaluation> answers) {

    static Candidate of(Loss loss) {
        return new Candidate(loss, loss::of);
    }

    Evaluation of(Pair pair) {
        return answers.apply(pair);
    }

    /** True where the derivative along one coordinate is a monotone function: then a secant lies between two slopes. */
    boolean hasMonotoneSlopes() {
        return !isSquared() && !isPiecewiseWithoutConvexity();
    }

    boolean isSquared() {
        return declared instanceof SoftOverlap overlap && overlap.exponent() == Exponent.TWO;
    }

    /** True where each coordinate moves the loss along (a + b t) / (c + e t). */
    boolean isLinearFractional() {
        return declared instanceof SoftOverlap overlap && overlap.exponent() == Exponent.ONE;
    }

    boolean isPiecewiseWithoutConvexity() {
        return declared instanceof LovaszExtension lovasz && !(lovasz.set() instanceof Jaccard);
    }

    boolean isAtMostOne() {
        return !(declared instanceof CrossEntropy);
    }

    boolean takesSoftLabels() {
        return !(declared instanceof LovaszExtension);
    }

    @Override
    public String toString() {
        return declared.name();
    }
}
