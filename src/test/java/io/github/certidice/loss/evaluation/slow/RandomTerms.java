package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;

/** Terms of pixelwise losses, and what their sums are divided by. */
final class RandomTerms {

    private final RandomCases cases;

    RandomTerms(RandomCases cases) {
        this.cases = cases;
    }

    private static Rational q(long above, long below) {
        return Rational.of(above, below);
    }

    /** A divisor that goes with a term. */
    PixelwiseLoss.Divisor divisor(PixelTerm term) {
        if (term instanceof PixelTerm.BinaryFocal && cases.chance(30)) {
            return new PixelwiseLoss.FocalFactors(Rational.of(1e-8), counting());
        }
        if (term instanceof PixelTerm.CrossEntropy && cases.chance(50)) {
            return new PixelwiseLoss.WeightsOfTargets();
        }
        return counting();
    }

    private PixelwiseLoss.Divisor counting() {
        return cases.pick(
                new PixelwiseLoss.AllTerms(),
                new PixelwiseLoss.CountedTerms(),
                new PixelwiseLoss.One(),
                new PixelwiseLoss.CountedVoxels(Rational.of(1e-8)),
                new PixelwiseLoss.Enlarged(new PixelwiseLoss.CountedTerms(), q(1, 7)));
    }

    /** A term. */
    PixelTerm term() {
        int kept = cases.kept();
        List<Rational> none = List.of();
        return switch (cases.random().nextInt(8)) {
            case 0 -> binaryCrossEntropy(kept);
            case 1, 2 -> new PixelTerm.CrossEntropy(cases.chance(50) ? cases.weights(kept) : none, share());
            case 3, 4 -> binaryFocal(kept);
            case 5 -> new PixelTerm.ClassFocal(gamma(), classWeights(kept));
            case 6 -> new PixelTerm.SmoothedFocal(gamma(), classWeights(kept), q(1, 20));
            default ->
                cases.chance(50)
                        ? PixelTerm.LogCoshDistance.PLAIN
                        : new PixelTerm.BalancedCrossEntropy(Rational.ONE, gamma(), Rational.of(1e-7));
        };
    }

    private ClassWeights classWeights(int kept) {
        return switch (cases.random().nextInt(3)) {
            case 0 -> ClassWeights.EQUAL;
            case 1 -> ClassWeights.each(cases.weights(kept));
            default -> ClassWeights.background(q(3, 4), q(1, 4));
        };
    }

    private PixelTerm binaryCrossEntropy(int kept) {
        return new PixelTerm.BinaryCrossEntropy(
                cases.chance(40) ? cases.weights(cases.pick(1, kept)) : List.of(),
                cases.chance(40) ? cases.weights(cases.pick(1, kept)) : List.of(),
                cases.chance(40) ? Optional.of(Rational.of(-100)) : Optional.empty(),
                share());
    }

    private PixelTerm binaryFocal(int kept) {
        return new PixelTerm.BinaryFocal(
                gamma(),
                cases.chance(50) ? Optional.of(q(1, 4)) : Optional.empty(),
                cases.pick(PixelTerm.FocalFactor.values()),
                cases.chance(30) ? cases.weights(kept) : List.of(),
                classWeights(kept),
                cases.chance(20) ? Optional.of(new PixelTerm.Reduced(q(2, 5), q(3, 5))) : Optional.empty(),
                cases.chance(20) ? Optional.of(Rational.of(1e-7)) : Optional.empty());
    }

    private Rational gamma() {
        return cases.pick(Rational.ZERO, Rational.TWO, Rational.TWO, Rational.HALF, q(5, 2));
    }

    private Rational share() {
        return cases.pick(Rational.ZERO, Rational.ZERO, q(1, 10), Rational.of(0.1));
    }
}
